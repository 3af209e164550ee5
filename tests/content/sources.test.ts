import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { citationProblems, citingFiles } from '../../src/catalog/load/citation-links';
import { readPages } from '../../src/catalog/load/pages';
import { describeProblem } from '../../src/catalog/load/problem';
import { readSources } from '../../src/catalog/load/sources';
import { readWorks, unknownWork } from '../../src/catalog/load/works';
import { pageSources } from '../../src/catalog/schema/citation';

const root = process.cwd();
/** Pages and files that nobody has compared with a source yet. The list may only shrink. */
const unchecked = JSON.parse(readFileSync(join(root, 'tests/content/without-sources.json'), 'utf8')) as string[];
const mostUnchecked = 19;

const works = readWorks(root);
const pages = readPages(join(root, 'docs')).map((page) => ({ ...page, file: join('docs', page.file) }));

interface CitingFile {
  sources?: unknown;
  items?: { sources?: unknown }[];
}

/** A file names its sources once, or each of its items does. */
function sourcesOf({ sources, items }: CitingFile): unknown {
  return sources ?? (items?.every((item) => item.sources !== undefined) ? items : undefined);
}

/** The works that may stand behind a mark of origin. */
const markedBy = {
  certification: /^certification-/,
  law: /^law-|^sepa-scheme$/,
  'card-scheme': /^card-schemes$|^sepa-scheme$/,
  general: /^general-knowledge$/,
} as const;

const files = citingFiles(root).map((file) => ({
  file,
  sources: sourcesOf(parse(readFileSync(join(root, file), 'utf8')) as CitingFile),
}));

describe('every statement has a source and the day it was checked', () => {
  it('no page, catalog file or table is without, but for those that nobody has checked yet', () => {
    const without = [...pages, ...files].filter(({ sources }) => sources === undefined).map(({ file }) => file);
    expect(without.filter((file) => !unchecked.includes(file))).toEqual([]);
    expect(
      unchecked.filter((file) => !without.includes(file)),
      'take these out of without-sources.json',
    ).toEqual([]);
    expect(unchecked.length).toBeLessThanOrEqual(mostUnchecked);
  });

  it('every source of a page has the form of one and names a known work', () => {
    for (const { file, sources } of pages.filter((page) => page.sources !== undefined)) {
      const read = pageSources.safeParse(sources);
      expect(read.error?.issues ?? [], file).toEqual([]);
      const cited = read.data === 'own' || read.data === undefined ? [] : read.data.map(({ from }) => from);
      expect(
        cited.map((id) => unknownWork(id, works)).filter((advice) => advice !== null),
        file,
      ).toEqual([]);
    }
  });

  it('every source of the catalog and the tables names a known work', () => {
    expect(citationProblems(root).map(describeProblem)).toEqual([]);
  });

  it('every supplementary item says where its demand stands', () => {
    const items = readSources(root).checklists.flatMap(({ value }) => value.items);
    const silent = items.filter((item) => item.supplementary && item.sources === undefined).map((item) => item.id);
    expect(silent).toEqual([]);
  });

  it('every compliance topic names a law, a scheme or a document for each mark that its facts carry', () => {
    const { compliance, storefront } = readSources(root);
    const marked = [
      ...compliance.map(({ value }) => ({ ...value, marks: value.facts })),
      ...storefront.map(({ value }) => ({
        ...value,
        id: 'pages',
        marks: value.pages.flatMap((page) => page.displays),
      })),
    ];
    const missing = marked.flatMap(({ id, marks, sources = [] }) =>
      Object.entries(markedBy)
        .filter(([mark]) => marks.some(({ origin }) => origin.some((kind) => kind === mark)))
        .filter(([, work]) => !sources.some(({ from }) => work.test(from)))
        .map(([mark]) => `${id}: ${mark}`),
    );
    expect(missing).toEqual([]);
  });

  it('names a wrong id, and the one that was meant', () => {
    expect(unknownWork('payments/psd2-and-sca', works)).toBeNull();
    expect(unknownWork('payments/psd2-and-scas', works)).toBe('Did you mean "payments/psd2-and-sca"?');
  });
});
