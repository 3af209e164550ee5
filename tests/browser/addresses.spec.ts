import { expect, type Page, test } from '@playwright/test';
import { openPage, settled } from './settled';

/** What people mistype, cut, paste or make up behind the `#`. */
const fragments = [
  '50%',
  '%',
  '%E0%A4%A',
  '%ED%A0%80',
  '%zz',
  '/Orders/%',
  '/%/%',
  '/',
  '//',
  `${'x'.repeat(50_000)}%`,
];
const query = '?q=%E0%A4%A&tag=%&level=%zz&role=%ED%A0%80&state=%&model=%';
const pages = [
  '/',
  '/docs/glossary/',
  '/docs/checklists/products-and-skus/',
  '/docs/playground/',
  '/docs/concepts/refunds/',
];

function crashesOf(page: Page): string[] {
  const crashes: string[] = [];
  page.on('pageerror', (error) => crashes.push(error.message));
  return crashes;
}

for (const path of pages)
  test(`no address takes ${path} down`, async ({ page }) => {
    const crashes = crashesOf(page);
    await openPage(page, `${path}${query}#${fragments[0]}`);
    for (const fragment of fragments.slice(1)) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, fragment);
      // The router hears of it a moment later.
      await settled(page);
      // What a page throws while it renders, the theme catches and puts this in its place.
      await expect(page.getByText('This page crashed'), fragment.slice(0, 20)).toHaveCount(0);
      expect(crashes, fragment.slice(0, 20)).toEqual([]);
    }
    await page.reload();
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(page.getByText('This page crashed')).toHaveCount(0);
    expect(crashes).toEqual([]);
  });

test('a path that names no character gets the page for what is not found, from a host that serves it', async ({
  page,
  request,
}) => {
  const crashes = crashesOf(page);
  const body = await (await request.get('/404.html')).text();
  await page.route('**/docs/%E0%A4%A', (route) => route.fulfill({ status: 404, contentType: 'text/html', body }));
  await page.goto('/docs/%E0%A4%A');
  await settled(page);
  await expect(page.locator('h1').first()).toBeVisible();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(crashes).toEqual([]);
});
