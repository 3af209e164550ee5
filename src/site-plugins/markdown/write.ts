import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { llmsText } from './llms';
import { markdownAddress, type PageText } from './page-markdown';

/** Writes each page's Markdown beside the page, and `llms.txt`, which leads to all of them. */
export async function writeMarkdown(
  outDir: string,
  baseUrl: string,
  pages: readonly PageText[],
  about: { title: string; tagline: string },
): Promise<void> {
  const write = ({ route, markdown }: PageText) =>
    writeFile(path.join(outDir, markdownAddress(route).slice(baseUrl.length)), markdown);
  await Promise.all([...pages.map(write), writeFile(path.join(outDir, 'llms.txt'), llmsText(pages, baseUrl, about))]);
}
