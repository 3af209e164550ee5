import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { UseCase } from '../../src/catalog/types';
import useCaseGroup from '../../src/generated/catalog/use-cases/C.json';
import { at } from '../../src/guides/paths';
import { fill, fillPath } from '../../src/guides/template';
import type { Json, Values } from '../../src/guides/types';
import { callsOf } from '../../src/guides/use-case';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { expectAccessible, watchFor } from './observe';
import { openPage } from './settled';

/** A server of this file's own: others start over on the shared one. */
let server: SandboxServer;
const path = '/docs/use-cases/checkouts-and-orders';
const guest = (useCaseGroup.useCases as unknown as UseCase[]).find(({ id }) => id === 'UC-C1') as UseCase;

const caseOn = (page: Page, id: string): Locator =>
  page.locator('article article').filter({ has: page.locator(`#${id}`) });
const stepsOf = (shown: Locator): Locator => shown.locator('ol').last().locator('> li');
const press = async (button: Locator) => {
  await button.focus();
  await button.press('Enter');
};

/** A connector of its own: plain calls over HTTP that carry no header of the site. */
class Connector {
  private values: Values = { 'run.id': Math.random().toString(36).slice(2) };

  /** Makes calls of a case, with another price where one is given. */
  async make(from: number, to: number, price?: number): Promise<void> {
    for (const { step } of callsOf(guest).slice(from, to)) {
      const { method, path: template, key } = step.request;
      const body = step.request.body === undefined ? undefined : fill(step.request.body, this.values);
      const priced = price === undefined ? body : withPrice(body as Json, price);
      const answer = await fetch(`${server.url}${fillPath(template, this.values)}`, {
        method,
        headers: {
          authorization: `Bearer ${key === 'public' ? publicKey : secretKey}`,
          'content-type': 'application/json',
        },
        ...(priced === undefined ? {} : { body: JSON.stringify(priced) }),
      });
      const answered = (await answer.json()) as unknown;
      for (const [name, where] of Object.entries(step.captures ?? {})) this.values[name] = at(answered, where) as Json;
    }
  }
}

const withPrice = (body: Json, price: number): Json => {
  const { items, ...others } = body as { items?: { [key: string]: Json }[] };
  return items ? { ...others, items: items.map((item) => ({ ...item, price })) } : body;
};

test.beforeAll(async () => {
  const dataPath = join(mkdtempSync(join(tmpdir(), 'watched-')), 'data.db');
  server = await startSandboxServer({ port: 0, dataPath, rateLimit: 0 });
});
test.afterAll(() => server.close());

async function chooseServer(page: Page, address: string): Promise<void> {
  await page.getByRole('radio', { name: /the local server/ }).check();
  await page.getByLabel('Address').fill(address);
  await page.getByRole('button', { name: /Use|Check again/ }).click();
}

test('a case runs in the page: its steps tick, and nothing of it is a connector’s', async ({ page }) => {
  const trouble = watchFor(page);
  await openPage(page, path);
  const shown = caseOn(page, 'uc-c1');
  await press(shown.getByRole('button', { name: 'Run it here' }));
  await expect(shown.getByRole('status')).toHaveText(`All ${callsOf(guest).length} calls answered as expected.`);
  await expect(stepsOf(shown).filter({ hasText: 'As expected' })).toHaveCount(
    guest.steps.filter(({ request }) => request).length,
  );
  await expect(shown.getByRole('button', { name: 'Run it here' })).toBeFocused();
  await press(shown.getByRole('button', { name: 'Run it here' }));
  await expect(shown.getByRole('status')).toHaveText(/^All/);
  await expectAccessible(page);
  expect(trouble).toEqual([]);
});

