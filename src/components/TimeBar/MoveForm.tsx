import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import Button from '../ui/Button';
import styles from './styles.module.css';
import type { Wish } from './useMoves';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const units = [
  ['minutes', MINUTE],
  ['hours', 60 * MINUTE],
  ['days', DAY],
] as const;

interface Props {
  /** What the clock shows. */
  time: string | undefined;
  isBusy: boolean;
  onMove: (wish: Wish) => void;
}

/** Moves the clock by as long as somebody wants, or to a moment; in a dialog, for it is wanted less often than a step. */
export default function MoveForm({ time = '', isBusy, onMove }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [number, setNumber] = useState('30');
  const [unit, setUnit] = useState<number>(DAY);
  const [moment, setMoment] = useState('');

  function move(event: FormEvent, wish: Wish): void {
    event.preventDefault();
    dialog.current?.close();
    onMove(wish);
  }

  function open(): void {
    setMoment((before) => before || time.slice(0, 16));
    dialog.current?.showModal();
  }

  return (
    <>
      <Button aria-disabled={isBusy} onClick={open}>
        Further…
      </Button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={`${id}-title`}>
        <p id={`${id}-title`}>
          <strong>Let time pass in the sandbox</strong>
        </p>
        <p>What falls due on the way happens at its time. The clock never goes back; a reset sets it back.</p>
        <form
          className={styles.line}
          onSubmit={(event) => move(event, { advanceBy: Math.round(Number(number) * unit) })}
        >
          <label htmlFor={`${id}-number`}>By</label>
          <input
            id={`${id}-number`}
            type="number"
            min="1"
            max="3660"
            step="1"
            required
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
          <select aria-label="Unit" value={unit} onChange={(event) => setUnit(Number(event.target.value))}>
            {units.map(([name, seconds]) => (
              <option key={name} value={seconds}>
                {name}
              </option>
            ))}
          </select>
          <Button type="submit">Move the clock</Button>
        </form>
        <form className={styles.line} onSubmit={(event) => move(event, { advanceTo: `${moment.slice(0, 16)}:00Z` })}>
          <label htmlFor={`${id}-moment`}>To, in UTC</label>
          <input
            id={`${id}-moment`}
            type="datetime-local"
            required
            min={time.slice(0, 16)}
            value={moment}
            onChange={(event) => setMoment(event.target.value)}
          />
          <Button type="submit">Go there</Button>
        </form>
        <p className={styles.line}>
          <Button onClick={() => dialog.current?.close()}>Close</Button>
        </p>
      </dialog>
    </>
  );
}
