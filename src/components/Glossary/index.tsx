import useBrokenLinks from '@docusaurus/useBrokenLinks';
import glossary from '@site/src/generated/catalog/glossary.json';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import { isComposing } from '../../browser/keyboard';
import type { GlossaryTerm } from '../../catalog/types';
import WidgetBoundary from '../WidgetBoundary';
import Entry from './Entry';
import SearchBox from './SearchBox';
import { type Found, searchOnDemand } from './search';
import styles from './styles.module.css';
import { type Query, useQuery } from './useQuery';

const terms = glossary as GlossaryTerm[];

/**
 * Every term of the catalog, found as one types. Without scripts it is the whole list with its anchors. Each term is a
 * heading of the third level.
 * @param children stand between the box and the terms as long as nothing is asked. End them with the heading over the terms
 */
export default function Glossary({ children }: { children?: ReactNode }): ReactNode {
  return (
    <WidgetBoundary name="The glossary">
      <Content>{children}</Content>
    </WidgetBoundary>
  );
}

function Content({ children }: { children: ReactNode }): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const search = useMemo(() => searchOnDemand(terms), []);
  const [query, setQuery] = useQuery((anchor) => terms.some(({ id }) => id === anchor));
  const found = useMemo(() => narrow(search, query), [search, query]);
  const brokenLinks = useBrokenLinks();
  for (const { id } of terms) brokenLinks.collectAnchor(id);

  return (
    <>
      <SearchBox
        ref={input}
        query={query}
        change={setQuery}
        tags={tags}
        count={found.length}
        enterResults={() => focusEntry(list.current, 0)}
      />
      {query.text.trim() === '' && query.tag === null ? children : <h2>Terms found</h2>}
      <section aria-label="Glossary" data-search-skip data-markdown="glossary">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links that stand in it */}
        <div ref={list} onKeyDown={(event) => moveWithArrows(event, list.current, input.current)}>
          {found.map(({ term, words }) => (
            <Entry key={term.id} term={term} words={words} chooseTag={(tag) => setQuery({ text: '', tag })} />
          ))}
        </div>
        {found.length === 0 && (
          <p className={styles.empty}>
            No term matches. Try another word, a shorter one, or{' '}
            <button type="button" className={styles.quiet} onClick={() => setQuery({ text: '', tag: null })}>
              show all {terms.length} terms
            </button>
            .
          </p>
        )}
      </section>
    </>
  );
}

const tags = [...new Set(terms.flatMap((term) => term.tags))].sort();

function narrow(search: (text: string) => Found[], { text, tag }: Query): Found[] {
  const found = text.trim() === '' ? terms.map((term) => ({ term, words: [] })) : search(text);
  return tag === null ? found : found.filter(({ term }) => term.tags.includes(tag));
}

function entriesOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])];
}

function focusEntry(list: HTMLElement | null, index: number): void {
  entriesOf(list)[index]?.focus();
}

/** Down and up go from result to result; up from the first one goes back to the box. */
function moveWithArrows(event: KeyboardEvent, list: HTMLElement | null, input: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const current = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-entry]') : null;
  if (step === 0 || !current || isComposing(event)) return;
  event.preventDefault();
  const next = entriesOf(list).indexOf(current) + step;
  if (next < 0) input?.focus();
  else focusEntry(list, next);
}