test('a checklist item names the cases that exercise it, runs one where it stands, and shows the verdict as a rehearsal', async ({
  page,
}) => {
  await openPage(page, '/docs/checklists/checkouts-payment-sources-and-orders');
  const item = page.locator('[data-item="checkouts.upstream-id"]');
  await expect(item).toContainText('Not observed');
  await item.getByText(/use cases? exercises? it/).click();
  const run = item.getByRole('button', { name: /^Run UC-/ }).first();
  const id = ((await run.getAttribute('aria-label')) ?? '').split(' ')[1] ?? '';
  await press(run);
  const said = item.getByRole('status').filter({ hasText: id });
  await expect(said).toContainText(/All \d+ calls answered as expected\. In this rehearsal: Pass/);
  await expect(page).toHaveURL(/[?&]rehearsal=true/);
  await expect(item.getByText('Recorded calls, rehearsal')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /^Rehearse/ }).uncheck();
  await expect(item.getByText('Not observed', { exact: true }).first()).toBeVisible();
});

test('steps tick as a connector makes the calls, the first wrong field stands beside the expected one, and the result stays with its run', async ({
  page,
}) => {
  const trouble = watchFor(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page, path);
  await chooseServer(page, server.url);
  await expect(page.getByText('It answers.')).toBeVisible();
  const shown = caseOn(page, 'uc-c1');
  const steps = stepsOf(shown);
  await press(shown.getByRole('button', { name: 'Watch my connector' }));
  await expect(shown.getByRole('status')).toHaveText('0 of 5 steps seen. Do the steps in your store now.');
  await expect(steps.first()).toContainText('Waiting for this call');

  await new Connector().make(0, 2, 9);
  await expect(steps.first()).toContainText('Not as expected');
  await expect(steps.first().getByRole('definition')).toHaveText(['subtotal', '25', '23']);
  await expectAccessible(page);
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBeLessThanOrEqual(390);

  const connector = new Connector();
  await connector.make(0, 2);
  await expect(steps.first()).toContainText('Seen');
  await page.reload();
  await expect(shown.getByRole('status')).toHaveText(/^1 of 5 steps seen/);
  await connector.make(2, callsOf(guest).length);
  await expect(shown.getByRole('status')).toHaveText(/^5 of 5 steps seen\. That is all/);

  await press(shown.getByRole('button', { name: 'Stop watching' }));
  await expect(shown.getByRole('status')).toHaveText('5 of 5 steps seen.');
  await expect(shown.getByRole('button', { name: 'Watch my connector' })).toBeFocused();
  await page.reload();
  await shown.getByText(/earlier run/).click();
  await press(shown.getByRole('button', { name: /^UC-C1, / }).first());
  await expect(shown.getByRole('status')).toHaveText('5 of 5 steps seen.');
  expect(trouble).toEqual([]);
});

test('watching goes on beside runs in the page, and says so when the server started over', async ({ page }) => {
  await openPage(page, path);
  await chooseServer(page, server.url);
  const shown = caseOn(page, 'uc-c1');
  await press(shown.getByRole('button', { name: 'Watch my connector' }));
  await expect(shown.getByRole('status')).toHaveText(/^0 of 5/);
  await page.getByRole('radio', { name: /the sandbox in this page/ }).check();
  await press(shown.getByRole('button', { name: 'Run it here' }));
  await expect(shown.getByRole('status')).toHaveText(/^All 6 calls/);
  await press(shown.getByRole('button', { name: 'Stop watching' }));
  await expect(page.getByRole('radio', { name: /the local server/ })).toBeChecked();
  await expect(shown.getByRole('button', { name: 'Watch my connector' })).toBeVisible();

  await press(shown.getByRole('button', { name: 'Watch my connector' }));
  await expect(shown.getByRole('status')).toHaveText('0 of 5 steps seen. Do the steps in your store now.');
  const reset = { method: 'POST', headers: { authorization: `Bearer ${secretKey}` } };
  await fetch(`${server.url}/_sandbox/reset`, reset);
  await expect(shown.getByRole('alert')).toContainText('it started over');
});

test('says what to do where no server answers', async ({ page }) => {
  await openPage(page, path);
  await chooseServer(page, 'http://127.0.0.1:9');
  const shown = caseOn(page, 'uc-c1');
  await press(shown.getByRole('button', { name: 'Watch my connector' }));
  await expect(shown.getByRole('alert')).toContainText('Start the server with npm start or npm run sandbox');
});
