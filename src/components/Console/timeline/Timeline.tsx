import { type ReactNode, useState } from 'react';
import type { LedgerEntry } from '../../../ledger/types';
import { EntryRow } from '../../evidence';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import WidgetBoundary from '../../WidgetBoundary';
import styles from '../styles.module.css';
import type { PartProps } from '../types';
import { entryKinds, eventsAbout, isAbout, kindWords } from './find';
import ObjectCard from './ObjectCard';

const atOnce = 50;

/** What happened, the newest first: calls, what they touched, events, deliveries and timers; of one object or of all. */
export default function Timeline({ place: { id }, ledger: { entries, state, problem }, go }: PartProps): ReactNode {
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const about = id === '' ? entries : entries.filter((entry) => isAbout(entry, id));
  const shown = about.filter(({ kind }) => !hidden.includes(kind)).reverse();
  return (
    <>
      {id !== '' && <ObjectCard key={id} id={id} go={go} />}
      <fieldset className={styles.kinds}>
        <legend>Show</legend>
        {entryKinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={!hidden.includes(kind)}
              onChange={({ target }) =>
                setHidden(target.checked ? hidden.filter((one) => one !== kind) : [...hidden, kind])
              }
            />
            {kindWords[kind]}
          </label>
        ))}
      </fieldset>
      {problem && <Problem problem={problem} />}
      <p role="status" className={styles.hint} data-loading={state === 'loading' ? '' : undefined}>
        {countOf({ state, about: about.length, shown: shown.length, id })}
      </p>
      <Rows key={id} shown={shown} id={id} />
    </>
  );
}

interface Counted {
  state: 'loading' | 'ready' | 'failed';
  about: number;
  shown: number;
  id: string;
}

function countOf({ state, about, shown, id }: Counted): string {
  if (state === 'loading') return 'Reading the ledger…';
  if (state === 'failed') return '';
  if (about === 0)
    return id === ''
      ? 'Nothing has happened yet. Make a call in the playground, run a guide, or point your connector here.'
      : 'No entry of the ledger names it.';
  const entries = about === 1 ? '1 entry' : `${about} entries`;
  return shown === about ? `${entries}, the newest first` : `${shown} of ${entries}`;
}

function Rows({ shown, id }: { shown: readonly LedgerEntry[]; id: string }): ReactNode {
  const [size, setSize] = useState(atOnce);
  return (
    <>
      <div className={styles.rows}>
        {shown.slice(0, size).map((entry) => (
          <WidgetBoundary key={entry.sequence} name={`Entry #${entry.sequence}`}>
            <EntryRow entry={entry} note={noteOf(entry, id)} />
          </WidgetBoundary>
        ))}
      </div>
      {shown.length > size && (
        <Button onClick={() => setSize(size + atOnce)}>Show {Math.min(atOnce, shown.length - size)} more</Button>
      )}
    </>
  );
}

/** Of the object that is looked at: which of the entry's events are about it. */
function noteOf(entry: LedgerEntry, id: string): ReactNode {
  const types = id === '' ? [] : eventsAbout(entry, id);
  return types.length > 0 ? `Events about it: ${types.join(', ')}` : undefined;
}
