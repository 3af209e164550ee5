import { type ReactNode, useId, useState } from 'react';
import { encodeText } from '../../../browser/address';
import { IdChip } from '../../evidence';
import { timeWords } from '../../TimeBar/words';
import styles from '../styles.module.css';
import { Read } from '../Told';
import type { PartProps } from '../types';
import { useAsked } from '../useAsked';
import { kinds } from './kinds';

interface Listed {
  data: { kind: string; id: string; document: Record<string, unknown> }[];
  hasMore: boolean;
}

const atOnce = 20;
const most = 100;

/** The newest objects of a kind. Each leads to its timeline. */
export default function Objects({ place: { kind }, go }: PartProps): ReactNode {
  const id = useId();
  const [size, setSize] = useState(atOnce);
  const asked = useAsked<Listed>(`/_sandbox/objects?kind=${encodeText(kind)}&limit=${size}`);
  return (
    <>
      <p className={styles.line}>
        <label htmlFor={id}>Kind</label>
        <select
          id={id}
          value={kind}
          onChange={({ target }) => {
            setSize(atOnce);
            go({ tab: 'objects', kind: target.value });
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {one.replaceAll(/[_-]/g, ' ')}
            </option>
          ))}
        </select>
      </p>
      <Read asked={asked} what="objects">
        {({ data, hasMore }) => (
          <>
            {data.length === 0 && <p className={styles.hint}>There is none of this kind.</p>}
            <ul className={styles.list}>
              {data.map(({ id: own, document }) => (
                <li key={own}>
                  <IdChip kind={kind} id={own} /> <Summary document={document} />
                  <button type="button" className={styles.link} onClick={() => go({ id: own })}>
                    Timeline
                  </button>
                </li>
              ))}
            </ul>
            {hasMore && size < most && (
              <button type="button" className={styles.button} onClick={() => setSize(Math.min(most, size + atOnce))}>
                Show more
              </button>
            )}
            {hasMore && size >= most && (
              <p className={styles.hint}>These are the newest {most}. Find older ones by their id.</p>
            )}
          </>
        )}
      </Read>
    </>
  );
}

/** What tells one object from another at a glance. */
function Summary({ document }: { document: Record<string, unknown> }): ReactNode {
  const { state, type, name, email, createdTime } = document;
  const words = [state, type, name, email].filter((word) => typeof word === 'string');
  return (
    <span className={styles.muted}>
      {words.join(' · ')}
      {typeof createdTime === 'string' && ` · ${timeWords(createdTime)}`}
    </span>
  );
}
