import { expect, test } from '@playwright/test';
import { openPage } from './settled';

const guide = '/docs/guides/product-to-shipped-order';
const key = 'connector-standards:guide:product-to-shipped-order';

test('a step whose kept answer cannot be shown fails alone, and "Start over" is there to mend it', async ({ page }) => {
  // Readable, and yet of a shape that no release wrote.
  const damaged = { answer: { status: 200, body: {}, durationMs: 1 }, captured: {}, changes: [null], problems: [] };
  const run = { carried: { values: {}, known: {}, lastSequence: 0 }, results: { 'create-sku': damaged } };
  await page.goto('/404.html');
  await page.evaluate(
    ([name, text]) => localStorage.setItem(name ?? '', text ?? ''),
    [key, JSON.stringify({ version: 1, runs: { page: run } })],
  );
  await openPage(page, guide);
  await expect(page.getByRole('alert').filter({ hasText: 'This step cannot be shown' })).toHaveCount(1);
  await expect(page.getByRole('region', { name: /^Step 2:/ })).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('region', { name: /^Step 1:/ })).toBeVisible();
  await expect(page.getByText('cannot be shown')).toHaveCount(0);
});

test('two tabs of a guide see one progress', async ({ page, context }) => {
  const other = await context.newPage();
  await openPage(page, guide);
  await openPage(other, guide);
  await page.getByRole('button', { name: 'Run: Create the SKU' }).click();
  await expect(other.getByText('1 of 14 steps done')).toBeVisible();
  await other.getByRole('button', { name: 'Run: Create a checkout' }).click();
  await expect(page.getByText('2 of 14 steps done')).toBeVisible();
  await page.reload();
  await expect(page.getByText('2 of 14 steps done')).toBeVisible();
});

test('where the operations or the search cannot be loaded, the page goes on and tries again', async ({ page }) => {
  await openPage(page, '/docs/overview');
  await page.route('**/assets/js/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.locator('h1').first()).toBeVisible();
  await page.unroute('**/assets/js/**');
  await page.getByRole('button', { name: 'try again' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});
