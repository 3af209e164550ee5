import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPages } from '../../src/catalog/load/pages';
import { readReference } from '../../src/catalog/load/reference';
import { readSources } from '../../src/catalog/load/sources';
import { fidelityTable, indexPage } from './api-pages/index-page';
import { apiPage, type Tag } from './api-pages/page';
import { relatedByOperation } from './api-pages/related';
import type { OpenApiDocument } from './contract/document';
import { generatedFolder, root, writeGeneratedJson } from './write';

export const apiFolder = join(root, 'docs/reference/api');

function write(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** Writes the pages of the API reference, one for each resource of the contract, where the site reads its pages; and what speaks of each call. */
export function generateApiPages(): void {
  const document = JSON.parse(
    readFileSync(join(generatedFolder, 'contract/document.json'), 'utf8'),
  ) as OpenApiDocument & { tags: Tag[] };
  const catalog = readSources(root);
  const titles = new Map(readPages(join(root, 'docs')).map(({ file, title }) => [file, title]));
  const titleOf = (page: string): string => {
    const title = titles.get(`${page}.mdx`);
    if (title === undefined)
      throw new Error(`src/contract/openapi/openapi.yaml names docs/${page}.mdx, which does not exist.`);
    return title;
  };
  const endpoints = readReference(root).tables.find(({ name }) => name === 'endpoints');
  const checked = endpoints?.sources?.find(({ from }) => from === 'api-reference')?.checked ?? '';
  const pages = [
    indexPage(document),
    ...document.tags.map((tag, index) => apiPage(document, catalog, { tag, position: index + 2, checked, titleOf })),
  ];
  mkdirSync(apiFolder, { recursive: true });
  const names = new Set(pages.map(({ name }) => `${name}.mdx`));
  for (const file of readdirSync(apiFolder)) if (!names.has(file)) rmSync(join(apiFolder, file));
  for (const { name, text } of pages) write(join(apiFolder, `${name}.mdx`), text);
  writeGeneratedJson('related-calls.json', relatedByOperation(document, catalog));
  write(join(root, 'docs/sandbox/_calls.mdx'), fidelityTable(document));
}
