import { describe, expect, it } from 'vitest';
import { packIndex } from './index-files';
import type { SearchRecord } from './record';
import { FileMissing, type LoadFile, searchService, type Told } from './service';

const records: SearchRecord[] = [
  { kind: 'page', title: 'Refunds', page: 'Refunds', names: [], text: 'Money goes back.', route: '/docs/refunds' },
  { kind: 'row', title: 'EAR99', page: 'Codes', names: [], text: 'Any product.', route: '/docs/codes#ear99' },
];
const { names, rest } = packIndex(records, () => 'rest-1.json');
const files: Record<string, string> = { 'search/names.json': names, 'search/rest-1.json': rest };

const load =
  (has: (path: string) => boolean, error: () => Error = () => new TypeError('offline')): LoadFile =>
  async (path) => {
    if (!has(path)) throw error();
    return JSON.parse(files[path] ?? '');
  };

/** Everything that is told until this is. */
function toldUntil(loading: LoadFile, question: string, isLast: (told: Told) => boolean): Promise<Told[]> {
  return new Promise((resolve) => {
    const all: Told[] = [];
    const ask = searchService(loading, (told) => {
      all.push(told);
      if (isLast(told)) resolve(all);
    });
    ask(question);
  });
}

const routes = (told: Told | undefined) => (told?.type === 'found' ? told.found.hits.map(({ route }) => route) : null);

describe('the search service', () => {
  it('answers from titles first, then from everything, without being asked again', async () => {
    const all = await toldUntil(
      load(() => true),
      'money',
      (told) => told.type === 'found' && told.extent === 'all',
    );
    expect(all.map(({ type }) => type)).toEqual(['loaded', 'found', 'loaded', 'found']);
    expect(routes(all[1])).toEqual([]);
    expect(routes(all[3])).toEqual(['/docs/refunds']);
  });

  it('keeps answering from titles when the texts cannot be loaded, and says so', async () => {
    const all = await toldUntil(
      load((path) => path.includes('names')),
      'refunds',
      ({ type }) => type === 'failed',
    );
    expect(routes(all.find(({ type }) => type === 'found'))).toEqual(['/docs/refunds']);
    expect(all.at(-1)).toEqual({ type: 'failed', extent: 'all', trouble: 'unreachable' });
  });

  it.each([
    ['unreachable', new TypeError('offline')],
    ['missing', new FileMissing('search/names.json')],
  ] as const)('tells an index that is %s from others', async (trouble, error) => {
    const all = await toldUntil(
      load(
        () => false,
        () => error,
      ),
      'refunds',
      ({ type }) => type === 'failed',
    );
    expect(all).toEqual([{ type: 'failed', extent: 'names', trouble }]);
  });
});
