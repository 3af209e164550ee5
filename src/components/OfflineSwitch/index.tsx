import { type ReactNode, useEffect, useState } from 'react';
import { countKept, isPossible, isSwitchedOn, switchOffline } from '../../browser/offline-keeping';
import styles from './styles.module.css';

interface Keeping {
  readonly on: boolean;
  /** Pages; null while the browser still keeps or forgets them. */
  readonly kept: number | null;
}

async function look(): Promise<Keeping | 'impossible'> {
  return isPossible() ? { on: isSwitchedOn(), kept: await countKept() } : 'impossible';
}

function said({ on, kept }: Keeping): string {
  if (kept === null) return on ? 'Beginning to keep pages…' : 'Deleting what was kept…';
  if (!on) return 'Nothing is kept.';
  return `Kept now: ${kept === 1 ? 'one page' : `${kept} pages`}.`;
}

/** Says how many pages this browser keeps, and lets a person have none kept. */
export default function OfflineSwitch(): ReactNode {
  const [keeping, setKeeping] = useState<Keeping | 'impossible'>();
  useEffect(() => void look().then(setKeeping), []);
  if (keeping === 'impossible')
    return <p>This browser keeps nothing for this site: it is private, or the address is not a secure one.</p>;
  const change = (on: boolean) => {
    // The mark follows the hand at once; the count follows what the browser did.
    setKeeping({ on, kept: null });
    void switchOffline(on).then(look).then(setKeeping);
  };
  return (
    <div className={styles.switch}>
      <label>
        <input
          type="checkbox"
          checked={keeping?.on ?? true}
          disabled={keeping === undefined}
          onChange={({ target }) => change(target.checked)}
        />{' '}
        Keep the pages that I open in this browser
      </label>
      <p role="status">{keeping && said(keeping)}</p>
    </div>
  );
}
