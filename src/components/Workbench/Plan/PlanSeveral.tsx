import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Answers } from '../../../assessment-client';
import type { PlanEntry } from '../../../certification/assessment/types';
import type { PlanRow } from '../../../certification/plan/row';
import Button from '../../ui/Button';
import { RoleField } from './EntryForm';
import styles from './styles.module.css';

interface Props {
  rows: readonly PlanRow[];
  answers: Answers;
}

interface Wanted {
  ownerRole?: PlanEntry['ownerRole'];
  ownerName: string;
  due: string;
}

const nothing: Wanted = { ownerName: '', due: '' };

/** Gives all rows that are shown an owner or a date at once. What is left empty stays as it is. */
export default function PlanSeveral({ rows, answers }: Props): ReactNode {
  const id = useId();
  const [wanted, setWanted] = useState(nothing);
  const [said, setSaid] = useState('');
  const { ownerRole, ownerName, due } = wanted;
  const change = {
    ...(ownerRole && { ownerRole }),
    ...(ownerName.trim() && { ownerName: ownerName.trim() }),
    ...(due && { due }),
  };
  const isEmpty = Object.keys(change).length === 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isEmpty) return;
    answers.store.commands.planSeveral(
      rows.map(({ subject }) => subject.id),
      change,
    );
    setSaid(`${rows.length} rows are planned. The history undoes it at once.`);
    setWanted(nothing);
  }

  return (
    <details className={styles.several}>
      <summary>Plan all {rows.length} that are shown</summary>
      <form className={styles.fields} onSubmit={submit}>
        <label htmlFor={`${id}-due`}>Due</label>
        <input
          id={`${id}-due`}
          type="date"
          min="2000-01-01"
          max="2100-12-31"
          value={due}
          onChange={({ target }) => setWanted({ ...wanted, due: target.value })}
        />
        <RoleField id={`${id}-role`} value={ownerRole} choose={(role) => setWanted({ ...wanted, ownerRole: role })} />
        <label htmlFor={`${id}-name`}>Owner’s name</label>
        <input
          id={`${id}-name`}
          value={ownerName}
          autoComplete="off"
          onChange={({ target }) => setWanted({ ...wanted, ownerName: target.value })}
        />
        <Button type="submit" aria-disabled={isEmpty}>
          Plan {rows.length} rows
        </Button>
      </form>
      <p className={styles.hint} role="status">
        {said || 'What you leave empty stays as it is.'}
      </p>
    </details>
  );
}
