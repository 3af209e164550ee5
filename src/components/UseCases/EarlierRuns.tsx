import type { ReactNode } from 'react';
import type { UseCase } from '../../catalog/types';
import Button from '../ui/Button';
import styles from './styles.module.css';
import type { Watch } from './useWatch';

const most = 5;

interface Props {
  useCase: UseCase;
  watch: Watch;
  /** Called when a run is chosen. */
  onShow: () => void;
}

/** Runs of a case that the server keeps: each shows its result again. */
export default function EarlierRuns({ useCase, watch, onShow }: Props): ReactNode {
  const runs = watch.runs.filter((run) => run.useCaseId === useCase.id && run.stoppedTime).slice(0, most);
  if (runs.length === 0) return null;
  return (
    <details className={styles.fold}>
      <summary>{runs.length === 1 ? '1 earlier run' : `${runs.length} earlier runs`}</summary>
      <ul className={styles.runs}>
        {runs.map((run) => (
          <li key={run.id}>
            <Button
              look="small"
              aria-pressed={run.id === watch.shown?.id}
              onClick={() => {
                onShow();
                watch.show(run);
              }}
            >
              {run.name}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
