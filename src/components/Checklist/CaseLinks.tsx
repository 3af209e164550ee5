import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import type { CaseLink, ChecklistItem } from '../../catalog/types';
import AsServed from '../AsServed';
import { VerdictMark } from '../evidence';
import { sayRun } from '../UseCases/say-run';
import Button from '../ui/Button';
import type { ShownVerdict } from './evidence/types';
import styles from './styles.module.css';
import type { Rehearsal } from './useRehearsal';

interface Props {
  item: ChecklistItem;
  rehearsal: Rehearsal;
  verdict: ShownVerdict | undefined;
}

function Row({ useCase, item, rehearsal }: Pick<Props, 'item' | 'rehearsal'> & { useCase: CaseLink }): ReactNode {
  const { id, title, route, isRunnable } = useCase;
  return (
    <li>
      <Link to={route}>
        {id} {title}
      </Link>
      {isRunnable && (
        <Button
          look="small"
          aria-label={`Run ${id} ${title}`}
          aria-disabled={rehearsal.isBusy}
          onClick={() => void rehearsal.start(item.id, useCase)}
        >
          Run
        </Button>
      )}
    </li>
  );
}

/** The use cases that exercise an item, each with a button that runs it here: its verdict is a rehearsal. */
export default function CaseLinks({ item, rehearsal, verdict }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { useCases } = item;
  if (useCases.length === 0) return null;
  return (
    <details className={styles.part} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {useCases.length === 1 ? '1 use case exercises it' : `${useCases.length} use cases exercise it`}
      </summary>
      <AsServed as="ul" isLive={isOpen}>
        {() => useCases.map((useCase) => <Row key={useCase.id} useCase={useCase} item={item} rehearsal={rehearsal} />)}
      </AsServed>
      {rehearsal.itemId === item.id && <Outcome rehearsal={rehearsal} verdict={verdict} />}
    </details>
  );
}

/** How the run goes, and the verdict that it earned. */
function Outcome({ rehearsal, verdict }: Pick<Props, 'rehearsal' | 'verdict'>): ReactNode {
  const { useCase, run, isBusy, problem } = rehearsal;
  return (
    <>
      <p role="status" className={styles.plain}>
        {useCase?.id}: {problem ? 'It could not go on.' : sayRun(run)}{' '}
        {!isBusy && verdict && (
          <>
            In this rehearsal: <VerdictMark state={verdict.state} />. Only your connector’s own calls count for
            certification.
          </>
        )}
      </p>
      {[problem, ...run.results.flatMap(({ problems }) => problems)].map(
        (text) =>
          text && (
            <p key={text} role="alert" className={styles.problem}>
              {text}
            </p>
          ),
      )}
    </>
  );
}
