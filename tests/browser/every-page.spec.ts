import { existsSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { accessibilityProblems, sidewaysScroll } from './observe';
import { byTimer, openPage, settled } from './settled';
import { desk, test } from './visitor';

const sitemap = 'build/sitemap.xml';
const paths = existsSync(sitemap)
  ? [...readFileSync(sitemap, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  : [];

const phone = { width: 390, height: 844 };

const named = (look: string) => (problem: string) => `${look}: ${problem}`;

async function problemsAtADesk(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(desk);
  await openPage(page, path);
  const heading = (await page.locator('h1').first().isVisible()) ? [] : ['no main heading to see'];
  return [...heading, ...(await sidewaysScroll(page)), ...(await accessibilityProblems(page))];
}

/** The same visit on a phone in the dark: what axe said about names, roles and structure holds; the look is new. */
async function problemsOnAPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark', null, byTimer);
  await settled(page);
  return [...(await sidewaysScroll(page)), ...(await accessibilityProblems(page, { onlyLook: true }))];
}

test('the site has its pages', () => {
  expect(paths.length).toBeGreaterThan(90);
});

for (const path of paths) {
  test(`${path} is accessible, quiet and fits, at a desk and on a phone in the dark`, async ({ visitor }) => {
    const { page, trouble } = visitor;
    const atADesk = await problemsAtADesk(page, path);
    const onAPhone = await problemsOnAPhone(page);
    expect([...atADesk.map(named('1280 light')), ...onAPhone.map(named('390 dark')), ...trouble]).toEqual([]);
  });
}
