import { expect, test } from '@playwright/test';
import { secretKey } from '../../src/sandbox/keys';
import { expectAccessible, sidewaysScroll, watchFor } from './observe';
import { nameServer, withOwnServer } from './own-server';
import { openPage } from './settled';

const server = withOwnServer();
const sampleOrder = '1000000010336';

test('the console finds an object, shows its history, and reaches webhooks, keys, faults and snapshots', async ({
  page,
  request,
}) => {
  const trouble = watchFor(page);
  await nameServer(page, server.url);
  await openPage(page, '/docs/sandbox/console');
  await expect(page.getByText(/Nothing has happened yet/)).toBeVisible();

  // What was there before anything happened is found in the sandbox itself.
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Objects' }).click();
  await expect(page).toHaveURL(/\?tab=objects$/);
  await page.getByRole('combobox', { name: 'Kind' }).press('ArrowDown');
  await expect(page).toHaveURL(/kind=checkout$/);
  await expect(page.getByRole('combobox', { name: 'Kind' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: 'Freeze' }).click();
  await page.getByRole('button', { name: 'Step' }).click();
  const line = page.locator('li', { hasText: sampleOrder }).last();
  await line.getByRole('button', { name: 'Timeline' }).press('Enter');
  await expect(page).toHaveURL(new RegExp(`\\?id=${sampleOrder}$`));
  // Whoever uses the keyboard goes on where the button led.
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeFocused();
  await expect(page.getByText(/The bank stops reserving the money/).first()).toBeVisible();
  await expectAccessible(page);

  // The same in a link of its own, on a small screen at night.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page, `/docs/sandbox/console?id=${sampleOrder}`);
  await page.getByText('The object as it is now').click();
  await expect(page.getByRole('region', { name: `order ${sampleOrder}` })).toContainText('accepted');
  expect(await sidewaysScroll(page)).toEqual([]);
  await expectAccessible(page);
  await page.goBack();
  await page.setViewportSize({ width: 1280, height: 900 });

  // What a program does at the local server, by a part of an id.
  const headers = { authorization: `Bearer ${secretKey}` };
  await openPage(page, '/docs/sandbox/console');
  await page.getByRole('radio', { name: /the local server/ }).check();
  const made = await request.post(`${server.url}/customers`, { headers, data: { email: 'ada@example.com' } });
  const { id } = (await made.json()) as { id: string };
  const box = page.getByRole('searchbox', { name: 'Find by id' });
  await box.fill(id.slice(0, 9));
  await page.getByRole('button', { name: `customer ${id}` }).click();
  await expect(page.getByText('1 entry, the newest first')).toBeVisible();

  for (const [tab, act, said] of [
    ['Keys and accounts', 'Make a key', 'A key was made.'],
    ['Faults', 'Arm it', 'The fault is armed.'],
    ['Snapshots', 'Save a snapshot', 'The account as it stands is kept.'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: tab }).click();
    await page.getByRole('button', { name: act }).click();
    await expect(page.getByText(said)).toBeVisible();
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Return to it' }).first().click();
  await expect(page.getByText(/Everything is as in/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(page.getByText('There is no snapshot yet.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Snapshots' }).getByRole('list')).toBeFocused();
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Webhooks' }).click();
  await page.getByRole('button', { name: 'Only its deliveries' }).first().click();
  await expect(page.getByText('Nothing was sent.')).toBeVisible();
  expect(trouble).toEqual([]);
});
