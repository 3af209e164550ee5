import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { settled } from './settled';

const route = '/docs/checklists/fulfillments-and-cancellations';
const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);
const answer = (page: Page, id: string, name: string) => item(page, id).getByRole('radio', { name, exact: true });

test('an answer and a note survive a reload', async ({ page }) => {
  const trouble = watchFor(page);
  await page.goto(route);
  await answer(page, 'fulfillments.fulfilled-quantity', 'Done').check();
  const note = item(page, 'fulfillments.fulfilled-quantity').getByRole('textbox');
  await item(page, 'fulfillments.fulfilled-quantity').getByText('Add a note').click();
  await note.fill('Seen in release 4.2');
  await page.reload();
  await expect(answer(page, 'fulfillments.fulfilled-quantity', 'Done')).toBeChecked();
  await expect(item(page, 'fulfillments.fulfilled-quantity').getByRole('textbox')).toHaveValue('Seen in release 4.2');
  await settled(page);
  // Nothing was called yet, and to say so takes no engine: it would have made itself a database.
  await expect(page.getByText(/Verdicts come from the ledger’s 0 entries/)).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([
    'connector-standards-assessments',
  ]);
  expect(trouble).toEqual([]);
});

test('"not applicable" is saved only with a reason', async ({ page }) => {
  await page.goto(route);
  await answer(page, 'fulfillments.cancel-quantity', 'Not applicable').check();
  await page.reload();
  await expect(answer(page, 'fulfillments.cancel-quantity', 'Not applicable')).not.toBeChecked();
  await answer(page, 'fulfillments.cancel-quantity', 'Not applicable').check();
  await page.getByLabel('Why does it not apply?').fill('Digital goods only');
  await page.reload();
  await expect(answer(page, 'fulfillments.cancel-quantity', 'Not applicable')).toBeChecked();
});

test('evidence half typed is still there once its part is folded and opened again', async ({ page }) => {
  await page.goto(route);
  const part = item(page, 'fulfillments.cancel-quantity');
  await part.getByText('Add evidence').click();
  await part.getByRole('button', { name: 'Link' }).click();
  const address = part.getByLabel('Address');
  await address.fill('https://example.com/half');
  await part.getByText('Add evidence').click();
  await expect(address).toBeHidden();
  await part.getByText('Add evidence').click();
  await expect(address).toHaveValue('https://example.com/half');
});

test('the keyboard alone moves through items and answers them', async ({ page }) => {
  await page.goto(route);
  await expect(answer(page, 'fulfillments.fulfilled-quantity', 'Done')).toBeEnabled();
  await item(page, 'fulfillments.fulfilled-quantity').focus();
  await page.keyboard.press('1');
  await expect(answer(page, 'fulfillments.fulfilled-quantity', 'Done')).toBeChecked();
  await item(page, 'fulfillments.fulfilled-quantity').focus();
  await page.keyboard.press('j');
  await expect(item(page, 'fulfillments.cancel-quantity')).toBeFocused();
  await page.keyboard.press('2');
  await expect(answer(page, 'fulfillments.cancel-quantity', 'Not done')).toBeChecked();
});

test('filters stand in the address and narrow the list', async ({ page }) => {
  await page.goto('/docs/checklists/checkouts-payment-sources-and-orders');
  await expect(page.locator('[data-item]')).toHaveCount(33);
  await page.getByLabel('Level', { exact: true }).selectOption({ label: 'Recommended' });
  await expect(page).toHaveURL(/level=recommended/);
  const shown = await page.locator('[data-item]').count();
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(33);
  await page.reload();
  await expect(page.locator('[data-item]')).toHaveCount(shown);
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'QA engineer' });
  await page.getByLabel('since').fill('2030-01-01');
  await page.getByLabel('since').fill('2030-01-02');
  await page.goBack();
  await expect(page.getByLabel('since')).toHaveValue('');
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('qa');
  await page.goBack();
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('');
  await expect(page.locator('[data-item]')).toHaveCount(shown);
  await page.goForward();
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('qa');
});

test('answers travel as a file, and a foreign file is refused and changes nothing', async ({ page, browser }) => {
  await page.goto(route);
  await answer(page, 'fulfillments.fulfilled-quantity', 'Not done').check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export answers' }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    format: 'connector-standards/assessment',
    version: 2,
  });

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(route);
  await elsewhere.getByLabel('File with answers').setInputFiles(file);
  await elsewhere.getByRole('button', { name: 'Take over 1 field' }).click();
  await expect(answer(elsewhere, 'fulfillments.fulfilled-quantity', 'Not done')).toBeChecked();
  await elsewhere
    .getByLabel('File with answers')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"else"}') });
  await expect(elsewhere.getByRole('alert')).toContainText(/nothing was changed/i);
  await expect(answer(elsewhere, 'fulfillments.fulfilled-quantity', 'Not done')).toBeChecked();
  await elsewhere
    .getByLabel('File with answers')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') });
  await expect(elsewhere.getByRole('alert')).toContainText(/nothing was changed/i);
  await elsewhere.close();
});

test('running the guide in the page earns verdicts in a rehearsal, and none for a connector', async ({ page }) => {
  const trouble = watchFor(page);
  await page.goto(route);
  await expect(item(page, 'fulfillments.fulfilled-quantity')).toContainText('Not observed');
  await page.goto('/docs/guides/product-to-shipped-order');
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText('Not run yet')).toHaveCount(0);
  await page.goto('/docs/checklists/checkouts-payment-sources-and-orders');
  await expect(page.getByText(/^Verdicts come from the ledger’s \d+ entries/)).toBeVisible();
  await expect(item(page, 'orders.from-checkout-id')).toContainText('Not observed');
  await page.getByRole('checkbox', { name: /^Rehearse/ }).check();
  for (const id of [
    'checkouts.tax-inclusive',
    'checkouts.public-ip',
    'checkouts.upstream-id',
    'orders.from-checkout-id',
  ]) {
    await expect(item(page, id).getByText('Pass', { exact: true }).first(), id).toBeVisible();
  }
  await item(page, 'checkouts.tax-inclusive')
    .getByText(/^Based on/)
    .click();
  await expect(item(page, 'checkouts.tax-inclusive').getByText('/checkouts', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto(route);
  await page.getByRole('checkbox', { name: /^Rehearse/ }).check();
  for (const id of ['fulfillments.fulfilled-quantity', 'fulfillments.cancel-quantity']) {
    await expect(item(page, id).getByText('Pass', { exact: true }).first(), id).toBeVisible();
  }
  expect(trouble).toEqual([]);
});
