import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readPages } from '../../src/catalog/load/pages';
import { compareSources } from '../../src/catalog/load/source-comparison';

const root = process.cwd();
const pages = readPages(join(root, 'docs'));

describe('the comparison of the provider’s pages with ours', () => {
  it('has a row for each page that the section on standards consists of or links to', () => {
    const rows = compareSources(root, pages);
    expect(rows).toHaveLength(77);
    const section = rows.filter(({ id }) => id.startsWith('general-resources/standards-and-certifications'));
    expect(section).toHaveLength(16);
  });

  it('names the pages that cite it, or says why none does', () => {
    for (const row of compareSources(root, pages)) {
      expect(row.pages.length > 0 || row.leftOut !== null, row.id).toBe(true);
    }
    const refunds = compareSources(root, pages).find(({ id }) => id.endsWith('/refunds/issuing-refunds'));
    expect(refunds?.pages).toContainEqual({ route: '/docs/concepts/refunds', title: 'Refunds' });
  });
});

describe('a row that is not right', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comparison-'));
  mkdirSync(join(folder, 'src/catalog'), { recursive: true });
  writeFileSync(join(folder, 'src/catalog/works.yml'), readFileSync(join(root, 'src/catalog/works.yml')));
  const comparing = (rows: string) => () => {
    writeFileSync(join(folder, 'src/catalog/source-comparison.yml'), `reached:\n${rows}`);
    return compareSources(folder, []);
  };
  afterEach(() => rmSync(join(folder, 'src/catalog/source-comparison.yml'), { force: true }));

  it('is told with its line when no page cites it and no reason stands there', () => {
    expect(comparing('  - page: home\n')).toThrow(/source-comparison\.yml:2 {2}"home".*\n.*No page cites it/);
    expect(comparing('  - page: home\n    leftOut: It is advertising.\n')).not.toThrow();
  });

  it('is told when it stands twice, or names a page that does not exist', () => {
    const home = '  - { page: home, leftOut: Advertising. }\n';
    expect(comparing(home + home)).toThrow('It stands twice.');
    expect(comparing('  - { page: hme, leftOut: Advertising. }\n')).toThrow('Did you mean "home"?');
  });
});
