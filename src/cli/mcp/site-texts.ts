/** What the built site says, for a program that reads text: found by the site's own search, told in its Markdown. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createFinder, type Find, type Hit } from '../../search/finder';
import { allRecords, type NamesFile, namesPath, type RestFile } from '../../search/index-files';
import type { SearchRecord } from '../../search/record';
import { fileFor } from '../site-files';

/** Tells a caller what was wrong and what to do. */
export class NotThere extends Error {}

interface Index {
  /** Name of the second file, which changes with every build. */
  readonly build: string;
  readonly records: readonly SearchRecord[];
  readonly find: Find;
}

export interface SiteTexts {
  search(query: string, limit: number): Promise<readonly Hit[]>;
  /** @param address a path such as `/docs/overview`, with or without `.md`; a fragment is left aside */
  page(address: string): Promise<string>;
  /** @param named an operation id such as `createRefunds`, or `POST /refunds` */
  operation(named: string): Promise<string>;
}

/** The part of a page's Markdown below one heading. */
function sectionOf(markdown: string, title: string): string | undefined {
  const [, ...sections] = markdown.split(/^(?=## )/m);
  return sections.find((section) => section.split('\n', 1)[0] === `## ${title}`)?.trim();
}

const missing = 'The site is not built, or is being built. Run "npm run build" and ask again.';

export function siteTexts(folder: string, baseUrl: string): SiteTexts {
  const json = async (name: string) => {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
    if (text === undefined) throw new NotThere(missing);
    return JSON.parse(text) as unknown;
  };
  let last: Promise<Index> | undefined;
  const load = async (names: NamesFile): Promise<Index> => {
    const records = allRecords(names, (await json(`search/${names.rest}`)) as RestFile);
    return { build: names.rest, records, find: await createFinder(records) };
  };
  /** The site may be built anew while it is served. */
  const index = async (): Promise<Index> => {
    const names = (await json(namesPath)) as NamesFile;
    const known = await last?.catch(() => undefined);
    if (known?.build === names.rest) return known;
    last = load(names);
    return last;
  };
  const page = async (address: string): Promise<string> => {
    const { pathname } = URL.canParse(address, 'http://site') ? new URL(address, 'http://site') : { pathname: '' };
    const below = pathname.startsWith(baseUrl) ? pathname.slice(baseUrl.length - 1) : pathname;
    const route = below.replace(/(\.md|\/)$/, '') || '/index';
    const file = await fileFor(folder, `${route}.md`);
    if (!file) throw new NotThere(`No page stands at ${address}. Search for it, and read the address of a hit.`);
    return readFile(path.join(folder, file), 'utf8');
  };
  return {
    search: async (query, limit) => (await index()).find(query, limit).hits,
    page,
    async operation(named) {
      const { records } = await index();
      const wanted = named.trim().replace(/\s+/g, ' ').toLowerCase();
      const found = records.find(
        ({ kind, names }) => kind === 'operation' && names.some((name) => name.toLowerCase() === wanted),
      );
      const section = found && sectionOf(await page(found.route), found.title);
      if (!section)
        throw new NotThere(
          `The API has no operation ${named}. Name it as "POST /refunds" or by its id, such as createRefunds.`,
        );
      return `${section}\n\nAddress: ${found.route}`;
    },
  };
}
