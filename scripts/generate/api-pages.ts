import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPages } from '../../src/catalog/load/pages';
import { readReference } from '../../src/catalog/load/reference';
import { readSources } from '../../src/catalog/load/sources';
import { indexPage } from './api-pages/index-page';
import { type ApiPage, apiPage, type Tag } from './api-pages/page';
import type { OpenApiDocument } from './contract/document';
import { generatedFolder, root } from './write';

export const apiFolder = join(root, 'docs/reference/api');

function write(page: ApiPage): void {
  const file = join(apiFolder, `${page.name}.mdx`);
  try {
    if (readFileSync(file, 'utf8') === page.text) return;
  } catch {
    // It was not there yet.
  }
  writeFileSync(file, page.text);
}

/** Writes the pages of the API reference, one for each resource of the contract, where the site reads its pages. */
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
  for (const page of pages) write(page);
}
