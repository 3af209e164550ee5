import { expect, type Page, test } from '@playwright/test';
import { execute, ledgerBar, openLedger, openOperation } from './operation';
import { openPage } from './settled';

const ledger = (page: Page) => page.getByRole('region', { name: 'Ledger' });

test('a sandbox that lives in memory alone says so wherever it is used, until the notice is dismissed', async ({
  page,
}) => {
  // As a private window of a browser that keeps nothing.
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.');
    };
  });
  const notice = page.getByText(/forgets everything on reload/);
  await openPage(page, '/docs/playground');
  await openOperation(page, 'listSkus');
  await execute(page, 200);
  await expect(notice).toHaveCount(2);
  await expect(ledgerBar(page)).toContainText('1 notice');
  await openLedger(page);
  await expect(ledger(page)).toContainText('forgets everything on reload');
  await ledger(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  for (const path of ['/docs/guides/product-to-shipped-order', '/docs/concepts/refunds', '/']) {
    await openPage(page, path);
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Run(: .*)?$|^Make this call now$/ })
      .first()
      .click();
    await expect(notice.first(), path).toBeVisible();
  }
});

/** A row as a write cut short, a hand-made change or a release to come would leave it. */
async function damageLedger(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    for (const name of names) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const work = database.transaction('exchanges', 'readwrite');
      const rows = work.objectStore('exchanges');
      const all = await new Promise<Record<string, unknown>[]>((resolve) => {
        const reading = rows.getAll();
        reading.onsuccess = () => resolve(reading.result);
      });
      const { account, sequence } = all[0] ?? {};
      rows.put({ ...all[0], account, sequence, objects: 'gone', events: null, status: undefined });
      await new Promise((resolve) => {
        work.oncomplete = resolve;
      });
      database.close();
    }
  });
}

test('a damaged row takes neither the playground nor the button that clears it', async ({ page }) => {
  const crashes: string[] = [];
  page.on('pageerror', (error) => crashes.push(error.message));
  await openPage(page, '/docs/guides/product-to-shipped-order');
  await page.getByRole('button', { name: 'Run: Create the SKU' }).click();
  await page.getByRole('button', { name: 'Run: Create a checkout' }).click();
  await expect(page.getByText('2 of 14 steps done')).toBeVisible();
  await damageLedger(page);
  await openPage(page, '/docs/playground');
  await openLedger(page);
  const notice = ledger(page).getByRole('status').filter({ hasText: 'damaged' });
  await expect(notice).toBeVisible();
  await expect(ledger(page).locator('details').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Operations' })).toBeVisible();
  await ledger(page).getByRole('button', { name: 'Clear…' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(ledger(page).getByText('No call yet.')).toBeVisible();
  expect(crashes).toEqual([]);
});
