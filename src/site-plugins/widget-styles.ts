import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

// Docusaurus puts the CSS of every component into one file that each page loads. Here each widget keeps a file of its
// own: the page that shows the widget links it, and a page of prose does not pay for it (docs/contributing/decisions).

/** Small things any page may show; their styles stay in the common file. */
const commonComponents = new Set(['Marks', 'PageActions', 'Term']);

const componentsFolder = path.resolve('src/components');
const chunkName = (component: string) => `widget-${component}`;

function widgets(): string[] {
  return readdirSync(componentsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !commonComponents.has(entry.name))
    .map((entry) => entry.name);
}

function cacheGroups() {
  return Object.fromEntries(
    widgets().map((component) => [
      chunkName(component),
      {
        name: chunkName(component),
        test: new RegExp(`[\\\\/]src[\\\\/]components[\\\\/]${component}[\\\\/]`),
        type: 'css/mini-extract',
        chunks: 'all' as const,
        enforce: true,
        priority: 60,
      },
    ]),
  );
}

interface Stylesheet {
  href: string;
  classes: Set<string>;
}

const classesIn = (file: string) => readFileSync(file, 'utf8').match(/(?<=\.)[a-zA-Z_-][\w-]*(?=[^{}]*\{)/g) ?? [];

/** A widget's sheet may name classes that every page has, such as `container`: those say nothing about the widget. */
function stylesheets(outDir: string, baseUrl: string): Stylesheet[] {
  const folder = path.join(outDir, 'assets/css');
  const all = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const isCommon = (name: string) => name.startsWith('styles.');
  const common = new Set(all.filter(isCommon).flatMap((name) => classesIn(path.join(folder, name))));
  return all
    .filter((name) => !isCommon(name))
    .map((name) => ({
      href: `${baseUrl}assets/css/${name}`,
      classes: new Set(classesIn(path.join(folder, name)).filter((one) => !common.has(one))),
    }));
}

/** Links, in the page's head, the stylesheets of the widgets the page was rendered with. */
function withLinks(html: string, sheets: Stylesheet[]): string {
  const used = new Set([...html.matchAll(/class="?([^">]+)"?/g)].flatMap((match) => (match[1] ?? '').split(/\s+/)));
  const links = sheets
    .filter((sheet) => [...sheet.classes].some((name) => used.has(name)))
    .map((sheet) => `<link rel="stylesheet" href="${sheet.href}">`);
  return links.length ? html.replace('</head>', `${links.join('')}</head>`) : html;
}

/** @returns a way to link, in a built page, the stylesheets of the widgets it shows */
export function widgetStyleLinks(outDir: string, baseUrl: string): (html: string) => string {
  const sheets = stylesheets(outDir, baseUrl);
  return (html) => withLinks(html, sheets);
}

export function widgetStylesPlugin(): Plugin {
  return {
    name: 'widget-styles',
    configureWebpack(_config, isServer) {
      if (isServer || process.env.NODE_ENV !== 'production') return {};
      return { optimization: { splitChunks: { cacheGroups: cacheGroups() } } };
    },
  };
}
