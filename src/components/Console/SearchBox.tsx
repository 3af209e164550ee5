import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { LedgerEntry } from '../../ledger/types';
import Button from '../ui/Button';
import styles from './styles.module.css';
import { suggest } from './timeline/find';
import type { PartProps } from './types';

const mostShown = 8;

interface Props extends Pick<PartProps, 'place' | 'go'> {
  entries: readonly LedgerEntry[];
}

/** Finds anything by its id, or a part of it: objects, events, requests, deliveries, and entries by their number. */
export default function SearchBox({ entries, place, go }: Props): ReactNode {
  const id = useId();
  const [text, setText] = useState(place.id);
  useEffect(() => setText(place.id), [place.id]);
  const isAsking = text.trim() !== place.id;
  const found = isAsking ? suggest(entries, text, mostShown) : [];

  function search(event: FormEvent): void {
    event.preventDefault();
    go({ id: text.trim() });
  }

  return (
    <search className={styles.search}>
      <form onSubmit={search}>
        <label htmlFor={id}>Find by id</label>
        <input
          id={id}
          type="search"
          value={text}
          placeholder="of an order, event, delivery, request, or #12"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">Find</Button>
        {place.id && <Button onClick={() => go({})}>Show everything</Button>}
      </form>
      {found.length > 0 && (
        <ul aria-label="Found in the ledger">
          {found.map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <button type="button" onClick={() => go({ id: one.id })}>
                {one.kind.replaceAll(/[_-]/g, ' ')} <code>{one.id}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
