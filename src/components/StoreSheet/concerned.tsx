import { type ReactNode, useState } from 'react';
import { anchorOfAddress } from '../../browser/address';
import type { Row } from '../../catalog/situation';
import Button from '../ui/Button';
import styles from './styles.module.css';
import { useConcern } from './useSituation';

/** Why a row concerns the reader; nothing where nothing was chosen. */
export function Reasons({ row }: { row: Row }): ReactNode {
  const concern = useConcern();
  if (!concern) return null;
  const { concerns, why } = concern(row);
  return (
    <span className={styles.detail}>{concerns ? `Why: ${why.join('. ')}.` : 'Does not apply to your store.'}</span>
  );
}

interface Concerned<Shown> {
  readonly rows: readonly Shown[];
  /** How many were left out, with a way to see them. */
  readonly note: ReactNode;
}

/** The rows that concern the reader, and the one that the address leads to in any case. */
export function useConcerned<Shown extends Row>(
  all: readonly Shown[],
  anchor: (row: Shown) => string,
): Concerned<Shown> {
  const concern = useConcern();
  const [isWhole, setWhole] = useState(false);
  if (!concern) return { rows: all, note: null };
  const wanted = anchorOfAddress();
  const rows = all.filter((row) => concern(row).concerns || anchor(row) === wanted);
  const hidden = all.length - rows.length;
  if (hidden === 0) return { rows, note: null };
  const note = (
    <p className={styles.rest}>
      <Button aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? 'Show only what applies' : `Show ${hidden} more that ${hidden === 1 ? 'does' : 'do'} not apply`}
      </Button>
    </p>
  );
  return { rows: isWhole ? all : rows, note };
}
