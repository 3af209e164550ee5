import { type ReactNode, useState } from 'react';
import { useAssessment } from '../../../assessment-client';
import Assessments from './Assessments';
import Changes from './Changes';
import Compare, { NOW, type Pair } from './Compare';
import Milestones from './Milestones';
import StoredCopies from './StoredCopies';
import styles from './styles.module.css';
import Unplaced from './Unplaced';

/** What was changed, by whom and when; moments that were frozen; and the other assessments of this browser. */
export default function History(): ReactNode {
  const { ready, store, over, assessment, history, listings, author } = useAssessment();
  const [pair, setPair] = useState<Pair>({ before: NOW, after: NOW });
  const { commands } = store;

  function compare(before: string): void {
    setPair({ before, after: NOW });
    document.getElementById('compare')?.scrollIntoView();
  }

  return (
    <div className={styles.history} aria-busy={!ready}>
      <Assessments
        state={{ assessment, listings, author }}
        store={store}
        compare={(id) => compare(`assessment:${id}`)}
      />
      <Milestones assessment={assessment} commands={commands} compare={(id) => compare(`milestone:${id}`)} />
      <Compare assessment={assessment} listings={listings} store={store} pair={pair} change={setPair} />
      <Unplaced over={over} commands={commands} />
      <StoredCopies store={store} assessment={assessment} listings={listings} />
      <Changes history={history} commands={commands} />
    </div>
  );
}
