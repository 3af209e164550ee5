import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './observe';
import { openLedger } from './operation';

/** The site as another machine's browser gets it: plain HTTP under a name, which has no clipboard of its own. */
async function openFromAfar(page: Page, path: string): Promise<void> {
  const site = test.info().project.use.baseURL ?? '';
  await page.route('http://standards.example/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${site}${pathname}${search}` }) });
  });
  await page.goto(`http://standards.example${path}`);
  expect(await page.evaluate(() => [window.isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
}

/** What the clipboard holds, pasted as a person would. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    (document.querySelector('dialog[open]') ?? document.body).append(field);
    field.focus();
  });
  await page.keyboard.press('Control+v');
  const text = await page.locator('#pasted').inputValue();
  await page.evaluate(() => document.querySelector('#pasted')?.remove());
  return text;
}

async function expectCopied(page: Page, button: Locator, text: RegExp): Promise<void> {
  await button.click();
  await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(1);
  expect(await pasted(page)).toMatch(text);
  await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(0);
}

/** A browser that forbids copying by script altogether. */
async function forbidCopying(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
}

async function expectHandedOver(page: Page, button: Locator, text: RegExp): Promise<void> {
  await button.click();
  const dialog = page.getByRole('dialog').filter({ hasText: 'Could not copy' });
  await expect(dialog.getByRole('alert')).toContainText('press Ctrl C');
  const selected = await dialog.getByRole('textbox').evaluate((field: HTMLTextAreaElement) => {
    return document.activeElement === field ? field.value.slice(field.selectionStart, field.selectionEnd) : '';
  });
  expect(selected).toMatch(text);
  await expectAccessible(page, 'dialog[open]');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
}

test('every copy button of a guide copies on plain HTTP, or hands the text over, and says which', async ({ page }) => {
  await openFromAfar(page, '/docs/guides/product-to-shipped-order/');
  const step = page.getByRole('region', { name: /^Step 1:/ });
  await step.getByRole('button', { name: /^Run: / }).click();
  const chip = step.getByTitle('Copy this id').first();
  const code = step.getByRole('button', { name: 'Copy code to clipboard' });
  await step.getByText('The answer in full').click();
  const json = step.getByRole('button', { name: 'Copy JSON' });
  await expectCopied(page, chip, /^[\w-]+$/);
  await expectCopied(page, code, /^# The sandbox in the page [\s\S]+\n\ncurl -X PUT/);
  await expectCopied(page, json, /^\{\n {2}"id"/);
  await forbidCopying(page);
  await expectHandedOver(page, chip, /^[\w-]+$/);
  await expectHandedOver(page, code, /^# The sandbox in the page [\s\S]+\n\ncurl -X PUT/);
  await expectHandedOver(page, json, /^\{\n {2}"id"/);
});

test('so do those of the playground and of its ledger, within a dialog too', async ({ page }) => {
  await openFromAfar(page, '/docs/playground/#/SKUs/listSkus');
  // It is there before the call is made, as it stands in the form.
  await page.locator('summary', { hasText: 'The call as code' }).click();
  await expect(page.getByRole('tabpanel').getByText('/skus').first()).toBeVisible();
  await page.getByRole('button', { name: 'Execute' }).click();
  const code = page.getByRole('region', { name: 'GET /skus' }).getByRole('button', { name: 'Copy code to clipboard' });
  await expectCopied(page, code, /^# The sandbox in the page has no address.+\n\ncurl /);
  const ledger = await openLedger(page);
  await ledger.getByText('/skus', { exact: false }).first().click();
  await expectCopied(
    page,
    ledger.getByRole('button', { name: 'Copy as cURL' }).first(),
    /^# The sandbox in the page [\s\S]+\n\ncurl /,
  );
  await page.goto('http://standards.example/docs/guides/product-to-shipped-order/');
  const step = page.getByRole('region', { name: /^Step 1:/ });
  await step.getByRole('button', { name: /^Run: / }).click();
  await step
    .getByRole('button', { name: /^Open / })
    .first()
    .click();
  const json = page.getByRole('dialog').getByRole('button', { name: 'Copy JSON' });
  await expectCopied(page, json, /^\{\n {2}"id"/);
  await forbidCopying(page);
  await expectHandedOver(page, json, /^\{\n {2}"id"/);
});

test('a link to a checklist item is copied with the clipboard of a secure page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/docs/checklists/fulfillments-and-cancellations');
  const item = page.locator('[data-item="fulfillments.cancel-quantity"]');
  await item.getByRole('link', { name: /^Link to this item/ }).click();
  await expect(item.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#fulfillments-cancel-quantity$/);
});
