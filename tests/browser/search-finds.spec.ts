import { expect, test } from '@playwright/test';
import { createFinder, type Find, type Hit } from '../../src/search/finder';
import { allRecords, type NamesFile, namedRecords, namesPath, type RestFile } from '../../src/search/index-files';
import type { SearchRecord } from '../../src/search/record';
import { stemOf, termsOf, withoutFillers } from '../../src/search/words';
import { byName, byOtherWords, type SearchQuestion } from './search-questions';

/** The index of the built site, as a browser gets it; searched here, without one. */
let records: SearchRecord[];
let find: Find;
let findNames: Find;

test.beforeAll(async () => {
  const base = test.info().project.use.baseURL ?? '';
  const read = async (path: string) => (await fetch(new URL(path, base))).json();
  const names = (await read(namesPath)) as NamesFile;
  records = allRecords(names, (await read(`search/${names.rest}`)) as RestFile);
  find = await createFinder(records);
  findNames = await createFinder(namedRecords(names));
});

const wanted = ({ leadsTo }: SearchQuestion) => [leadsTo].flat();
/** A page of a folder is written with and without a slash. */
const plain = (route: string) => route.replace('/#', '#').replace(/\/$/, '');
const seen = (hits: Hit[]) => hits.slice(0, 5).map(({ kind, route }) => `${kind} ${route}`);

function failures(questions: readonly SearchQuestion[], asking: Find): unknown[] {
  return questions.flatMap((question) => {
    const { hits } = asking(question.asked);
    const place = hits.findIndex(({ route }) => wanted(question).includes(plain(route)));
    return place >= 0 && place < (question.within ?? 1) ? [] : [{ ...question, place, found: seen(hits) }];
  });
}

test.describe('what a search finds', () => {
  test('questions by names, ids, calls and titles', () => {
    expect(failures(byName, find)).toEqual([]);
    expect(byName.length + byOtherWords.length).toBeGreaterThanOrEqual(50);
  });

  test('questions by words that stand in no title', () => {
    expect(failures(byOtherWords, find)).toEqual([]);
    expect(byOtherWords.length).toBeGreaterThanOrEqual(20);
    const titled = byOtherWords.flatMap((question) => {
      const asked = new Set(withoutFillers(termsOf(question.asked)).map(stemOf));
      const found = records.filter(({ route }) => wanted(question).includes(plain(route)));
      return found.flatMap(({ title, page }) => termsOf(`${title} ${page}`)).filter((word) => asked.has(stemOf(word)));
    });
    expect(titled).toEqual([]);
  });

  test('each word of a question may be left out by the pages, and the others still find', () => {
    for (const { asked } of byName) {
      const { hits, missing } = find(`${asked} qqzzxxyyq`);
      expect(hits.length, asked).toBeGreaterThan(0);
      expect(missing, asked).toContain('qqzzxxyyq');
    }
  });

  test('titles, names and terms alone, before the texts are there', () => {
    const early = byName.filter(({ asked }) => /^[A-Z]+ \/|\.|^UC|_|create|what is/.test(asked));
    expect(early.length).toBeGreaterThan(10);
    expect(failures(early, findNames)).toEqual([]);
  });

  test('every operation by its call and its id, each event, error and item by its name, each term by its aliases', () => {
    const kinds = new Set(['operation', 'event-type', 'error-code', 'item', 'use-case', 'term']);
    const named = records.filter(({ kind }) => kinds.has(kind));
    expect(named.length).toBeGreaterThan(600);
    const lost = named.flatMap(({ kind, title, names, route }) => {
      const asked =
        kind === 'item' || kind === 'use-case' ? names.slice(0, 1) : [...names, ...(names.length > 0 ? [] : [title])];
      return asked.flatMap((name) => {
        const routes = find(name, 3).hits.map((hit) => hit.route);
        return routes.includes(route) ? [] : [`${name}: ${routes.join(' ')} instead of ${route}`];
      });
    });
    expect(lost).toEqual([]);
  });

  test('every result leads to a page, and into it by an anchor unless it is one', async ({ baseURL }) => {
    const pages = new Map<string, string>();
    const dead: string[] = [];
    for (const { kind, route } of records) {
      const [path = '', anchor] = route.split('#');
      if (kind === 'page' ? anchor !== undefined : !anchor) dead.push(route);
      const html = pages.get(path) ?? (await (await fetch(new URL(path, baseURL))).text());
      pages.set(path, html);
      if (anchor && !html.includes(`id=${anchor}`) && !html.includes(`id="${anchor}"`)) dead.push(route);
    }
    expect(dead).toEqual([]);
  });

  test('rows are told with their headers, duties with their countries', () => {
    const row = find('4444222233331111').hits[0];
    expect(row?.excerpt.join('')).toContain('Brand Visa');
    const duty = find('germany termination button').hits.find(({ kind }) => kind === 'requirement');
    expect(duty?.title.join('')).toContain('termination button');
    const compliance = records.filter(({ route }) => route.startsWith('/docs/compliance'));
    expect(compliance.filter(({ text }) => /Required[ ●]+Required/.test(text)).map(({ route }) => route)).toEqual([]);
    expect(records.find(({ route }) => route.endsWith('#consumer-information-german-button'))?.text).toMatch(
      /^Germany/,
    );
  });

  test('excerpts are cut between words and mark what was asked for', () => {
    const whole = new Set(records.flatMap(({ text }) => text.split(/\s+/)));
    for (const { asked } of [...byName, ...byOtherWords])
      for (const { excerpt } of find(asked).hits) {
        const words = excerpt
          .join('')
          .split(/\s+/)
          .filter((word) => word !== '' && word !== '…');
        expect(
          words.filter((word) => !whole.has(word)),
          asked,
        ).toEqual([]);
      }
    expect(find('quantity_too_large').hits[0]?.title.filter((_part, at) => at % 2 === 1)).toEqual([
      'quantity',
      'too',
      'large',
    ]);
  });
});
