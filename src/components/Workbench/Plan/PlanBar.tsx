import { type ReactNode, useId } from 'react';
import type { Chosen, Order } from '../../../certification/plan';
import { type SubjectKind, subjectKinds } from '../../../certification/subjects/types';
import { kindNames } from '../Subject/words';
import styles from './styles.module.css';

interface Props {
  chosen: Chosen;
  change: (change: Partial<Chosen>) => void;
  /** As they are shown. */
  owners: readonly string[];
}

const orderNames: Readonly<Record<Order, string>> = {
  due: 'what is due first',
  blocking: 'what blocks first',
  process: 'the order of the process',
};

/** What is shown, and in which order. */
export default function PlanBar({ chosen, change, owners }: Props): ReactNode {
  return (
    <div className={styles.bar}>
      <Select
        label="Sort by"
        value={chosen.order}
        options={Object.entries(orderNames)}
        choose={(order) => change({ order: order as Order })}
      />
      <Select
        label="Show"
        value={chosen.kind ?? ''}
        options={[
          ['', 'Criteria, tasks, deliverables, items'],
          ...subjectKinds.map((kind): [string, string] => [kind, kindNames[kind]]),
        ]}
        choose={(kind) => change({ kind: kind === '' ? null : (kind as SubjectKind) })}
      />
      <Select
        label="Owner"
        value={chosen.owner}
        options={[['', 'Everybody'], ...[...new Set([...owners, chosen.owner])].filter(Boolean).map(same)]}
        choose={(owner) => change({ owner })}
      />
      <label>
        <input
          type="checkbox"
          checked={chosen.hasDone}
          onChange={({ target }) => change({ hasDone: target.checked })}
        />{' '}
        Done as well
      </label>
    </div>
  );
}

const same = (text: string): [string, string] => [text, text];

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  choose: (value: string) => void;
}

function Select({ label, value, options, choose }: SelectProps): ReactNode {
  const id = useId();
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
