import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, sidewaysScroll } from './observe';
import { openLedger } from './operation';
import { openPage } from './settled';

const address = { line1: '1', city: 'X', state: 'MN', postalCode: '55401', country: 'US' };
const owner = { firstName: 'Ada', lastName: 'Shopper', email: 'ada@example.com', address };
const payPal = {
  type: 'payPal',
  owner,
  payPal: { returnUrl: 'http://localhost:9/return', cancelUrl: 'http://localhost:9/cart' },
};
const challenged = {
  type: 'creditCard',
  owner,
  creditCard: { number: '5454545454545454', expirationMonth: 3, expirationYear: 2030, cvv: '737' },
};

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const answerOf = (page: Page) => page.getByRole('region', { name: 'Answer', exact: true });

/** Opens an operation in the playground and sends its call, with this body, to the sandbox in the page. */
async function execute(page: Page, address: string, body?: object): Promise<{ [field: string]: unknown }> {
  await openPage(page, `/docs/playground#/${address}`);
  if (body) await page.getByRole('textbox', { name: /^Request body of/ }).fill(JSON.stringify(body));
  await page.getByRole('button', { name: 'Execute' }).click();
  await expect(answerOf(page)).toContainText('"id"');
  await answerOf(page).getByRole('button', { name: 'Copy JSON' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(1);
  return JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as { [field: string]: unknown };
}

const asShopper = (page: Page) => answerOf(page).getByRole('button', { name: /as the shopper/ });

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`at ${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test('a payment is approved in a dialog, by keyboard', async ({ page }) => {
      const source = await execute(page, 'Sources/createSources', payPal);
      expect(source.state).toBe('pending_redirect');
      const open = asShopper(page);
      await open.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('heading', { name: 'Approve the payment' })).toBeFocused();
      await expect(dialog).toContainText('pending_redirect');
      await expectAccessible(page);
      expect(await sidewaysScroll(page)).toEqual([]);
      await page.keyboard.press('Tab');
      await expect(dialog.getByRole('button', { name: 'Approve the payment' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('heading', { name: 'Back to the shop' })).toBeFocused();
      await expect(dialog).toContainText('http://localhost:9/return');
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(open).toBeFocused();
      await open.click();
      await expect(dialog).toContainText('The payment is chargeable');
    });
  });
}

test('a shopper declines, leaves or walks away, and the payment goes on waiting', async ({ page }) => {
  const { redirect } = await execute(page, 'Sources/createSources', payPal);
  const { redirectUrl } = redirect as { redirectUrl: string };
  const dialog = page.getByRole('dialog');
  const open = asShopper(page);
  for (const leave of [
    () => dialog.getByRole('button', { name: 'Walk away' }).click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await open.click();
    await expect(dialog).toContainText('pending_redirect');
    await leave();
    await expect(dialog).toHaveCount(0);
  }
  await open.click();
  await dialog.getByRole('link', { name: 'Leave without deciding' }).click();
  await expect(dialog).toContainText('http://localhost:9/cart');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await open.click();
  await dialog.getByRole('button', { name: 'Decline the payment' }).click();
  await expect(dialog).toContainText('http://localhost:9/cart');
  await dialog.getByRole('button', { name: 'Close' }).click();
  // The address itself opens the dialog too, and then names it no longer.
  await openPage(page, redirectUrl);
  await expect(dialog).toContainText('pending_redirect');
  await dialog.getByRole('button', { name: 'Walk away' }).click();
  await expect(page).toHaveURL(/\/docs\/sandbox\/#play$/);
});

test('a challenge is failed in the dialog, and found from the ledger', async ({ page }) => {
  const { id } = await execute(page, 'Sources/createSources', challenged);
  const ledger = await openLedger(page);
  await ledger.getByText('/sources', { exact: true }).first().click();
  await ledger.getByRole('button', { name: /as the shopper/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible();
  await expect(dialog).toContainText(String(id));
  await dialog.getByRole('button', { name: 'Fail the challenge' }).click();
  await expect(dialog).toContainText('The payment is now failed');
});

test('a checkout session is paid in the dialog, through the challenge of its card', async ({ page }) => {
  await execute(page, 'Drop-in checkout/createDropInCheckoutSession');
  await answerOf(page).getByRole('button', { name: 'Check out as the shopper…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Country, as two letters').fill('XX');
  await dialog.getByRole('button', { name: 'Place the order' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  for (const [label, text] of [
    ['Email', 'ada@example.com'],
    ['Name', 'Ada Shopper'],
    ['Street', '1 Test Street'],
    ['City', 'Minneapolis'],
    ['State, where the country has one', 'MN'],
    ['Postal code', '55401'],
    ['Country, as two letters', 'US'],
    ['Phone', '612-555-0100'],
  ] as const)
    await dialog.getByLabel(label, { exact: true }).fill(text);
  await dialog.getByLabel('Test card').selectOption('5454545454545454');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Place the order' }).click();
  await dialog.getByRole('button', { name: 'Pass the challenge' }).click();
  await expect(dialog.getByRole('heading', { name: /Thank you|Back to the shop/ })).toBeFocused();
});
