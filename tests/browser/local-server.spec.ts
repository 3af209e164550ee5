import { expect, test } from '@playwright/test';
import { productToShippedOrder } from '../../src/guides/product-to-shipped-order';
import { runGuide } from '../../src/guides/run';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { watchFor } from './observe';

const sandbox = `http://localhost:${process.env.TEST_SANDBOX_PORT ?? 4110}`;

/** A program of somebody else's: it does not say that a guide sends the call. */
function asProgram(made: Request): Promise<Response> {
  const own = new Request(made);
  own.headers.delete('sandbox-origin');
  return fetch(own);
}

test('a program that calls the local server earns verdicts on the same checklist page', async ({ page, request }) => {
  const trouble = watchFor(page);
  const reset = await request.post(`${sandbox}/_sandbox/reset`, { headers: { authorization: `Bearer ${secretKey}` } });
  expect(reset.ok()).toBe(true);
  const results = await runGuide(productToShippedOrder.steps, asProgram, { baseUrl: sandbox });
  expect(results.flatMap((result) => result.problems)).toEqual([]);

  await page.goto('/docs/checklists/fulfillments-and-cancellations');
  const item = page.locator('[data-item="fulfillments.fulfilled-quantity"]');
  await expect(item).toContainText('Not observed');
  await page.getByRole('radio', { name: /the local server/ }).check();
  await expect(item.getByText('Pass', { exact: true }).first()).toBeVisible();
  await page.getByRole('radio', { name: /the sandbox in this page/ }).check();
  await expect(item).toContainText('Not observed');
  expect(trouble).toEqual([]);
});

test('a card number never reaches the ledger', async ({ request }) => {
  const number = '4444222233331111';
  await request.post(`${sandbox}/sources`, {
    headers: { authorization: `Bearer ${publicKey}` },
    data: { type: 'creditCard', creditCard: { number } },
  });
  const ledger = await request.get(`${sandbox}/_sandbox/ledger?limit=500`, {
    headers: { authorization: `Bearer ${secretKey}` },
  });
  expect(await ledger.text()).not.toContain(number);
});
