import Link from '@docusaurus/Link';
import checklists from '@site/src/generated/home-checklists.json';
import type { ReactNode } from 'react';
import type { ListedItems } from '../../catalog/types';
import { parseAssessment } from '../../certification/assessment';
import { progressOf } from './progress';
import styles from './styles.module.css';

const lists: readonly ListedItems[] = checklists;

/** @param saved the assessment as this browser keeps it */
export default function Progress({ saved }: { saved: string }): ReactNode {
  const parsed = parseAssessment(saved);
  if (!parsed.ok)
    return (
      <p className={styles.where}>
        Your saved answers cannot be read here. <Link to="/docs/checklists">Open the checklists</Link> to see why and to
        keep them.
      </p>
    );
  const { answered, total, next } = progressOf(parsed.assessment, lists);
  if (answered === 0) return null;
  return (
    <section className={styles.where} aria-label="Where you are">
      <p>
        <strong>
          You answered {answered} of {total} items.
        </strong>{' '}
        {next ? <Link to={next.route}>Go on with {next.title}</Link> : <Link to="/docs/checklists">See them all</Link>}
      </p>
      <progress max={total} value={answered} aria-label="Items answered" />
    </section>
  );
}
