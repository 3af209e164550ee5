import { type ReactNode, useId, useState } from 'react';
import { encodeText } from '../../../browser/address';
import { useAsked } from '../../../sandbox-client/useAsked';
import { IdChip } from '../../evidence';
import { timeWords } from '../../TimeBar/words';
import Button from '../../ui/Button';
import List from '../List';
import styles from '../styles.module.css';
import { Read } from '../Told';
import type { PartProps } from '../types';
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
  const asked = useAsked<Listed>(`/_sandbox/objects?kind=${encodeText(kind)}&limit=${size}`, kind);
  return (
    <>
      <p className={styles.line}>
        <label htmlFor={id}>Kind</label>
        <select
          id={id}
          value={kind}
          onChange={({ target }) => {
            setSize(atOnce);
            // No step of "Back", and no new page to Docusaurus, which would take the focus from the choice.
            go({ tab: 'objects', kind: target.value }, 'replace');
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
            <List empty="There is none of this kind.">
              {data.map(({ id: own, document }) => (
                <li key={own}>
                  <IdChip kind={kind} id={own} /> <Summary document={document} />
                  <Button look="small" onClick={() => go({ id: own })}>
                    Timeline
                  </Button>
                </li>
              ))}
            </List>
            {hasMore && size < most && (
              <Button onClick={() => setSize(Math.min(most, size + atOnce))}>Show more</Button>
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
