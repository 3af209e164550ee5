import { expect, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { openLedger } from './operation';

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`at ${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test('the home page sells one cart to another country: tax, currency, seller and duties change, by a real call', async ({
      page,
    }) => {
      const trouble = watchFor(page);
      await page.goto('/');
      const example = page.getByRole('region', { name: 'One cart, another country' });
      await expect(example).toContainText('USD 26.89');
      await expect(example).toContainText('7.525 % sales tax on USD 25.00, added');
      await example.getByRole('radio', { name: 'Minnetonka' }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(example).toContainText('just now');
      await expect(example).toContainText('EUR 25.00');
      await expect(example).toContainText('19 % VAT, inside the price');
      await expect(example).toContainText('Digital River Ireland Ltd.');
      await expect(example.getByRole('link', { name: /withdrawal button/ })).toBeVisible();
      await expectAccessible(page);
      expect(trouble).toEqual([]);
    });

    test('the guide goes from product to shipped order, and a reload keeps it', async ({ page }) => {
      const trouble = watchFor(page);
      await page.goto('/docs/guides/product-to-shipped-order');
      await page.getByRole('button', { name: 'Run all' }).click();
      await expect(page.getByText('Not run yet')).toHaveCount(0);
      await expect(page.getByText('Not as expected')).toHaveCount(0);
      await expect(page.getByText('Refused, as expected')).toHaveCount(1);
      await expect(page.getByText('order.complete').first()).toBeVisible();
      await expectAccessible(page);
      await page.reload();
      await expect(page.getByText('Not run yet')).toHaveCount(0);
      await expect(page.getByText('Refused, as expected')).toHaveCount(1);
      await page.getByRole('button', { name: 'Start over' }).click();
      await expect(page.getByText('Not run yet').first()).toBeVisible();
      expect(trouble).toEqual([]);
    });
  });
}

test('the first step runs by keyboard alone', async ({ page }) => {
  await page.goto('/docs/guides/product-to-shipped-order');
  const run = page.getByRole('button', { name: /^Run: / }).first();
  await run.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('201').first()).toBeVisible();
});

test('two tabs see one state', async ({ page, context }) => {
  await page.goto('/docs/playground');
  const other = await context.newPage();
  await other.goto('/docs/concepts/refunds');
  await other.locator('article').getByRole('button', { name: 'Run', exact: true }).first().click();
  await expect(other.getByText('refund.complete').first()).toBeVisible({ timeout: 20_000 });
  const ledger = await openLedger(page);
  await expect(ledger.getByText('/refunds', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
});

test('a step run by key leaves the focus at the step', async ({ page }) => {
  await page.goto('/docs/guides/product-to-shipped-order');
  const step = page.getByRole('region', { name: /^Step 1:/ });
  const run = step.getByRole('button', { name: /^Run: / });
  await run.focus();
  await page.keyboard.press('Enter');
  await expect(step.getByText('201').first()).toBeVisible();
  await expect(run).toHaveCount(0);
  await expect(step.locator(':focus')).toHaveCount(1);
});
