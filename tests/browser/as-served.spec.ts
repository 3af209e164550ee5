import { expect, test } from '@playwright/test';
import { settled } from './settled';

test('code is highlighted by the server, in the colors of the chosen theme', async ({ page }) => {
  await page.goto('/docs/reference/api/refunds');
  await settled(page);
  const token = page.locator('pre code .token').first();
  const color = () => token.evaluate((element) => getComputedStyle(element).color);
  const light = await color();
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  expect(await color()).not.toBe(light);
});

test('a page fetches another when a pointer comes to its link, also in a table, which leads there without a reload', async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on('response', (response) => response.request().resourceType() === 'script' && scripts.push(response.url()));
  await page.goto('/docs/reference/api/');
  await settled(page);
  expect(await page.locator('link[rel=prefetch]').count()).toBe(0);
  const atFirst = scripts.length;
  const link = page.getByRole('link', { name: 'POST /skus', exact: true });
  await link.hover();
  await expect.poll(() => scripts.length).toBeGreaterThan(atFirst);
  await page.evaluate(() => {
    (window as { isSamePage?: boolean }).isSamePage = true;
  });
  await link.click();
  await expect(page).toHaveURL(/skus\/?#createSkus$/);
  await expect(page.locator('pre code .token').first()).toBeVisible();
  expect(await page.evaluate(() => (window as { isSamePage?: boolean }).isSamePage)).toBe(true);
});
