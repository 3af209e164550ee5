import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import type { GlossaryTerm, IndexEntry } from '../../catalog/types';
import { Endpoint } from '../Marks';
import styles from './styles.module.css';

interface Places {
  items: IndexEntry[];
  pages: IndexEntry[];
  /** As in `POST /skus`. */
  calls: string[];
}

/** Checklist items, pages and calls that a term occurs in. Their names load when somebody asks. */
export default function WhereUsed({ term }: { term: GlossaryTerm }): ReactNode {
  const [places, setPlaces] = useState<Places | 'failed' | null>(null);
  const counts = [
    count(term.items, 'checklist item'),
    count(term.pages, 'page'),
    count(term.operations, 'call'),
  ].filter(Boolean);
  if (counts.length === 0) return null;

  function load(isOpen: boolean): void {
    if (!isOpen || (places !== null && places !== 'failed')) return;
    setPlaces(null);
    find(term).then(setPlaces, () => setPlaces('failed'));
  }

  return (
    <details className={styles.used} onToggle={({ currentTarget }) => load(currentTarget.open)}>
      <summary>Used in {counts.join(', ')}</summary>
      {places === null && <p className={styles.hint}>Loading…</p>}
      {places === 'failed' && (
        <p className={styles.hint} role="alert">
          The list could not be loaded. Check your connection, then close and open it again.
        </p>
      )}
      {places !== null && places !== 'failed' && <PlaceList places={places} />}
    </details>
  );
}

function count(list: string[], one: string): string {
  return list.length === 0 ? '' : `${list.length} ${one}${list.length === 1 ? '' : 's'}`;
}

async function find(term: GlossaryTerm): Promise<Places> {
  const [{ default: index }, { default: endpoints }] = await Promise.all([
    import('@site/src/generated/catalog/index.json'),
    import('@site/src/generated/reference/endpoints.json'),
  ]);
  const known = index as Record<string, IndexEntry>;
  return {
    items: term.items.flatMap((id) => known[id] ?? []),
    pages: term.pages.flatMap((route) => known[route] ?? []),
    calls: endpoints.rows.flatMap(({ operationId, endpoint }) =>
      term.operations.includes(operationId) ? endpoint : [],
    ),
  };
}

function PlaceList({ places: { items, pages, calls } }: { places: Places }): ReactNode {
  return (
    <ul className={styles.places}>
      {[...items, ...pages].map(({ title, route }) => (
        <li key={route}>
          <Link to={route}>{title}</Link>
        </li>
      ))}
      {calls.map((call) => (
        <li key={call}>
          <Endpoint>{call}</Endpoint>
        </li>
      ))}
    </ul>
  );
}
