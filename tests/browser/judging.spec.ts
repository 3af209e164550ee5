import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { secretKey } from '../../src/sandbox/keys';
import { startSandboxServer } from '../../src/sandbox/runtimes/node';
import { shopAt } from '../cli/shop';
import { expectAccessible, sidewaysScroll, watchFor } from './observe';
import { chooseServer, newDataFile, startOwnServer } from './own-server';
import { openPage, settled } from './settled';

const route = '/docs/checklists/checkouts-payment-sources-and-orders';
const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);
const taxInclusive = (page: Page) => item(page, 'checkouts.tax-inclusive');
const verdict = (page: Page, word: string) => taxInclusive(page).getByText(word, { exact: true }).first();
const judgedBy = (page: Page, who: string) => expect(page.locator(`[data-judged-by="${who}"]`)).toBeVisible();

test.describe('the sandbox in the page', () => {
  test('is judged by a worker, under the policy of the local server', async ({ page }) => {
    const trouble = watchFor(page);
    await page.goto(route);
    await judgedBy(page, 'worker');
    expect(page.workers().map((worker) => new URL(worker.url()).origin)).toEqual([new URL(page.url()).origin]);
    await expect(verdict(page, 'Not observed')).toBeVisible();
    expect(trouble).toEqual([]);
  });

  test('is judged by a worker on a static host too, where the policy stands in the page', async ({ page }) => {
    const trouble = watchFor(page);
    const body = readFileSync(`build${route}/index.html`, 'utf8');
    expect(body).toMatch(/http-equiv="Content-Security-Policy"[^>]*worker-src 'self'/);
    await page.route(`**${route}`, (answer) => answer.fulfill({ body, contentType: 'text/html' }));
    await page.goto(route);
    await judgedBy(page, 'worker');
    expect(trouble).toEqual([]);
  });

  test('is judged by the page itself where the browser lets no worker run, and says so', async ({ page }) => {
    const policy = (text: string) => text.replace("worker-src 'self'", "worker-src 'none'");
    const body = policy(readFileSync(`build${route}/index.html`, 'utf8'));
    await page.route(`**${route}`, (answer) => answer.fulfill({ body, contentType: 'text/html' }));
    await page.goto(route);
    await judgedBy(page, 'page');
    await expect(page.getByText(/lets no worker run here/)).toBeVisible();
    await expect(verdict(page, 'Not observed')).toBeVisible();
  });

  test('starts and stops a run by a button, and tells it from a negative test', async ({ page }) => {
    await openPage(page, route);
    await judgedBy(page, 'worker');
    await page.getByText('Start a run', { exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill('Refusals');
    await page.getByLabel('Purpose').selectOption({ label: 'Negative test: its calls are meant to be refused' });
    await page.getByRole('button', { name: 'Start the run' }).click();
    await expect(page.getByText(/^Refusals, negative test \(.* under way\)/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Stop it' }).click();
    await expect(page.getByText('Start a run', { exact: true })).toBeVisible();
    await expect(page.getByText(/^Refusals, negative test \(/).first()).toBeVisible();
  });
});

test('a server of an earlier release, which judges nothing, is judged by the page’s worker', async ({ page }) => {
  const server = await startSandboxServer({ port: 0, dataPath: newDataFile(), rateLimit: 0 });
  await shopAt(server.url).connector.checkout({ taxInclusive: undefined });
  await chooseServer(page, server.url);
  await page.goto(route);
  await judgedBy(page, 'worker');
  await expect(verdict(page, 'Fail')).toBeVisible();
  await server.close();
});

/** A shop that forgot a field, and then mended it, in two runs of the local server. */
async function twoRuns(page: Page, url: string): Promise<void> {
  const { connector } = shopAt(url);
  const start = async (name: string, details?: boolean) => {
    if (details) await page.getByText('Start a run', { exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Start the run' }).click();
    await expect(page.getByText(new RegExp(`^${name} \\(.*under way`)).first()).toBeVisible();
  };
  await start('before the fix', true);
  await connector.checkout({ taxInclusive: undefined });
  await expect(verdict(page, 'Fail')).toBeVisible();
  await start('after the fix');
  await connector.checkout();
  await expect(verdict(page, 'Pass')).toBeVisible();
}

test.describe('the local server', () => {
  test('tells runs apart and compares them; a failure is waived for a time; a reset puts verdicts out of date', async ({
    page,
  }) => {
    const trouble = watchFor(page);
    const server = await startOwnServer(newDataFile());
    await chooseServer(page, server.url);
    await openPage(page, route);
    await judgedBy(page, 'server');
    await twoRuns(page, server.url);

    await test.step('what a run showed stays beside what the next one shows', async () => {
      await taxInclusive(page).getByText('Seen in 1 run').click();
      const attempts = taxInclusive(page).getByRole('list', { name: 'What each run showed' });
      await expect(attempts.getByRole('listitem')).toHaveText(/^Fail before the fix .* UTC$/);
    });

    await test.step('all calls, and chosen runs, which stand in the address', async () => {
      await page.getByLabel('Judge', { exact: true }).selectOption('all calls');
      await expect(verdict(page, 'Fail')).toBeVisible();
      await page.getByLabel('Judge', { exact: true }).selectOption('chosen runs');
      await expect(verdict(page, 'Pass')).toBeVisible();
      await page.getByRole('checkbox', { name: /^after the fix/ }).uncheck();
      await page.getByRole('checkbox', { name: /^before the fix/ }).check();
      await expect(verdict(page, 'Fail')).toBeVisible();
      await page.reload();
      await expect(page.getByRole('checkbox', { name: /^before the fix/ })).toBeChecked();
      await expect(verdict(page, 'Fail')).toBeVisible();
    });

    await test.step('compare', async () => {
      await page.getByText('Compare two runs').click();
      await page.getByRole('button', { name: 'Compare' }).click();
      const fixed = page.getByRole('listitem').filter({ hasText: 'Fixed' });
      await expect(fixed).toContainText('checkouts.tax-inclusive');
    });

    await test.step('waive', async () => {
      await taxInclusive(page).getByText('Waive this failure for a time').click();
      await taxInclusive(page).getByLabel('Who takes it on').fill('Ada');
      await taxInclusive(page).getByLabel('Why').fill('Mended in release 5.');
      await taxInclusive(page).getByLabel('Until (last day)').fill('2999-12-31');
      await taxInclusive(page).getByRole('button', { name: 'Waive it' }).click();
      await expect(verdict(page, 'Waived')).toBeVisible();
      await page.reload();
      await expect(taxInclusive(page)).toContainText('By Ada until 2999-12-31: Mended in release 5.');
      await expect(page.getByText('1 waived', { exact: true })).toBeVisible();
      // Opened in the dark: of an item that is not drawn yet the browser tells the color that it had before.
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.reload();
      await expect(page.getByText('1 waived', { exact: true })).toBeVisible();
      await settled(page);
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await sidewaysScroll(page)).toEqual([]);
    });

    await test.step('a waiver whose day is over', async () => {
      const changedTime = new Date(Date.now() + 60_000).toISOString();
      const waiver = { who: 'Ada', why: 'Mended in release 5.', until: '2020-01-31' };
      const claims = { 'checkouts.tax-inclusive': { state: 'open', changedTime, waiver } };
      const file = { format: 'connector-standards/assessment', version: 1, savedTime: changedTime, claims };
      await page
        .getByLabel('File with answers')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
      await page
        .getByRole('group', { name: 'Waiver' })
        .getByRole('radio', { name: /^Theirs/ })
        .check();
      await page.getByRole('button', { name: 'Take over 1 field' }).click();
      await expect(verdict(page, 'Fail')).toBeVisible();
      await expect(taxInclusive(page)).toContainText('until 2020-01-31; that day is over');
    });

    await test.step('reset', async () => {
      await page.getByLabel('Judge', { exact: true }).selectOption('all calls');
      await expect(verdict(page, 'Fail')).toBeVisible();
      await fetch(`${server.url}/_sandbox/reset`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}` },
      });
      await expect(verdict(page, 'Out of date')).toBeVisible();
      await expect(taxInclusive(page)).toContainText('The sandbox was reset since. Make the calls again.');
      await page.getByRole('button', { name: 'Start from nothing' }).click();
      await expect(verdict(page, 'Not observed')).toBeVisible();
    });
    expect(trouble).toEqual([]);
    server.stop();
  });
});

test('the page that tells what calls decide is narrowed to a part, and explains each rule', async ({ page }) => {
  await openPage(page, '/docs/checklists/coverage');
  const rows = page.locator('[id^="decides-"]');
  const all = await rows.count();
  await page.getByLabel('Show', { exact: true }).selectOption('attestation');
  const persons = await rows.count();
  expect(persons).toBeGreaterThan(0);
  expect(persons).toBeLessThan(all);
  await expect(page.getByRole('status').filter({ hasText: 'shown' })).toHaveText(`${persons} of ${all} shown`);
  await page.getByLabel('Show', { exact: true }).selectOption('traffic');
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'checkouts.tax-inclusive' }) });
  await row.getByText('What it looks at').click();
  await expect(row.getByText(/^Each checkout request: /)).toBeVisible();
  await expectAccessible(page);
});
