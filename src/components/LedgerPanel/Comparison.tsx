import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Exchange } from '../../ledger/types';
import Button from '../ui/Button';
import { differencesBetween } from './differences';
import styles from './styles.module.css';

/** Two calls beside each other: only what differs. */
export default function Comparison({
  calls: [one, other],
  onClose,
}: {
  calls: readonly [Exchange, Exchange];
  onClose: () => void;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const rows = differencesBetween(one, other);
  return (
    <dialog ref={dialog} className={styles.comparison} aria-labelledby={heading} onClose={onClose}>
      <p id={heading}>
        <strong>
          Call #{one.sequence} beside #{other.sequence}:{' '}
          {rows.length === 0 ? 'they are the same' : `${rows.length} differences`}
        </strong>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.differences} aria-label="Differences" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>Where</th>
              <th>#{one.sequence}</th>
              <th>#{other.sequence}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.place}>
                <th scope="row">
                  <code>{row.place}</code>
                </th>
                <td>{row.one ?? '—'}</td>
                <td>{row.other ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles.choice}>
        <Button onClick={() => dialog.current?.close()}>Close</Button>
      </div>
    </dialog>
  );
}
