import Link from '@docusaurus/Link';
import { type FormEvent, type ReactNode, useState } from 'react';
import { encodeText } from '../../../browser/address';
import type { Snapshot } from '../../../ledger/snapshots';
import { useAsked } from '../../../sandbox-client/useAsked';
import { timeWords } from '../../TimeBar/words';
import Button from '../../ui/Button';
import List from '../List';
import styles from '../styles.module.css';
import { Read, Told } from '../Told';
import { useAct } from '../useAct';

/** The account as it stood: kept under a name, and returned to. */
export default function Snapshots(): ReactNode {
  const act = useAct();
  const asked = useAsked<{ data: Snapshot[] }>('/_sandbox/snapshots');
  const [name, setName] = useState('');

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = name.trim();
    const made = await act.act<Snapshot>(
      { path: '/_sandbox/snapshots', body: wanted ? { name: wanted } : {} },
      'The account as it stands is kept.',
    );
    if (made) setName('');
  }

  async function ask(one: Snapshot, method: 'POST' | 'DELETE'): Promise<void> {
    const path = `/_sandbox/snapshots/${encodeText(one.id)}${method === 'POST' ? '/return' : ''}`;
    await act.act({ method, path }, method === 'POST' ? `Everything is as in “${one.name}”.` : 'The snapshot is gone.');
  }

  return (
    <>
      <p className={styles.hint}>
        Keep what the account holds now, and return to it as often as you like.{' '}
        <Link to="/docs/sandbox/snapshots">What a snapshot holds</Link>
      </p>
      <form className={styles.line} onSubmit={(event) => void save(event)}>
        <label>
          Name{' '}
          <input
            value={name}
            maxLength={100}
            placeholder="before the refund"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <Button type="submit" aria-disabled={act.isBusy}>
          Save a snapshot
        </Button>
      </form>
      <Told act={act} />
      <Read asked={asked} what="snapshots">
        {({ data }) => (
          <List empty="There is no snapshot yet.">
            {data.map((one) => (
              <li key={one.id}>
                <strong>{one.name}</strong>
                <span className={styles.muted}>
                  {timeWords(one.time)} · {one.records} records, {one.entries} entries
                </span>
                <Button look="small" onClick={() => void ask(one, 'POST')}>
                  Return to it
                </Button>
                <Button look="small" onClick={() => void ask(one, 'DELETE')}>
                  Remove
                </Button>
              </li>
            ))}
          </List>
        )}
      </Read>
    </>
  );
}
