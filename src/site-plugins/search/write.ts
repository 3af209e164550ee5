import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogSearchRecord } from '../../catalog/types';
import { namesPath, packIndex } from '../../search/index-files';
import type { PageRecord } from './page-records';
import { siteRecords } from './site-records';

const catalogFile = path.resolve('src/generated/search-records.json');

const nameOf = (text: string) => `rest-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`;

/** Writes the search index beside the built pages, in two files. Nothing loads them until somebody opens the search. */
export async function writeSearchIndex(outDir: string, baseUrl: string, found: readonly PageRecord[]): Promise<void> {
  const catalog = JSON.parse(await readFile(catalogFile, 'utf8')) as CatalogSearchRecord[];
  const { names, rest, restName } = packIndex(siteRecords(found, catalog, baseUrl), nameOf);
  const namesFile = path.join(outDir, namesPath);
  const folder = path.dirname(namesFile);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([writeFile(namesFile, names), writeFile(path.join(folder, restName), rest)]);
}
