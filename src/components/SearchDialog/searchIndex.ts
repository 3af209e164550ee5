import MiniSearch from 'minisearch';
import { queryText } from '../query-text';

export interface SearchHit {
  id: string;
  kind: string;
  title: string;
  section: string;
  text: string;
  route: string;
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const idsOf = (text: string) =>
  (text.toLowerCase().match(/[\w-]+(?:\.[\w-]+)*/g) ?? []).filter((id) => /[._]/.test(id));

/** Ids such as `order.charge.failed` are searched both whole and by their words. */
const tokenize = (text: string) => [...wordsOf(text), ...idsOf(text)];

export function buildIndex(records: SearchHit[]): MiniSearch<SearchHit> {
  const index = new MiniSearch<SearchHit>({
    fields: ['id', 'title', 'section', 'text'],
    storeFields: ['id', 'kind', 'title', 'section', 'text', 'route'],
    idField: 'key',
    tokenize,
    extractField: (document, field) =>
      field === 'key'
        ? `${document.kind}:${document.route}:${document.id}`
        : String(document[field as keyof SearchHit] ?? ''),
    searchOptions: {
      boost: { id: 4, title: 3, section: 2.5 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boostDocument: (_key, _term, stored) => (stored?.kind === 'page' ? 1.3 : 1),
    },
  });
  const seen = new Set<string>();
  for (const record of records) {
    const key = `${record.kind}:${record.route}:${record.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    index.add(record);
  }
  return index;
}

/** All words first; where nothing has all of them, what has most. */
export function searchIn(index: MiniSearch<SearchHit>, text: string, limit = 12): SearchHit[] {
  const query = queryText(text);
  const all = index.search(query);
  const found = all.length > 0 ? all : index.search(query, { combineWith: 'OR' });
  return found.slice(0, limit) as unknown as SearchHit[];
}
