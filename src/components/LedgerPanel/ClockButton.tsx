import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { SandboxClient } from '../../sandbox-client';
import styles from './styles.module.css';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const units = [
  ['minutes', MINUTE],
  ['hours', 60 * MINUTE],
  ['days', DAY],
] as const;

type Told = { readonly said: string } | { readonly problem: string };

/** Moves the sandbox's clock on, so that renewals, retries and expiries need not be waited for. */
export default function ClockButton({ client }: { client: SandboxClient }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [number, setNumber] = useState('1');
  const [unit, setUnit] = useState<number>(DAY);
  const [told, setTold] = useState<Told | null>(null);
  const [isMoving, setMoving] = useState(false);

  async function move(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isMoving) return;
    setMoving(true);
    setTold(await moved(client, Math.round(Number(number) * unit)));
    setMoving(false);
  }

  return (
    <>
      <button type="button" className={styles.button} onClick={() => dialog.current?.showModal()}>
        Let time pass…
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={`${id}-title`} onClose={() => setTold(null)}>
        <form onSubmit={(event) => void move(event)}>
          <p id={`${id}-title`}>
            <strong>Let time pass in the sandbox</strong>
          </p>
          <p>
            What falls due on the way happens at its time: renewals, retries, expiries. The clock never goes back; a
            reset sets it back.
          </p>
          <div className={styles.filter}>
            <label htmlFor={`${id}-number`}>By</label>
            <input
              id={`${id}-number`}
              className={styles.number}
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
          </div>
          <p role="status">{isMoving ? 'Moving the clock…' : told && 'said' in told ? told.said : ''}</p>
          {told && 'problem' in told && (
            <p role="alert" className={styles.problem}>
              {told.problem}
            </p>
          )}
          <div className={styles.choice}>
            <button type="button" className={styles.button} onClick={() => dialog.current?.close()}>
              Close
            </button>
            <button type="submit" className={styles.button} aria-disabled={isMoving}>
              Move the clock
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

function dueWords(steps: number, events: number): string {
  if (steps === 0) return 'Nothing was due.';
  const due = steps === 1 ? '1 step was due' : `${steps} steps were due`;
  return `${due}, with ${events === 1 ? '1 event' : `${events} events`}.`;
}

async function moved(client: SandboxClient, seconds: number): Promise<Told> {
  try {
    const { time, steps, events } = await client.letTimePass(seconds);
    return { said: `The clock shows ${time.slice(0, 16).replace('T', ' ')} UTC. ${dueWords(steps, events.length)}` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
