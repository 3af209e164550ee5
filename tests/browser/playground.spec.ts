import { expect, type Page } from '@playwright/test';
import { recipes } from '../../src/components/Playground/preparation/recipes';
import { operations } from '../../src/generated/contract/operations';
import { expectAccessible } from './observe';
import { openPage, settled } from './settled';
import { test } from './visitor';

const all = Object.values(operations);

/** The playground in this window: opened once, however many operations are tried in it. */
async function playground(page: Page): Promise<Page> {
  if (!page.url().endsWith('/docs/playground')) await openPage(page, '/docs/playground');
  return page;
}

async function openOperation(page: Page, tag: string, id: string) {
  const section = page.locator(`#operations-tag-${tag.replaceAll(' ', '_')}`);
  const operation = page.locator(`#operations-${tag.replaceAll(' ', '_')}-${id}`);
  if ((await section.getAttribute('data-is-open')) !== 'true') await section.click();
  await operation.locator('.opblock-summary-control').click();
  return operation;
}

/** Takes every object and call away, so that the next operation meets a sandbox in which nothing is. */
async function clearSandbox(page: Page): Promise<void> {
  const ledger = page.getByRole('region', { name: 'Ledger' });
  await ledger.getByRole('button', { name: 'Clear…' }).click();
  await ledger.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(ledger.getByText('No call yet.')).toBeVisible();
}

test('the contract has its operations', () => {
  expect(all.length).toBeGreaterThanOrEqual(140);
  expect(new Set(tried.map(({ tag }) => tag))).toEqual(new Set(all.map(({ tag }) => tag)));
});

const isWrite = ({ method }: (typeof all)[number]) => method !== 'GET';

/** Needs more beforehand than the object that its path names. */
const isNested = ({ id, path }: (typeof all)[number]) => id in recipes && path.split('/').length > 3;

const firstOf = (tag: string, isWanted: (one: (typeof all)[number]) => boolean) =>
  all.find((one) => one.tag === tag && isWanted(one));

/**
 * The playground's own part is the same for all operations; what differs is what they need beforehand, which `prepare.test.ts`
 * tries for each of them with the same code. Here is one of each resource, and one inside its objects.
 */
const tried = all.filter(
  (one) => one === (firstOf(one.tag, isWrite) ?? firstOf(one.tag, () => true)) || one === firstOf(one.tag, isNested),
);

for (const { id, tag, success, method, path } of tried) {
  test(`the first click on Execute succeeds for ${method} ${path}`, async ({ visitor: { page, trouble } }) => {
    await playground(page);
    const operation = await openOperation(page, tag, id);
    await operation.getByRole('button', { name: 'Execute' }).click();
    const status = operation.locator('.live-responses-table .response-col_status').nth(1);
    await expect(status).toHaveText(new RegExp(`^${success}`));
    await operation.locator('.opblock-summary-control').click();
    await clearSandbox(page);
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
      await openPage(page, '/docs/playground');
      const operation = await openOperation(page, 'Checkouts', 'createCheckouts');
      await operation.getByRole('button', { name: 'Execute' }).click();
      await expect(operation.locator('.live-responses-table')).toContainText('201');
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
  await openPage(page, '/docs/playground');
  const operation = await openOperation(page, 'SKUs', 'listSkus');
  await operation.getByRole('button', { name: 'Execute' }).focus();
  await page.keyboard.press('Enter');
  await expect(operation.locator('.live-responses-table')).toContainText('200');
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
  await page.goto('/docs/playground');
  await expect(page.locator('.opblock-tag').first()).toBeVisible();
  await settled(page);
  const { shift } = await page.evaluate(() => (window as unknown as { layoutShift: { shift: number } }).layoutShift);
  expect(shift).toBeLessThan(0.1);
});
