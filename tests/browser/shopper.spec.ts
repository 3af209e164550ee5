import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { publicKey, secretKey } from '../../src/sandbox/keys';

const sandbox = `http://localhost:${process.env.TEST_SANDBOX_PORT ?? 4110}`;
let shop = '';
/** What the shop shows on `/trap`. */
let trap = '';
const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(request.url === '/trap' ? trap : '<!doctype html><link rel="icon" href="data:,"><title>Shop</title>');
});

test.beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  shop = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => server.close());

const address = { line1: '1', city: 'X', state: 'MN', postalCode: '55401', country: 'US' };

async function post(path: string, key: string, body: object): Promise<{ [field: string]: unknown }> {
  const response = await fetch(`${sandbox}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { [field: string]: unknown };
}

async function makePayPal() {
  const owner = { firstName: 'Ada', lastName: 'Shopper', address };
  const payPal = { returnUrl: `${shop}/return`, cancelUrl: `${shop}/cart` };
  const source = await post('/sources', publicKey, { type: 'payPal', owner, payPal });
  const { redirectUrl } = source.redirect as { redirectUrl: string };
  return { id: String(source.id), redirectUrl: redirectUrl.replace(/^http:\/\/[^/]+/, sandbox) };
}

async function stateOf(id: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${secretKey}` };
  return ((await (await fetch(`${sandbox}/sources/${id}`, { headers })).json()) as { state: unknown }).state;
}

/** What the browser complains about. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  return complaints;
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a shopper approves a payment by keyboard and comes back to the shop', async ({ page }) => {
    const complaints = complaintsOf(page);
    const { id, redirectUrl } = await makePayPal();
    await page.goto(redirectUrl);
    await expect(page.getByRole('heading', { name: 'Approve the payment' })).toBeVisible();
    await page.getByRole('button', { name: 'Approve the payment' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${shop}/return`);
    expect(await stateOf(id)).toBe('chargeable');
    expect(complaints).toEqual([]);
  });

  test('a shopper declines, or leaves, and nothing changes', async ({ page }) => {
    const { id, redirectUrl } = await makePayPal();
    await page.goto(redirectUrl);
    await page.getByRole('link', { name: 'Leave without deciding' }).click();
    await page.waitForURL(`${shop}/cart`);
    await page.goto(redirectUrl);
    await page.getByRole('button', { name: 'Decline the payment' }).click();
    await page.waitForURL(`${shop}/cart`);
    expect(await stateOf(id)).toBe('pending_redirect');
  });
});

test('the page can be used by everybody, in light and dark', async ({ page }) => {
  const { redirectUrl } = await makePayPal();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(redirectUrl);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
});

test('a page of another site cannot choose for the shopper', async ({ page }) => {
  const { id, redirectUrl } = await makePayPal();
  trap = `<form method="post" action="${redirectUrl}"><button name="action" value="approve">Win</button></form>`;
  await page.goto(`${shop}/trap`);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url() === redirectUrl),
    page.getByRole('button').click(),
  ]);
  expect(answer.status()).toBe(403);
  expect(await stateOf(id)).toBe('pending_redirect');
});
