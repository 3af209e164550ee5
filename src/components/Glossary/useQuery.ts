import { useCallback, useEffect, useRef, useState } from 'react';
import { anchorOfAddress, queryOfAddress, replaceQuery } from '../../browser/address';

export interface Query {
  text: string;
  tag: string | null;
}

const nothing: Query = { text: '', tag: null };
/** Browsers limit how often an address may change. */
const SETTLE_MS = 250;

/**
 * The search, kept in the address as `?q=` and `?tag=`. An address that points at a term shows the whole list, so that
 * the term is there to scroll to.
 */
export function useQuery(isTarget: (anchor: string) => boolean): [Query, (query: Query) => void] {
  const [query, setQuery] = useState(nothing);
  const latest = useRef(isTarget);
  latest.current = isTarget;
  const isRead = useRef(false);

  useEffect(() => {
    const address = queryOfAddress();
    const asked = { text: address.get('q') ?? '', tag: address.get('tag') };
    if (asked.text !== '' || asked.tag !== null) setQuery(asked);
    isRead.current = true;
    const reveal = () => {
      const anchor = anchorOfAddress();
      if (!latest.current(anchor)) return;
      setQuery(nothing);
      window.requestAnimationFrame(() => document.getElementById(anchor)?.scrollIntoView());
    };
    reveal();
    window.addEventListener('hashchange', reveal);
    return () => window.removeEventListener('hashchange', reveal);
  }, []);

  useEffect(() => {
    if (!isRead.current) return;
    const timer = window.setTimeout(() => keepInAddress(query), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [query]);

  return [query, useCallback((next: Query) => setQuery(next), [])];
}

function keepInAddress({ text, tag }: Query): void {
  const address = queryOfAddress();
  const before = address.toString();
  if (text.trim() === '') address.delete('q');
  else address.set('q', text);
  if (tag === null) address.delete('tag');
  else address.set('tag', tag);
  const next = address.toString();
  if (next === before) return;
  // A search of its own leaves the anchor behind: the term it named may be out of sight.
  replaceQuery(address, next ? '' : undefined);
}
