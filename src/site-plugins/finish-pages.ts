import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { load } from 'cheerio';
import { withPolicy } from './content-security-policy';
import { fontPreload } from './font-preload';
import { markdownOf, markdownWriter, type PageText, type Site } from './markdown/page-markdown';
import { textOfWidget } from './markdown/widgets';
import { writeMarkdown } from './markdown/write';
import { type PageRecord, recordsOf } from './search/page-records';
import { writeSearchIndex } from './search/write';
import { widgetStyleLinks } from './widget-styles';

function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return htmlFiles(file);
    return entry.name.endsWith('.html') ? [file] : [];
  });
}

interface PagesRead {
  readonly texts: readonly PageText[];
  readonly found: readonly PageRecord[];
}

const bare = (route: string) => (route.length > 1 ? route.replace(/\/$/, '') : route);

/** Reads each page once, for its Markdown and for what search finds on it: reading is most of the work. */
async function readPages(outDir: string, baseUrl: string, url: string, routes: readonly string[]): Promise<PagesRead> {
  const areas = ['docs', 'workbench'].map((area) => baseUrl + area);
  const isPage = (route: string) => route === baseUrl || areas.some((area) => route.startsWith(area));
  const pages = routes.filter(isPage);
  const site: Site = { url, pages: new Set(pages.map(bare)), widget: textOfWidget, write: await markdownWriter() };
  const texts: PageText[] = [];
  const found: PageRecord[] = [];
  for (const route of pages) {
    const $ = load(await readFile(path.join(outDir, route.slice(baseUrl.length), 'index.html'), 'utf8'));
    const text = markdownOf($, route === baseUrl ? route : bare(route), site);
    if (text) texts.push(text);
    if (route !== baseUrl) found.push(...recordsOf($, route));
  }
  return { texts, found };
}

/**
 * What is done to the built pages, one after the other: Docusaurus calls the plugins side by side, and one would read a
 * page that another is writing. The policy comes last, because it holds the hashes of what the page then contains.
 */
export function finishPagesPlugin({ baseUrl, siteConfig }: LoadContext): Plugin {
  return {
    name: 'finish-pages',
    async postBuild({ outDir, routesPaths }) {
      const { texts, found } = await readPages(outDir, baseUrl, siteConfig.url, routesPaths);
      await writeSearchIndex(outDir, baseUrl, found);
      await writeMarkdown(outDir, baseUrl, texts, siteConfig);
      const linkStyles = widgetStyleLinks(outDir, baseUrl);
      const preloadFont = fontPreload(outDir, baseUrl);
      const servers = (siteConfig.customFields?.sandboxServers ?? []) as readonly string[];
      const finish = async (file: string) =>
        writeFile(file, withPolicy(preloadFont(linkStyles(await readFile(file, 'utf8'))), servers));
      await Promise.all(htmlFiles(outDir).map(finish));
    },
  };
}
