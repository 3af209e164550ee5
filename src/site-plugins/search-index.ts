import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'cheerio';

/** One place a search can lead to: a section of a page, or a catalog record (checklist item, term, error code, event). */
export interface SearchRecord {
  id: string;
  kind: string;
  title: string;
  section: string;
  text: string;
  route: string;
}

interface CatalogRecord {
  id: string;
  kind: string;
  title: string;
  text: string;
  route: string;
}

const recordsFile = path.resolve('src/generated/search-records.json');
const textLimit = 1200;

/** Splits a built page at its headings; every section with an id becomes a record of its own. */
export function sectionsOf(html: string, route: string): SearchRecord[] {
  const $ = load(html);
  const article = $('article .markdown, main .markdown').first();
  const title = article.find('h1').first().text().trim();
  if (!title) return [];
  article.find('script, style, svg, .hash-link, [data-search-skip]').remove();
  const records: SearchRecord[] = [{ id: route, kind: 'page', title, section: '', text: '', route }];
  article.find('h1, h2, h3, p, li, td, dt, dd, pre').each((_, element) => {
    const node = $(element);
    if (/^h[23]$/.test(element.tagName)) {
      const anchor = node.attr('id');
      const section = node.text().trim();
      if (anchor)
        records.push({
          id: `${route}#${anchor}`,
          kind: 'section',
          title,
          section,
          text: '',
          route: `${route}#${anchor}`,
        });
    } else if (element.tagName !== 'h1' && node.find('p, li, td').length === 0) {
      const current = records.at(-1);
      if (current && current.text.length < textLimit)
        current.text = `${current.text} ${node.text().replace(/\s+/g, ' ').trim()}`.trim();
    }
  });
  return records;
}

async function catalogRecords(baseUrl: string): Promise<SearchRecord[]> {
  const records = JSON.parse(await readFile(recordsFile, 'utf8')) as CatalogRecord[];
  return records.map((record) => ({ ...record, section: '', route: baseUrl.replace(/\/$/, '') + record.route }));
}

/** Writes `search-index.json` beside the built pages. Nothing loads it until somebody opens the search. */
export async function writeSearchIndex(outDir: string, baseUrl: string, routesPaths: readonly string[]): Promise<void> {
  const pages = routesPaths.filter((route) => route.startsWith(`${baseUrl}docs`));
  const sections = await Promise.all(
    pages.map(async (route) => {
      const html = await readFile(path.join(outDir, route.slice(baseUrl.length), 'index.html'), 'utf8');
      return sectionsOf(html, route);
    }),
  );
  const records = [...sections.flat(), ...(await catalogRecords(baseUrl))];
  await writeFile(path.join(outDir, 'search-index.json'), JSON.stringify(records));
}
