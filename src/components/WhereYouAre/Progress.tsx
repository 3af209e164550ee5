import Link from '@docusaurus/Link';
import checklists from '@site/src/generated/home-checklists.json';
import type { ReactNode } from 'react';
import { useAssessment } from '../../assessment-client';
import type { ListedItems } from '../../catalog/types';
import { progressOf } from './progress';
import styles from './styles.module.css';

const lists: readonly ListedItems[] = checklists;

export default function Progress(): ReactNode {
  const { assessment } = useAssessment();
  const { answered, total, next } = progressOf(assessment, lists);
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
