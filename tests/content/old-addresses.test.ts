import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../src/catalog/load/pages';
import { readSources } from '../../src/catalog/load/sources';

const docs = join(process.cwd(), 'docs');
const read = (file: string) => readFileSync(join(docs, file), 'utf8');
const headings = (text: string) => [...text.matchAll(/^#{2,4} .*\{#([a-z0-9-]+)\}$/gm)].map(([, id]) => id ?? '');

/** A section that moved to a page of its own: its old anchor stays, on a link to the new place. */
const moved = (text: string) =>
  [...text.matchAll(/<span id="([a-z0-9-]+)">\[[^\]]+\]\(([^)#]+)#([a-z0-9-]+)\)<\/span>/g)].map(
    ([, id = '', file = '', anchor = '']) => ({ id, file, anchor }),
  );

describe('the address of a section that moved', () => {
  it('shows a link to a section that is there', () => {
    const links = readPages(docs).flatMap(({ file }) => moved(read(file)).map((link) => ({ ...link, from: file })));
    expect(links.length).toBeGreaterThan(25);
    for (const { from, file, anchor } of links) {
      expect(headings(read(join(dirname(from), file))), `${from} → ${file}`).toContain(anchor);
    }
  });

  it('is for readers who come from elsewhere: our own pages link to the new place', () => {
    const files = readPages(docs).map(({ file }) => file);
    const old = files.flatMap((file) => moved(read(file)).map(({ id }) => `${file}#${id}`));
    const linked = files.flatMap((from) =>
      [...read(from).matchAll(/\]\(([^)#\s:]*)#([a-z0-9-]+)\)/g)].map(([, file = '', anchor = '']) => {
        const target = file === '' ? from : join(dirname(from), file);
        return `${target}#${anchor}`;
      }),
    );
    expect(linked.filter((address) => old.includes(address))).toEqual([]);
  });

  it('of each explained checklist item stands on the page of its checklist', () => {
    for (const { value } of readSources(process.cwd()).checklists) {
      const text = read(join('checklists', `${value.id}.mdx`));
      const anchors = [...headings(text), ...moved(text).map(({ id }) => id)];
      const missing = value.items
        .map(({ id }) => `depth-${id.replaceAll('.', '-')}`)
        .filter((id) => !anchors.includes(id));
      expect(missing, value.id).toEqual([]);
    }
  });
});

describe('the length of a page', () => {
  it('is 2,500 words at most, but for the tables of the API reference', () => {
    const words = (file: string) => read(file).split(/\s+/).filter(Boolean).length;
    expect(
      readPages(docs)
        .filter(({ file }) => !file.startsWith('reference/api/') && words(file) > 2500)
        .map(({ file }) => file),
    ).toEqual([]);
  });
});
