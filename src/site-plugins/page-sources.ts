import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import { readWorks, resolveCitations, unknownWork, type Works, worksPath } from '../catalog/load/works';
import { pageSources } from '../catalog/schema/citation';
import type { Citation } from '../catalog/types';
import { recordsShown } from './remark-catalog-data';

let known: { at: number; works: Works } | undefined;

/** The works, read again when their file has changed: a page is read many times in one build. */
function currentWorks(): Works {
  const at = statSync(worksPath).mtimeMs;
  if (known?.at !== at) known = { at, works: readWorks(process.cwd()) };
  return known.works;
}

/** All citations of a record, those of its parts too. */
function citationsOf(record: unknown): Citation[] {
  if (typeof record !== 'object' || record === null) return [];
  const own = 'sources' in record ? (record.sources as Citation[]) : [];
  const parts = Object.entries(record).flatMap(([key, value]) => (key === 'sources' ? [] : citationsOf(value)));
  return [...own, ...parts];
}

function citationsOfRecords(text: string): Citation[] {
  return recordsShown(text)
    .map((file) => path.resolve(file))
    .filter((file) => existsSync(file))
    .flatMap((file) => citationsOf(JSON.parse(readFileSync(file, 'utf8'))));
}

/** One line for each work. Where two statements were checked on different days, the older day counts. */
function merged(citations: readonly Citation[]): Citation[] {
  const byWork = new Map<string, Citation>();
  for (const citation of citations) {
    const known = byWork.get(citation.from);
    const subjects = [...new Set([known?.for, citation.for].filter((text) => text !== undefined))].join('; ');
    const checked = known === undefined || citation.checked < known.checked ? citation.checked : known.checked;
    byWork.set(citation.from, { from: citation.from, checked, ...(subjects === '' ? {} : { for: subjects }) });
  }
  return [...byWork.values()];
}

function refuse(file: string, what: string): never {
  throw new Error(`${path.relative('.', file)}: ${what} docs/contributing/writing.mdx shows the form.`);
}

function ownCitations(file: string, sources: unknown, works: Works): Citation[] {
  if (sources === undefined) return [];
  const read = pageSources.safeParse(sources);
  if (!read.success) return refuse(file, '"sources" in the front matter is not right.');
  if (read.data === 'own') return [];
  for (const { from } of read.data) {
    const advice = unknownWork(from, works);
    if (advice !== null) refuse(file, `the source "${from}" does not exist. ${advice}`);
  }
  return read.data;
}

/** A file that other pages include: it has no front matter of its own, and Docusaurus refuses one that is given to it. */
const isIncluded = (file: string): boolean => path.basename(file).startsWith('_');

/**
 * Reads a page's front matter and puts its sources there in full: those the page names, and those of the catalog records
 * that it shows. The theme lists them at the foot of the page. A source that does not exist stops the build.
 */
export const parseFrontMatter: ParseFrontMatter = async (params) => {
  const result = await params.defaultParseFrontMatter(params);
  if (isIncluded(params.filePath)) return result;
  const works = currentWorks();
  const own = ownCitations(params.filePath, result.frontMatter.sources, works);
  const sources = resolveCitations(merged([...own, ...citationsOfRecords(result.content)]), works);
  return { ...result, frontMatter: { ...result.frontMatter, sources } };
};
