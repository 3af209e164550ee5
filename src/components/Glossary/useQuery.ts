import { useCallback, useEffect, useRef, useState } from 'react';
import { anchorOfAddress, queryOfAddress } from '../../browser/address';
import { useAddressQuery } from '../useAddressQuery';

export interface Query {
  text: string;
  tag: string | null;
}

const nothing: Query = { text: '', tag: null };
/** Browsers limit how often an address may change. */
const SETTLE_MS = 250;

const isSame = (one: Query, other: Query) => one.text === other.text && one.tag === other.tag;

function queryIn(address: URLSearchParams): Query {
  return { text: address.get('q') ?? '', tag: address.get('tag') };
}

function withQuery(address: URLSearchParams, { text, tag }: Query): URLSearchParams {
  if (text.trim() === '') address.delete('q');
  else address.set('q', text);
  if (tag === null) address.delete('tag');
  else address.set('tag', tag);
  return address;
}

/**
 * The search, kept in the address as `?q=` and `?tag=`: "back" takes it back. An address that points at a term shows the whole
 * list, so that the term is there to scroll to.
 */
export function useQuery(isTarget: (anchor: string) => boolean): [Query, (query: Query) => void] {
  const [query, setQuery] = useState(nothing);
  const [search, write] = useAddressQuery();
  const latest = useRef({ isTarget, query });
  latest.current = { isTarget, query };
  const isRead = useRef(false);
  /** What a person changed since the address was written last. */
  const step = useRef<'tag' | 'text' | null>(null);

  // After the first paint, and with each step through the browser's history.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the address changed
  useEffect(() => {
    const asked = queryIn(queryOfAddress());
    setQuery((before) => (isSame(before, asked) ? before : asked));
    isRead.current = true;
  }, [search]);

  useEffect(() => {
    const reveal = () => {
      const anchor = anchorOfAddress();
      if (!latest.current.isTarget(anchor)) return;
      setQuery(nothing);
      window.requestAnimationFrame(() => document.getElementById(anchor)?.scrollIntoView());
    };
    reveal();
    window.addEventListener('hashchange', reveal);
    return () => window.removeEventListener('hashchange', reveal);
  }, []);

  useEffect(() => {
    if (!isRead.current) return;
    // A search of its own leaves the anchor behind: the term it named may be out of sight.
    const keep = () => {
      write(withQuery(queryOfAddress(), query), step.current, isSame(query, nothing) ? undefined : '');
      step.current = null;
    };
    const timer = window.setTimeout(keep, step.current === 'tag' ? 0 : SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [query, write]);

  const change = useCallback((next: Query) => {
    step.current = next.tag === latest.current.query.tag ? 'text' : 'tag';
    setQuery(next);
  }, []);
  return [query, change];
}
