import { existsSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { hasNewKinds, problemsAtFirstSight, problemsOfTheLook, sidewaysScroll } from './observe';
import { inScheme, openPage, settled } from './settled';
import { desk, test } from './visitor';

const sitemap = 'build/sitemap.xml';
const paths = existsSync(sitemap)
  ? [...readFileSync(sitemap, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  : [];

const looks = {
  '1280 light': { size: desk, scheme: 'light' },
  '390 dark': { size: { width: 390, height: 844 }, scheme: 'dark' },
} as const;
type Look = keyof typeof looks;

/** Kinds of elements whose colors and sizes were looked at already, on whatever page. */
const met: Record<Look, Set<number>> = { '1280 light': new Set(), '390 dark': new Set() };

async function problemsOnOpening(page: Page, path: string, look: Look): Promise<string[]> {
  await page.emulateMedia({ colorScheme: looks[look].scheme });
  await page.setViewportSize(looks[look].size);
  await openPage(page, path);
  const heading = (await page.locator('h1').first().isVisible()) ? [] : ['no main heading to see'];
  return [...heading, ...(await sidewaysScroll(page)), ...(await problemsAtFirstSight(page, met[look]))];
}

async function problemsAfterAChange(page: Page, look: Look): Promise<string[]> {
  await page.setViewportSize(looks[look].size);
  await settled(page);
  const wide = await sidewaysScroll(page);
  if (!(await hasNewKinds(page, met[look]))) return wide;
  await inScheme(page, looks[look].scheme);
  return [...wide, ...(await problemsOfTheLook(page, met[look]))];
}

test('the site has its pages', () => {
  expect(paths.length).toBeGreaterThan(90);
});

test('a color too faint to read and a part that scrolls out of the reach of a keyboard are found, on the first page that has them', async ({
  page,
}) => {
  const known = new Set<number>();
  await openPage(page, '/docs/reference/errors');
  await page.addStyleTag({ content: 'td { color: #bbb; background: #ccc; }' });
  expect(await problemsAtFirstSight(page, known)).toContainEqual(expect.stringMatching(/^axe color-contrast: .*td/));
  // The same kind again, as on the next page with a table, costs nothing.
  expect(await problemsOfTheLook(page, known)).toEqual([]);
  expect(await hasNewKinds(page, known)).toBe(false);
  await page.locator('main').evaluate((main) => {
    main.insertAdjacentHTML(
      'beforeend',
      '<div style="height: 20px; overflow: auto"><p style="height: 90px">Text</p></div>',
    );
  });
  expect(await problemsOfTheLook(page, known)).toContainEqual(
    expect.stringMatching(/^axe scrollable-region-focusable/),
  );
});

/** As many as there are workers: each goes through its pages in order, and need not look again at what it has met. */
const halves = [0, 1];

for (const half of halves)
  test.describe(`pages, part ${half + 1} of ${halves.length}`, () => {
    test.describe.configure({ mode: 'default' });

    const own = paths.filter((_, index) => index % halves.length === half);
    // A window keeps its look from one page to the next: each second page is opened on a phone.
    for (const [index, path] of own.entries())
      test(`${path} is accessible, quiet and fits, at a desk and on a phone in the dark`, async ({ visitor }) => {
        const { page, trouble } = visitor;
        const [first, second] = (index % 2 ? ['390 dark', '1280 light'] : ['1280 light', '390 dark']) as [Look, Look];
        const named = (look: Look) => (problem: string) => `${look}: ${problem}`;
        const opened = await problemsOnOpening(page, path, first);
        const changed = await problemsAfterAChange(page, second);
        expect([...opened.map(named(first)), ...changed.map(named(second)), ...trouble]).toEqual([]);
      });
  });
