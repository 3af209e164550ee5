import { existsSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { lookProblems, scrollProblems, sidewaysScroll, structureProblems } from './observe';
import { byTimer, openPage, settled } from './settled';
import { desk, test } from './visitor';

const sitemap = 'build/sitemap.xml';
const paths = existsSync(sitemap)
  ? [...readFileSync(sitemap, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  : [];

const phone = { width: 390, height: 844 };

/** Kinds of elements whose colors and sizes this worker has looked at already, on whatever page. */
const met = { light: new Set<number>(), dark: new Set<number>() };

const named = (look: string) => (problem: string) => `${look}: ${problem}`;

async function problemsAtADesk(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(desk);
  await openPage(page, path);
  const heading = (await page.locator('h1').first().isVisible()) ? [] : ['no main heading to see'];
  const axe = [...(await structureProblems(page)), ...(await lookProblems(page, met.light))];
  return [...heading, ...(await sidewaysScroll(page)), ...axe];
}

/** The same visit on a phone in the dark: what axe said about names, roles and order holds; the look is new. */
async function problemsOnAPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark', null, byTimer);
  await settled(page);
  const axe = [...(await scrollProblems(page)), ...(await lookProblems(page, met.dark))];
  return [...(await sidewaysScroll(page)), ...axe];
}

test('the site has its pages', () => {
  expect(paths.length).toBeGreaterThan(90);
});

test('a color too faint to read is found, on the first page that has it', async ({ page }) => {
  const known = new Set<number>();
  await openPage(page, '/docs/reference/errors');
  await page.addStyleTag({ content: 'td { color: #bbb; background: #ccc; }' });
  expect(await lookProblems(page, known)).toContainEqual(expect.stringMatching(/^axe color-contrast: .*td/));
  // The same kind again, as on the next page with a table, costs nothing.
  expect(await lookProblems(page, known)).toEqual([]);
});

for (const path of paths) {
  test(`${path} is accessible, quiet and fits, at a desk and on a phone in the dark`, async ({ visitor }) => {
    const { page, trouble } = visitor;
    const atADesk = await problemsAtADesk(page, path);
    const onAPhone = await problemsOnAPhone(page);
    expect([...atADesk.map(named('1280 light')), ...onAPhone.map(named('390 dark')), ...trouble]).toEqual([]);
  });
}
