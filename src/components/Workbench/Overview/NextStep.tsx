import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { NextAction } from '../../../certification/readiness/types';
import styles from './styles.module.css';

/** The one thing to do next, and why that. */
export default function NextStep({ next, isReady }: { next: NextAction | null; isReady: boolean }): ReactNode {
  return (
    <section aria-labelledby="next" className={styles.next}>
      <h2 id="next">Next</h2>
      <div className={styles.told}>{isReady ? <Told next={next} /> : <p>Reading what this browser keeps…</p>}</div>
    </section>
  );
}

function Told({ next }: { next: NextAction | null }): ReactNode {
  if (!next) return <p>Every gate is passed. Nothing is left to do here.</p>;
  return (
    <>
      <p className={styles.action}>
        <Link to={next.route} data-noBrokenLinkCheck>
          {next.title}
        </Link>
      </p>
      <p className={styles.because}>Why this: {next.because}</p>
    </>
  );
}
