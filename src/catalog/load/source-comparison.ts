import { join } from 'node:path';
import { comparisonFile } from '../schema/source-comparison';
import type { ComparedPage } from '../types';
import type { Page } from './pages';
import { ContentError, type Problem } from './problem';
import { readSource } from './read-source';
import { validate } from './validate';
import { readWorks, unknownWork } from './works';

/** From the project root. */
const comparisonPath = 'src/catalog/source-comparison.yml';

/** The ids that a page's front matter cites; none where it is not right: another check reports that. */
function citedBy({ sources }: Page): string[] {
  if (!Array.isArray(sources)) return [];
  return sources.map((citation: { from?: unknown } | null) => String(citation?.from));
}

/**
 * Each page of the provider's documentation that its section about standards reaches, with the pages of this site that
 * cite it. Throws a `ContentError` for a page that `works.yml` lacks, stands twice, or is neither cited nor left out with a reason.
 */
export function compareSources(root: string, pages: readonly Page[]): ComparedPage[] {
  const source = readSource(root, join(root, comparisonPath));
  const { value, problems } = validate(source, comparisonFile);
  if (value === null) throw new ContentError(problems);
  const works = readWorks(root);
  const rows = value.reached.map(({ page, leftOut }) => ({
    id: page,
    title: works.get(page)?.title ?? page,
    pages: pages.filter((one) => citedBy(one).includes(page)).map(({ route, title }) => ({ route, title })),
    leftOut: leftOut ?? null,
  }));
  const wrong = rows.flatMap((row, index): Problem[] => {
    const mend = mendingOf(row, index, rows, unknownWork(row.id, works));
    if (mend === null) return [];
    const line = source.lineOf(['reached', index]);
    return [{ file: source.file, line, record: row.id, what: `The row of "${row.id}" is not right.`, mend }];
  });
  if (wrong.length > 0) throw new ContentError(wrong);
  return rows;
}

function mendingOf(row: ComparedPage, index: number, rows: ComparedPage[], unknown: string | null): string | null {
  if (unknown !== null) return unknown;
  if (rows.findIndex(({ id }) => id === row.id) !== index) return 'It stands twice. Take one away.';
  if (row.pages.length > 0 || row.leftOut !== null) return null;
  return 'No page cites it. Name it under "sources" of the page that gives its facts, or write under "leftOut" why none does.';
}
