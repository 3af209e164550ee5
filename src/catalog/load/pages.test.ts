import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readPages } from './pages';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(() => rmSync(folder, { recursive: true }));

function page(path: string, front: string, body = ''): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), `---\n${front}\n---\n\n${body}\n`);
}

it('knows the route, the title and the terms of each page', () => {
  page('index.mdx', 'title: Start\nsources:\n  - { from: home, checked: 2026-11-26 }');
  page(
    'concepts/orders.mdx',
    'title: Orders',
    'An <Term id="order">order</Term>, a <Term id="charge">charge</Term>, an <Term id="order">order</Term>.',
  );
  page('concepts/index.mdx', "title: 'Concepts'");
  page('certification/detailed.mdx', 'title: Detailed\nslug: /certification/process/detailed');
  expect(readPages(folder)).toEqual([
    { route: '/docs/certification/process/detailed', title: 'Detailed', terms: [], file: 'certification/detailed.mdx' },
    { route: '/docs/concepts', title: 'Concepts', terms: [], file: 'concepts/index.mdx' },
    { route: '/docs/concepts/orders', title: 'Orders', terms: ['order', 'charge'], file: 'concepts/orders.mdx' },
    {
      route: '/docs',
      title: 'Start',
      terms: [],
      file: 'index.mdx',
      sources: [{ from: 'home', checked: '2026-11-26' }],
    },
  ]);
});

it('a folder that is not there has no pages', () => {
  expect(readPages(join(folder, 'nowhere'))).toEqual([]);
});
