import { useHistory } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type MiniSearch from 'minisearch';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from '../../browser/keyboard';
import { buildIndex, type SearchHit, searchIn } from './searchIndex';
import styles from './styles.module.css';

type IndexState = { state: 'loading' } | { state: 'ready'; index: MiniSearch<SearchHit> } | { state: 'failed' };

const kindNames: Record<string, string> = {
  page: 'Page',
  section: 'Section',
  item: 'Checklist item',
  'checklist-item': 'Checklist item',
  term: 'Glossary',
  error: 'Error code',
  'error-code': 'Error code',
  event: 'Event type',
  'event-type': 'Event type',
  'use-case': 'Use case',
};

function useSearchIndex(): [IndexState, () => void] {
  const url = useBaseUrl('/search-index.json');
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<IndexState>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt fetches again
  useEffect(() => {
    let live = true;
    setState({ state: 'loading' });
    fetch(url)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((records: SearchHit[]) => live && setState({ state: 'ready', index: buildIndex(records) }))
      .catch(() => live && setState({ state: 'failed' }));
    return () => {
      live = false;
    };
  }, [url, attempt]);
  return [state, () => setAttempt((count) => count + 1)];
}

function Hit({
  hit,
  id,
  active,
  onChoose,
}: {
  hit: SearchHit;
  id: string;
  active: boolean;
  onChoose(): void;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input drives the list by keyboard, as the combobox pattern asks
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={active ? styles.active : styles.hit}
      onClick={onChoose}
    >
      <span className={styles.kind}>{kindNames[hit.kind] ?? hit.kind}</span>
      <span className={styles.title}>{hit.section ? `${hit.title}: ${hit.section}` : hit.title}</span>
      {hit.kind !== 'page' && hit.kind !== 'section' && hit.id !== hit.title && (
        <code className={styles.id}>{hit.id}</code>
      )}
      <span className={styles.text}>{hit.text.slice(0, 140)}</span>
    </div>
  );
}

/** Search over every page, checklist item, term, error code and event type, in the browser. */
export default function SearchDialog({ onClose }: { onClose(): void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const history = useHistory();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [index, retry] = useSearchIndex();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, active]);

  const hits = index.state === 'ready' && query.trim() ? searchIn(index.index, query) : [];
  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return;
    history.push(hit.route);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') setActive((at) => Math.max(0, Math.min(at + 1, hits.length - 1)));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter') choose(hits[active]);
    else return;
    event.preventDefault();
  };
  const status =
    index.state === 'loading'
      ? 'Loading the index…'
      : query.trim() === ''
        ? 'Type a word, an error code, an event type or an item id.'
        : hits.length === 0
          ? `Nothing matches “${query}”. Try fewer or shorter words.`
          : `${hits.length} results. Arrow keys move, Enter opens, Escape closes.`;

  return (
    <dialog ref={dialog} className={styles.dialog} aria-label="Search" onClose={onClose}>
      <div className={styles.bar}>
        <input
          type="search"
          className={styles.input}
          placeholder="Search pages, items, terms, errors, events"
          aria-label="Search the site"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits.length > 0 ? `${listId}-${active}` : undefined}
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles.close} onClick={onClose}>
          Close
        </button>
      </div>
      {index.state === 'failed' ? (
        <p className={styles.status} role="alert">
          The search index could not be loaded. It is made by the build, so it is missing under “npm run dev”; otherwise
          check your connection.{' '}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      ) : (
        <p className={styles.status} role="status">
          {status}
        </p>
      )}
      <div id={listId} role="listbox" aria-label="Results" className={styles.list}>
        {hits.map((hit, at) => (
          <Hit
            key={`${hit.kind}${hit.route}${hit.id}`}
            hit={hit}
            id={`${listId}-${at}`}
            active={at === active}
            onChoose={() => choose(hit)}
          />
        ))}
      </div>
    </dialog>
  );
}
