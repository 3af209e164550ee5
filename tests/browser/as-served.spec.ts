import { expect, test } from '@playwright/test';
import { settled } from './settled';

test('code is highlighted by the server and stays as it was served, in the colors of the chosen theme', async ({
  page,
}) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      (window as { served?: Element[] }).served = [...document.querySelectorAll('pre code')];
    });
  });
  // A reader's own theme is known once the page is taken over: by then, code that comes later would be drawn anew.
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['/docs/concepts/addresses', '/docs/reference/api/refunds']) {
    await page.goto(path);
    await settled(page);
    const served = await page.evaluate(() => (window as { served?: Element[] }).served?.map((one) => one.isConnected));
    expect(served).not.toEqual([]);
    expect(served).not.toContain(false);
  }
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
  });
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
