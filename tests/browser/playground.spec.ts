import { expect, type Page, test } from '@playwright/test';
import { operations } from '../../src/generated/contract/operations';
import { expectAccessible, watchFor } from './observe';

const all = Object.values(operations);

async function openOperation(page: Page, tag: string, id: string) {
  await page.goto('/docs/playground');
  const section = page.locator(`#operations-tag-${tag.replaceAll(' ', '_')}`);
  const operation = page.locator(`#operations-${tag.replaceAll(' ', '_')}-${id}`);
  await section.click();
  await operation.locator('.opblock-summary-control').click();
  return operation;
}

test('the contract has its operations', () => {
  expect(all.length).toBeGreaterThanOrEqual(39);
});

for (const { id, tag, success, method, path } of all) {
  test(`the first click on Execute succeeds for ${method} ${path}`, async ({ page }) => {
    const trouble = watchFor(page);
    const operation = await openOperation(page, tag, id);
    await operation.getByRole('button', { name: 'Execute' }).click();
    const status = operation.locator('.live-responses-table .response-col_status').nth(1);
    await expect(status).toContainText(/\d{3}/, { timeout: 30_000 });
    expect(Math.floor(Number(((await status.textContent()) ?? '').match(/\d{3}/)?.[0]) / 100)).toBe(2);
    expect(success).toBeGreaterThan(0);
    expect(trouble).toEqual([]);
  });
}

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`at ${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test('an answered call is accessible and stands in the ledger, from where it runs again', async ({ page }) => {
      const operation = await openOperation(page, 'Checkouts', 'createCheckouts');
      await operation.getByRole('button', { name: 'Execute' }).click();
      await expect(operation.locator('.live-responses-table')).toContainText('201', { timeout: 30_000 });
      const ledger = page.getByRole('region', { name: 'Ledger' });
      const calls = ledger.getByText('/checkouts', { exact: true });
      await expect(calls.first()).toBeVisible();
      await expectAccessible(page);
      const before = await calls.count();
      await calls.first().click();
      await ledger
        .getByRole('button', { name: /run again/i })
        .first()
        .click();
      await expect(calls).toHaveCount(before + 1);
    });
  });
}

test('a call made by keyboard alone', async ({ page }) => {
  const operation = await openOperation(page, 'SKUs', 'listSkus');
  await operation.getByRole('button', { name: 'Execute' }).focus();
  await page.keyboard.press('Enter');
  await expect(operation.locator('.live-responses-table')).toContainText('200', { timeout: 30_000 });
});

test('nothing jumps while the operations load', async ({ page }) => {
  await page.addInitScript(() => {
    const totals = { shift: 0 };
    Object.assign(window, { layoutShift: totals });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) totals.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/docs/playground', { waitUntil: 'networkidle' });
  await expect(page.locator('.opblock-tag').first()).toBeVisible();
  const { shift } = await page.evaluate(() => (window as unknown as { layoutShift: { shift: number } }).layoutShift);
  expect(shift).toBeLessThan(0.1);
});
