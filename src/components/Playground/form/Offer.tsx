import { type ReactNode, useId } from 'react';
import type { Values } from '../../../guides/types';
import { situationOf } from '../preparation/prepare';
import styles from '../styles.module.css';
import type { OfferedIds } from './useOfferedIds';

const SHOWN = 20;

interface Props {
  operationId: string;
  ids: OfferedIds;
  isBusy: boolean;
}

/** Ids made earlier, to pick from, and what "Execute" prepared. */
export default function Offer({ operationId, ids, isBusy }: Props): ReactNode {
  const situation = situationOf(operationId);
  if (!situation) return null;
  return (
    <div className={styles.offer}>
      {ids.sets.length > 0 && <Picker label={situation.label} sets={ids.sets.slice(0, SHOWN)} onPick={ids.use} />}
      <p role="status" className={styles.said}>
        {isBusy ? `Preparing ${situation.label}…` : ids.said}
      </p>
      {ids.problem && (
        <p role="alert" className={styles.problem}>
          {ids.problem}
        </p>
      )}
    </div>
  );
}

function Picker({
  label,
  sets,
  onPick,
}: {
  label: string;
  sets: Values[];
  onPick: (values: Values) => void;
}): ReactNode {
  const id = useId();
  return (
    <p className={styles.picker}>
      <label htmlFor={id}>Use {label} made earlier</label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const values = sets[Number(event.target.value)];
          if (values) onPick(values);
        }}
      >
        <option value="">choose…</option>
        {sets.map((values, index) => (
          <option key={nameOf(values)} value={index}>
            {nameOf(values)}
          </option>
        ))}
      </select>
    </p>
  );
}

function nameOf(values: Values): string {
  return Object.entries(values)
    .filter(([name]) => name.endsWith('.id'))
    .map(([, id]) => id)
    .join(', ');
}
