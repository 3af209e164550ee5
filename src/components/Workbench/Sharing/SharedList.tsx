import type { ReactNode } from 'react';
import type { Shared } from '../../../assessment-client/live/server';
import { timeWords } from '../../TimeBar/words';
import Button from '../../ui/Button';
import styles from './styles.module.css';

interface Props {
  shared: readonly Shared[];
  isBusy: boolean;
  open: (id: string) => void;
}

const byWords = (by: string | undefined) => (by ? ` by ${by}` : '');

/** What is shared on a server, each with who began it and who changed it last. */
export default function SharedList({ shared, isBusy, open }: Props): ReactNode {
  if (shared.length === 0) return <p role="status">Nothing is shared there yet.</p>;
  return (
    <ul className={styles.shared} aria-label="Shared on this server">
      {shared.map(({ id, name, startedTime, startedBy, changedTime, changedBy }) => (
        <li key={id}>
          <strong>{name}</strong>
          <Button look="small" disabled={isBusy} aria-label={`Open ${name}`} onClick={() => open(id)}>
            Open
          </Button>
          <span className={styles.hint}>
            Shared {timeWords(startedTime)} UTC{byWords(startedBy)}, last changed {timeWords(changedTime)} UTC
            {byWords(changedBy)}
          </span>
        </li>
      ))}
    </ul>
  );
}
