import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What the catalog needs to know about a page of `docs/`. */
export interface Page {
  route: string;
  title: string;
  /** Glossary ids that the page marks with `<Term id="…">`. */
  terms: string[];
  /** Path below `docs/`. */
  file: string;
  /** The front matter's `sources`, not yet validated; undefined where the page names none. */
  sources?: unknown;
}

function routeOf(file: string, slug: unknown): string {
  if (typeof slug === 'string' && slug.startsWith('/')) return `/docs${slug}`.replace(/\/$/, '');
  const path = file.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '');
  if (typeof slug === 'string') return `/docs/${path.replace(/[^/]*$/, '')}${slug}`;
  return path === '' ? '/docs' : `/docs/${path}`;
}

function readPage(folder: string, file: string): Page {
  const text = readFileSync(join(folder, file), 'utf8');
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const meta = (parse(front) ?? {}) as { title?: unknown; slug?: unknown; sources?: unknown };
  const marks = [...text.matchAll(/<Term\b[^>]*?\bid="([^"]+)"/g)].map((match) => match[1] ?? '');
  return {
    route: routeOf(file, meta.slug),
    title: typeof meta.title === 'string' ? meta.title : file,
    terms: [...new Set(marks)],
    file,
    sources: meta.sources,
  };
}

/** Reads all pages under `docs/`, in the order of their paths. A file whose name starts with `_` is a part of a page. */
export function readPages(folder: string): Page[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[/\\])[^_/\\][^/\\]*\.mdx?$/.test(file))
    .sort()
    .map((file) => readPage(folder, file));
}
