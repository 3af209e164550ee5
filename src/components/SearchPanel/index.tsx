import { useHistory } from '@docusaurus/router';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from '../../browser/keyboard';
import { entriesOf } from './entries';
import Hit from './Hit';
import Status from './Status';
import styles from './styles.module.css';
import { useSearch } from './useSearch';

interface Props {
  /** What stands in the box at first. */
  initial?: string;
  autoFocus?: boolean;
  /** A result was opened. */
  onOpen?(): void;
  /** Stands beside the box. */
  children?: ReactNode;
}

/** A box and what it finds, with the keyboard alone if need be: arrows move, Enter opens. */
export default function SearchPanel({ initial = '', autoFocus = false, onOpen, children }: Props): ReactNode {
  const history = useHistory();
  const listId = useId();
  const [query, setQuery] = useState(initial);
  const [active, setActive] = useState(0);
  const asked = query.trim();
  const [state, retry] = useSearch(asked);
  const hits = asked === '' ? [] : (state.answer?.found.hits ?? []);
  const entries = entriesOf(hits);
  const at = Math.min(active, Math.max(0, entries.length - 1));
  const list = useRef<HTMLDivElement>(null);
  const move = (to: number) => {
    const place = Math.max(0, Math.min(to, entries.length - 1));
    setActive(place);
    document.getElementById(`${listId}-${place}`)?.scrollIntoView({ block: 'nearest' });
  };
  const open = useCallback(
    (route: string) => {
      history.push(route);
      onOpen?.();
    },
    [history, onOpen],
  );
  // Whoever types quickly presses Enter while the results of the words before are still there.
  const isOfTheseWords = state.answer?.question === asked;
  const [awaited, setAwaited] = useState<string | null>(null);
  const first = hits[0]?.route;
  useEffect(() => {
    if (awaited === null || (awaited === asked && !isOfTheseWords)) return;
    setAwaited(null);
    if (awaited === asked && first !== undefined) open(first);
  }, [awaited, asked, isOfTheseWords, first, open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'Enter' && isOfTheseWords && entries[at]) open(entries[at].route);
    else if (event.key === 'Enter' && asked !== '') setAwaited(asked);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.bar}>
        <input
          type="search"
          className={styles.input}
          placeholder="Pages, calls, fields, errors, events, terms"
          aria-label="Search the site"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits.length > 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: whoever opens a search wants to type
          autoFocus={autoFocus}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            list.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={onKeyDown}
        />
        {children}
      </div>
      <Status state={state} query={asked} retry={retry} />
      <div ref={list} id={listId} role="listbox" aria-label="Results" className={styles.list}>
        {entries.map(({ hit, route, isTry }, place) => (
          <Hit
            key={`${hit.kind}${route}${hit.title.join('')}`}
            hit={hit}
            route={route}
            isTry={isTry}
            id={`${listId}-${place}`}
            active={place === at}
            onOpen={open}
          />
        ))}
      </div>
    </>
  );
}
