import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { remarkCatalogData } from './remark-catalog-data';

const checklist = (id?: string) => ({
  type: 'mdxJsxFlowElement',
  name: 'Checklist',
  attributes: id === undefined ? [] : [{ type: 'mdxJsxAttribute', name: 'id', value: id as unknown }],
  position: { start: { line: 7 } },
});

beforeEach(() => {
  const root = mkdtempSync(path.join(tmpdir(), 'checklists-'));
  mkdirSync(path.join(root, 'src/generated/catalog/checklists'), { recursive: true });
  for (const id of ['one', 'two']) writeFileSync(path.join(root, `src/generated/catalog/checklists/${id}.json`), '{}');
  vi.spyOn(process, 'cwd').mockReturnValue(root);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('checklists of a page', () => {
  it('imports the data of each list once and hands it over', () => {
    const children = [checklist('one'), checklist('two'), checklist('one')];
    const tree = { type: 'root', children: [...children] };
    remarkCatalogData()(tree, {});
    const imports = tree.children
      .filter(({ type }) => type === 'mdxjsEsm')
      .map((node) => (node as unknown as { value: string }).value);
    expect(imports.sort()).toEqual([
      'import catalogData0 from "@site/src/generated/catalog/checklists/one.json";',
      'import catalogData1 from "@site/src/generated/catalog/checklists/two.json";',
    ]);
    expect(children.map(({ attributes }) => attributes.at(-1))).toMatchObject(
      ['catalogData0', 'catalogData1', 'catalogData0'].map((value) => ({ name: 'checklist', value: { value } })),
    );
  });

  it.each(['three', undefined])('stops on the id %j, naming page and line', (id) => {
    const run = () => remarkCatalogData()({ type: 'root', children: [checklist(id)] }, { path: 'docs/page.mdx' });
    expect(run).toThrow(/docs\/page\.mdx, line 7: .*names nothing/);
  });

  it('leaves pages without a checklist alone', () => {
    const tree = { type: 'root', children: [{ type: 'paragraph' }] };
    remarkCatalogData()(tree, {});
    expect(tree.children).toEqual([{ type: 'paragraph' }]);
  });
});
