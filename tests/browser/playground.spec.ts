import { expect, type Page } from '@playwright/test';
import { recipes } from '../../src/components/Playground/preparation/recipes';
import { operations } from '../../src/generated/contract/operations';
import { watchLayout } from './layout-shift';
import { expectAccessible, sidewaysScroll } from './observe';
import { answerOf, bodyOf, closeLedger, execute, ledgerBar, openLedger, openOperation } from './operation';
import { openPage, settled } from './settled';
import { test } from './visitor';

const all = Object.values(operations);

/** Takes every object and call away, so that the next operation meets a sandbox in which nothing is. */
async function clearSandbox(page: Page): Promise<void> {
  const ledger = await openLedger(page);
  await ledger.getByRole('button', { name: 'Clear…' }).click();
  await ledger.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(ledger.getByText('No call yet.')).toBeVisible();
}

/**
 * The playground's own part is the same for all operations; what differs is what they need beforehand, which `prepare.test.ts`
 * tries for each of them with the same code. Here are those inside of other objects, one of each resource that has some.
 */
const nested = all.filter(({ id, path }) => id in recipes && path.split('/').length > 3);
const tried = nested.filter((one) => one === nested.find(({ tag }) => tag === one.tag));

for (const { id, success, method, path } of tried) {
  test(`the first click on Execute succeeds for ${method} ${path}`, async ({ visitor: { page, trouble } }) => {
    if (!page.url().includes('/docs/playground')) await openPage(page, '/docs/playground');
    await openOperation(page, id);
    await execute(page, success);
    await clearSandbox(page);
    expect(trouble).toEqual([]);
  });
}

test('events are delivered to the receiver of the sandbox, which answers as the reader chooses', async ({
  visitor: { page, trouble },
}) => {
  await openPage(page, '/docs/playground');
  const ledger = await openLedger(page);
  const set = async (answers: string, said: RegExp) => {
    await ledger.getByRole('button', { name: 'Receive events…' }).click();
    const dialog = ledger.getByRole('dialog', { name: 'Let events be delivered' });
    await dialog.getByLabel('It answers').selectOption({ label: answers });
    await dialog.getByRole('button', { name: 'Set the receiver' }).click();
    await expect(dialog.getByText(said)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
  };
  await set('500: it fails', /A webhook for all events/);
  await openOperation(page, 'createSkus');
  await execute(page, operations.createSkus.success);
  await expect(ledger.getByText('sku.created was sent').first()).toBeVisible();
  await ledger.getByText('sku.created was sent').first().click();
  await expect(ledger.getByText('It is sent again at')).toBeVisible();
  await set('200: it takes each event', /From now on/);
  await clearSandbox(page);
  expect(trouble).toEqual([]);
});

/** The open ledger, from an entry in it: Escape, the bar, its height by arrow keys, and what is kept for the next visit. */
async function resizeByKeyboard(page: Page, width: number): Promise<void> {
  const bar = ledgerBar(page);
  await page.keyboard.press('Escape');
  await expect(bar).toBeFocused();
  await expect(bar).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  const ledger = page.getByRole('region', { name: 'Ledger' });
  await expect(ledger).toBeVisible();
  const edge = page.getByRole('separator', { name: 'Height of the ledger' });
  const heightOf = () => ledger.evaluate((panel) => panel.parentElement?.clientHeight ?? 0);
  if (width < 640) {
    // A phone shows one of the two: there is no edge to move.
    await expect(edge).toBeHidden();
    expect(await heightOf()).toBeGreaterThan(600);
    await page.reload();
    await settled(page);
    await expect(bar).toHaveAttribute('aria-expanded', 'false');
    return;
  }
  await page.keyboard.press('Tab');
  await expect(edge).toBeFocused();
  const before = await heightOf();
  await page.keyboard.press('ArrowUp');
  await expect(edge).toHaveAttribute('aria-valuenow', '45');
  expect(await heightOf()).toBeGreaterThan(before);
  await page.reload();
  await settled(page);
  await expect(edge).toHaveAttribute('aria-valuenow', '45');
  // What has the focus is above the dock, and the page goes on to its end above it.
  const top = () => bar.evaluate((button) => button.parentElement?.getBoundingClientRect().top ?? 0);
  const send = page.getByRole('button', { name: 'Execute' });
  await send.focus();
  expect(await send.evaluate((button) => button.getBoundingClientRect().bottom)).toBeLessThanOrEqual(await top());
  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight * 2, behavior: 'instant' }));
  const footer = page.getByRole('contentinfo');
  expect(await footer.evaluate((end) => end.getBoundingClientRect().bottom)).toBeLessThanOrEqual((await top()) + 1);
}

