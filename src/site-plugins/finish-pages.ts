import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { withPolicy } from './content-security-policy';
import { writeSearchIndex } from './search/write';
import { widgetStyleLinks } from './widget-styles';

function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return htmlFiles(file);
    return entry.name.endsWith('.html') ? [file] : [];
  });
}

/**
 * What is done to the built pages, one after the other: Docusaurus calls the plugins side by side, and one would read a
 * page that another is writing. The policy comes last, because it holds the hashes of what the page then contains.
 */
export function finishPagesPlugin({ baseUrl }: LoadContext): Plugin {
  return {
    name: 'finish-pages',
    async postBuild({ outDir, routesPaths }) {
      await writeSearchIndex(outDir, baseUrl, routesPaths);
      const linkStyles = widgetStyleLinks(outDir, baseUrl);
      const finish = async (file: string) => writeFile(file, withPolicy(linkStyles(await readFile(file, 'utf8'))));
      await Promise.all(htmlFiles(outDir).map(finish));
    },
  };
}
