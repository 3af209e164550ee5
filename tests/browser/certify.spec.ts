import { readFileSync } from 'node:fs';
import { type Download, expect, type Locator, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { ReadinessReport } from '../../src/certification/report/types';
import { shopAt } from '../cli/shop';
import { expectAccessible, sidewaysScroll, watchFor } from './observe';
import { chooseServer, withOwnServer } from './own-server';
import { textOfFirstPage } from './printed';
import { openPage, settled } from './settled';

const own = withOwnServer();
const checklist = '/docs/checklists/checkouts-payment-sources-and-orders';
const [failing, waived, claimed] = ['checkouts.public-ip', 'checkouts.tax-inclusive', 'payments.drop-in'] as const;
const item = (page: Page, id: string): Locator => page.locator(`[data-item="${id}"]`);
const outcome = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^Checked / });

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const json = (name: string, content: Buffer | string) => ({
  ...{ name, mimeType: 'application/json' },
  buffer: Buffer.from(content),
});

async function fillPassport(page: Page): Promise<void> {
  await openPage(page, '/workbench/passport');
  await page.getByRole('checkbox', { name: 'Goods that are shipped' }).check();
  await page.getByLabel('What is it called?').fill('Northern Lights');
  await page.getByLabel('Which version is assessed?').fill('2.1');
  await page.getByLabel('Which team fills it in?').fill('The lights team');
  await page.getByLabel('What is this assessment called?').fill('First round');
  await page.getByLabel('What is this assessment called?').blur();
}

/** What a connector does on its way: a purchase as it should be, and one with two faults. */
async function connectorCalls(): Promise<void> {
  const { connector } = shopAt(own.url);
  await connector.shipped();
  await connector.order({ taxInclusive: undefined, browserIp: '192.168.0.7' });
}

async function claimAndWaive(page: Page): Promise<void> {
  await openPage(page, checklist);
  await expect(item(page, failing).getByText('Fail', { exact: true }).first()).toBeVisible();
  await item(page, claimed).getByRole('radio', { name: 'Done', exact: true }).check();
  const one = item(page, waived);
  await one.getByText('Waive this failure for a time').click();
  await one.getByLabel('Who takes it on').fill('Ada');
  await one.getByLabel('Why', { exact: true }).fill('Mended in release 5.');
  await one.getByLabel('Until (last day)').fill('2999-12-31');
  await one.getByRole('button', { name: 'Waive it' }).click();
  await expect(one.getByText('Waived', { exact: true }).first()).toBeVisible();
}

/** What the summary says of a report that is not ready, and where it leads. */
async function expectNotReady(page: Page): Promise<void> {
  const minute = page.getByRole('region', { name: 'In one minute' });
  await expect(minute.locator('[data-outcome]')).toHaveText('Not ready');
  await expect(minute).toContainText('1 item fails');
  await expect(minute.getByRole('listitem').filter({ hasText: failing }).getByRole('link')).toHaveAttribute(
    'href',
    /\/docs\/checklists\/.+public-ip/,
  );
  await expect(minute).toContainText(/\d+ items were seen in no call/);
  await expect(minute.getByRole('row').filter({ hasText: waived })).toContainText('Ada');
  await expect(minute.getByRole('row').filter({ hasText: waived })).toContainText('2999-12-31');
}

async function expectGoodPaper(page: Page): Promise<void> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const cover = textOfFirstPage(pdf);
  for (const words of ['Readiness report', 'Northern Lights 2.1', 'Not ready', 'The lights team'])
    expect(cover).toContain(words.replaceAll(' ', ''));
  // A sheet of A4 without margins.
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  expect(await sidewaysScroll(page)).toEqual([]);
  await expect(page.getByRole('heading', { name: 'Hand it over' })).toBeHidden();
  expect(await page.locator('[data-report-shown] details:not([open]):visible').count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function reachByKeyboard(page: Page, button: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the report' }).getByRole('link').first().press('Enter');
  await expect(page).toHaveURL(/#hand-over$/);
  const wanted = page.getByRole('button', { name: button, exact: true });
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${button}.`);
}

test('a team goes from passport to signed report, and its reader finds what was changed', async ({ page }) => {
  const trouble = watchFor(page);
  await chooseServer(page, own.url);

  await test.step('the passport, and verdicts that arrive by themselves', async () => {
    await fillPassport(page);
    await page.getByRole('navigation', { name: 'Workbench' }).getByRole('link', { name: 'Overview' }).click();
    await settled(page);
    const passing = page.getByRole('listitem').filter({ hasText: 'items pass by calls' });
    await expect(passing).toContainText('0 of ');
    await connectorCalls();
    await expect(passing).toContainText(/[1-9]\d* of \d+/);
    await claimAndWaive(page);
  });

  await openPage(page, '/workbench/report');
  await expectNotReady(page);
  await expectAccessible(page);
  await expectGoodPaper(page);
  await reachByKeyboard(page, 'JSON');

  const [report, ledger] = await test.step('sign and hand over', async () => {
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByLabel('Signer, as readers shall see it').fill('Quentin of the lights team');
    const signed = await saved(page, 'Sign and save the report');
    await expect(page.getByText(/^Signed by Quentin of the lights team, /).first()).toBeVisible();
    const shipped = await saved(page, 'Make the package');
    const files = unzipSync(shipped.bytes);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['what-is-missing.md', 'contents.md']));
    expect(Object.keys(files).filter((name) => name.endsWith('.docx')).length).toBeGreaterThanOrEqual(4);
    const inside = files['report/readiness-report.json'] ?? new Uint8Array();
    expect(JSON.parse(strFromU8(inside))).toEqual(JSON.parse(signed.bytes.toString()));
    return [signed, await saved(page, 'Ledger')] as const;
  });

  await test.step('the reader checks it', async () => {
    await page.getByRole('link', { name: 'Read and check it' }).click();
    await settled(page);
    const files = page.getByLabel('Report file');
    await files.setInputFiles(json(report.name, report.bytes));
    await expect(outcome(page)).toContainText('Checked by itself: what it says agrees with itself.');
    await page.getByLabel('Ledger file').setInputFiles(json(ledger.name, ledger.bytes));
    await expect(outcome(page)).toContainText('all that it says of calls follows from this ledger.');
    await expect(outcome(page)).toContainText('Signed by Quentin of the lights team');
    await expectAccessible(page);

    // One word of one item, as whoever wants to look better would change it.
    const changed = JSON.parse(report.bytes.toString()) as ReadinessReport;
    const improved = changed.items.map((one) => (one.id === failing ? { ...one, verdict: 'pass' } : one));
    await files.setInputFiles(json('better.json', JSON.stringify({ ...changed, items: improved })));
    await expect(page.getByRole('heading', { name: 'Check of better.json' })).toBeVisible();
    await expect(outcome(page)).toContainText('it does not follow in');
    await expect(outcome(page).getByRole('listitem').filter({ hasText: failing })).toContainText(
      'it says "pass"; "fail" follows',
    );
    await expect(outcome(page)).toContainText('Not rightly signed by Quentin');

    await files.setInputFiles(json('damaged.json', report.bytes.subarray(0, 2000)));
    await expect(page.getByRole('alert')).toContainText('damaged.json cannot be read as a readiness report.');
    await expect(page.getByRole('alert')).toContainText('It is no JSON file.');
  });
  expect(trouble).toEqual([]);
});
