import { type ReactNode, useMemo } from 'react';
import type { Answers } from '../../../assessment-client';
import { type Chosen, chosenRows, planRows, sumsOf } from '../../../certification/plan';
import { ownerOf } from '../../../certification/plan/row';
import type { Readiness } from '../../../certification/readiness/types';
import { useReadiness } from '../useReadiness';
import Exports from './Exports';
import PlanBar from './PlanBar';
import PlanSeveral from './PlanSeveral';
import PlanTable from './PlanTable';
import styles from './styles.module.css';
import { useChosen } from './useChosen';
import Waivers from './Waivers';

const everything: Chosen = { order: 'process', kind: null, owner: '', hasDone: true };

/** Who does what, and by when. */
export default function Plan(): ReactNode {
  const { answers, readiness } = useReadiness();
  const [chosen, change] = useChosen();
  return <PlanOf answers={answers} readiness={readiness} chosen={chosen} change={change} />;
}

interface Props {
  answers: Answers;
  readiness: Readiness;
  chosen: Chosen;
  change: (change: Partial<Chosen>) => void;
}

function PlanOf({ answers, readiness, chosen, change }: Props): ReactNode {
  const { assessment, ready } = answers;
  const all = useMemo(() => planRows(readiness, assessment), [readiness, assessment]);
  const rows = useMemo(() => chosenRows(all, chosen), [all, chosen]);
  const owners = useMemo(() => [...new Set(all.map(({ entry }) => ownerOf(entry)))].filter(Boolean).sort(), [all]);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div className={styles.plan} aria-busy={!ready}>
      <p className={styles.sums}>{said(sumsOf(chosenRows(all, everything), today))}</p>
      <PlanBar chosen={chosen} change={change} owners={owners} />
      <PlanSeveral rows={rows} answers={answers} />
      <PlanTable rows={rows} answers={answers} today={today} />
      <Exports rows={rows} assessment={assessment} />
      <Waivers readiness={readiness} assessment={assessment} today={today} />
    </div>
  );
}

function said({ open, overdue, dated, owned }: ReturnType<typeof sumsOf>): string {
  const late = overdue === 0 ? '' : `, ${overdue} of them overdue`;
  return `${open} to do${late}. ${dated} have a date, ${owned} an owner.`;
}
