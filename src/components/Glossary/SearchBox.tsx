import { type KeyboardEvent, type ReactNode, type Ref, type RefObject, useEffect, useId, useRef } from 'react';
import { isComposing, takesText } from '../../browser/keyboard';
import styles from './styles.module.css';
import type { Query } from './useQuery';

interface Props {
  ref: RefObject<HTMLInputElement | null>;
  query: Query;
  change: (query: Query) => void;
  tags: string[];
  /** Terms found. */
  count: number;
  enterResults: () => void;
}

export default function SearchBox({ ref, query, change, tags, count, enterResults }: Props): ReactNode {
  const id = useId();
  useSlash(ref);

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    if (event.key === 'Escape') change({ text: '', tag: null });
    else if (event.key === 'ArrowDown') enterResults();
    else return;
    event.preventDefault();
  }

  return (
    <search className={styles.search} data-search-skip>
      <p className={styles.field}>
        <label htmlFor={`${id}-text`}>Find a term, alias or abbreviation</label>
        <input
          ref={ref as Ref<HTMLInputElement>}
          id={`${id}-text`}
          className={styles.input}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={query.text}
          aria-describedby={`${id}-keys`}
          onChange={({ target }) => change({ ...query, text: target.value })}
          onKeyDown={onKeyDown}
        />
      </p>
      <p className={styles.field}>
        <label htmlFor={`${id}-tag`}>Topic</label>
        <select
          id={`${id}-tag`}
          className={styles.select}
          value={query.tag ?? ''}
          onChange={({ target }) => change({ ...query, tag: target.value || null })}
        >
          <option value="">All topics</option>
          {tags.map((tag) => (
            <option key={tag}>{tag}</option>
          ))}
        </select>
      </p>
      <Count query={query} count={count} />
      <p id={`${id}-keys`} className={styles.hint}>
        <kbd>/</kbd> goes to the box, <kbd>↓</kbd> and <kbd>↑</kbd> move through results, <kbd>Esc</kbd> clears.
      </p>
    </search>
  );
}

function Count({ query: { text, tag }, count }: { query: Query; count: number }): ReactNode {
  const terms = count === 1 ? '1 term' : `${count} terms`;
  return (
    <p className={styles.count} role="status" aria-live="polite">
      {terms}
      {text.trim() !== '' && ` for “${text.trim()}”`}
      {tag !== null && ` about ${tag}`}
    </p>
  );
}

function useSlash(input: RefObject<HTMLInputElement | null>): void {
  const latest = useRef(input);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isComposing(event) || takesText(event.target)) return;
      event.preventDefault();
      latest.current.current?.focus();
      latest.current.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
