import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './observe';

const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);
const [first, second] = ['fulfillments.fulfilled-quantity', 'fulfillments.cancel-quantity'] as const;
const answer = (page: Page, id: string) => item(page, id).getByRole('radio', { name: 'Done', exact: true });
const sharing = (page: Page): Locator => page.getByRole('region', { name: 'Working together' });
const said = (page: Page): Locator => sharing(page).getByRole('status').first();

async function person(browser: Browser, name: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto('/workbench');
  await sharing(page).getByText('Work on it together…').click();
  await sharing(page).getByLabel('Your name, as others see it').fill(name);
  return { context, page };
}

async function checklist(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/docs/checklists/fulfillments-and-cancellations');
  await expect(answer(page, first)).toBeEnabled();
  return page;
}

test('two browsers work on one assessment, one of them offline for a while, and one stops it for both', async ({
  browser,
}) => {
  const ada = await person(browser, 'Ada');
  await expectAccessible(ada.page);
  await sharing(ada.page).getByRole('button', { name: 'Share this assessment' }).click();
  await expect(said(ada.page)).toContainText('Shared live on http://localhost:');

  const ben = await person(browser, 'Ben');
  await sharing(ben.page).getByRole('button', { name: 'See what is shared there' }).click();
  const list = sharing(ben.page).getByRole('list', { name: 'Shared on this server' });
  await list.getByRole('listitem').filter({ hasText: 'by Ada' }).getByRole('button').first().click();
  await expect(said(ben.page)).toContainText('Shared live on http://localhost:');

  const present = (page: Page) => sharing(page).getByRole('status', { name: 'Who has it open' });
  await expect(present(ada.page)).toHaveText('Others who have it open: Ben.');
  await expect(present(ben.page)).toHaveText('Others who have it open: Ada.');
  await expectAccessible(ben.page);

  const [atAda, atBen] = [await checklist(ada.context), await checklist(ben.context)];
  await answer(atAda, first).check();
  await expect(answer(atBen, first)).toBeChecked();
  await expect(said(ben.page)).toContainText('Last change from Ada');

  await ben.context.setOffline(true);
  await answer(atBen, second).check();
  await expect(said(ben.page)).toContainText(/^○ Offline.*is kept in this browser and sent later/);
  await expect(answer(atAda, second)).not.toBeChecked();
  await expect(present(ben.page)).toHaveCount(0);
  await ben.context.setOffline(false);
  await expect(answer(atAda, second)).toBeChecked();
  await expect(said(ben.page)).toContainText('Shared live');

  await sharing(ada.page).getByRole('button', { name: 'Stop sharing…' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Stop sharing', exact: true }).click();
  await expect(said(ada.page)).toHaveText('Only in this browser.');
  await expect(said(ben.page)).toContainText('stopped sharing it');
  await expect(answer(atBen, first)).toBeChecked();
  await Promise.all([ada.context.close(), ben.context.close()]);
});