test('the list of operations is in the page before any script', async ({ page }) => {
  const html = await (await page.request.get('/docs/playground/')).text();
  for (const { id } of all) expect(html).toContain(`/${id}`);
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`at ${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test('a keyboard finds an operation, makes a call that says why, mends a refused one, and compares the two', async ({
      page,
    }) => {
      await openPage(page, '/docs/playground');
      await page.keyboard.press('/');
      await page.keyboard.type('checkout create');
      await page.keyboard.press('ArrowDown');
      await expect(page.locator('nav a:focus')).toHaveAttribute('href', '#/Checkouts/createCheckouts');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'POST /checkouts' })).toBeFocused();
      await page.getByRole('button', { name: 'Execute' }).focus();
      await page.keyboard.press('Enter');
      await expect(answerOf(page)).toContainText('subtotal 25.00 + tax 1.89 = 26.89');
      await expect(answerOf(page)).toContainText('Table of tax rates, row US, MN, 55343, published by the provider');
      await expect(answerOf(page)).toContainText('checkout.created');

      await bodyOf(page).fill('{"money": "USD", "items": [{"skuId": "sample-mug", "quantity": 1, "price": 10}]}');
      await execute(page, 400);
      await expect(answerOf(page).getByRole('link', { name: 'All about missing_parameter' })).toBeVisible();
      await expect(ledgerBar(page)).toHaveAccessibleName(/2 calls POST \/checkouts 400/);
      await settled(page);
      await expectAccessible(page);
      expect(await sidewaysScroll(page)).toEqual([]);
      await answerOf(page).getByRole('button', { name: 'Put a corrected body into the form' }).click();
      await execute(page, 201);
      await answerOf(page).getByRole('link', { name: 'Entry #3 of the ledger' }).press('Enter');
      await expect(page.locator('#entry-3 details > summary').first()).toBeFocused();
      await expect(page).toHaveURL(/createCheckouts$/);
      await resizeByKeyboard(page, width);
      await expectAccessible(page);

      const ledger = await openLedger(page);
      const refused = ledger.locator('details', { hasText: 'missing_parameter' }).first();
      await refused.locator('summary').first().click();
      await refused.getByRole('button', { name: 'Compare', exact: true }).click();
      const accepted = ledger.locator('details', { hasText: '201 Created' }).first();
      await accepted.locator('summary').first().click();
      await accepted.getByRole('button', { name: /^Compare with #/ }).click();
      await expect(page.getByRole('dialog')).toContainText('request.money');
      await page.keyboard.press('Escape');
      await expect(ledger).toBeVisible();
      await closeLedger(page);
      await openOperation(page, 'createDropInOrders');
      await openLedger(page);
      await refused.getByRole('button', { name: 'Edit and resend' }).click();
      await expect(bodyOf(page)).toContainText('"money"');
      await bodyOf(page).fill('{"currency": "USD", "clientSecret": "[redacted]"}');
      await page.getByRole('button', { name: 'Execute' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Nothing was sent' })).toBeVisible();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        (await openLedger(page)).getByRole('button', { name: 'Save as HAR' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('ledger.har');
    });
  });
}

test('a scenario is shown as calls and brought about at one press', async ({ page }) => {
  await openPage(page, '/docs/playground');
  await page.getByLabel('Begin from').selectOption({ label: 'a partly refunded order' });
  const scenario = page.getByRole('region', { name: 'Bring about: A partly refunded order' });
  await scenario.getByRole('button', { name: 'Run' }).click();
  await expect(scenario.getByText('The calls have run.')).toBeAttached();
  await expect(scenario.getByText('Not as expected')).toHaveCount(0);
  await expect((await openLedger(page)).getByText('/refunds', { exact: true })).toBeVisible();
});

for (const width of [1280, 390]) {
  test(`nothing jumps while an operation opens, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const shift = await watchLayout(page);
    await page.goto('/docs/playground#/Checkouts/createCheckouts');
    await expect(page.getByRole('button', { name: 'Execute' })).toBeVisible();
    await settled(page);
    expect(await shift()).toBeLessThan(0.05);
  });
}
