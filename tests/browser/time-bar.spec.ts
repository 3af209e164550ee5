import { expect, test } from '@playwright/test';
import { secretKey } from '../../src/sandbox/keys';
import { expectAccessible, sidewaysScroll, watchFor } from './observe';
import { closeLedger, ledgerBar, openLedger } from './operation';
import { nameServer, withOwnServer } from './own-server';
import { inScheme, openPage } from './settled';

const server = withOwnServer();

test('the time bar shows the clock, stops it, steps to what is due and tells what happened', async ({
  page,
  request,
}) => {
  const trouble = watchFor(page);
  await nameServer(page, server.url);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page, '/docs/playground');
  const bar = page.getByRole('region', { name: 'Time', exact: true });
  const said = bar.getByRole('status').first();
  await expect(bar).toContainText('running');
  await expect(bar).toContainText('Nothing is due.');
  // A sandbox that nobody called needs no engine to say so.
  await bar.getByRole('button', { name: 'Freeze' }).press('Enter');
  await expect(said).toContainText('is frozen at');
  await expect(bar).toContainText('frozen');
  await expect(bar).toContainText(/Next: .+ in \d+ (seconds|days)/);
  const before = await bar.locator('time').first().textContent();
  await bar.getByRole('button', { name: 'Step' }).press('Enter');
  await expect(said).toContainText(/\d+ things? happened/);
  await expect(bar.locator('time').first()).not.toHaveText(before ?? '');
  await bar.getByText('What is due').click();
  await expect(bar.locator('details', { hasText: 'What is due' }).locator('li').first()).toContainText('in ');
  const ledger = await openLedger(page);
  await expect(ledger.getByText('The clock was moved on').first()).toBeVisible();
  expect(await sidewaysScroll(page)).toEqual([]);
  await expectAccessible(page);
  await closeLedger(page);
  await bar.getByRole('link', { name: 'The ledger' }).press('Enter');
  await expect(ledgerBar(page)).toBeFocused();
  await expect(ledger).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ledger).toBeHidden();

  // To a moment, on the local server, which is stepped from elsewhere meanwhile.
  await page.setViewportSize({ width: 1280, height: 900 });
  await inScheme(page, 'light');
  const headers = { authorization: `Bearer ${secretKey}` };
  await request.post(`${server.url}/_sandbox/reset`, { headers, data: { frozenAt: '2030-01-31T12:00:00Z' } });
  await page.getByRole('radio', { name: /the local server/ }).check();
  await expect(bar).toContainText('31 Jan 2030, 12:00:00 UTC');
  await bar.getByRole('button', { name: 'Further…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('To, in UTC').fill('2030-02-01T00:00');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Go there' }).click();
  await expect(said).toContainText('1 Feb 2030, 00:00:00 UTC');
  await request.post(`${server.url}/_sandbox/clock`, { headers, data: { advanceBy: 86_400 } });
  await expect(bar).toContainText('2 Feb 2030, 00:00:00 UTC');
  expect(trouble).toEqual([]);
});
