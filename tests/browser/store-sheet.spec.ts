import { expect, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { openPage, settled } from './settled';

test('a product manager finds in three steps what selling a subscription to Germany asks for, ticks it off and prints what is left', async ({
  page,
}) => {
  const trouble = watchFor(page);
  await openPage(page, '/docs/compliance');
  const store = page.getByRole('group', { name: 'Your store' });
  await store.getByLabel('Country').selectOption('Germany');
  await store.getByLabel('How often').selectOption('Subscriptions');
  await expect(page).toHaveURL(/subscriptions=renews/);
  await page.goBack();
  await expect(store.getByLabel('How often')).toHaveValue('');
  await expect(store.getByLabel('Country')).toHaveValue('germany');
  await page.goForward();
  await expect(store.getByLabel('How often')).toHaveValue('renews');
  await page.getByRole('link', { name: 'All of it as one sheet' }).click();
  await expect(page).toHaveURL(/\/docs\/compliance\/your-store\?country=germany&subscriptions=renews$/);

  const own = page.getByRole('table').filter({ hasText: 'Asked for in this country' });
  const button = own.getByRole('row').filter({ hasText: 'offer a termination button' });
  await expect(button).toContainText('Why: Germany asks for it. You sell subscriptions. If you sell to consumers.');
  const sheet = page.getByRole('region', { name: 'What applies to your store' });
  await expect(sheet.getByText('California privacy rights')).toHaveCount(0);
  const renewals = page.getByRole('table').filter({ hasText: 'Because you sell subscriptions' });
  await expect(renewals).toContainText('send a reminder 30 days before the renewal');
  await expectAccessible(page);

  const sum = page.getByRole('status').filter({ hasText: 'duties are left' });
  const left = Number.parseInt((await sum.textContent()) ?? '', 10);
  await button.getByRole('checkbox').press('Space');
  await expect(sum).toContainText(`${left - 1} of ${left} duties are left`);
  await page.reload();
  await settled(page);
  await expect(sum).toContainText(`${left - 1} of ${left} duties are left`);
  await page.getByRole('checkbox', { name: 'Only what is left' }).check();
  await expect(own).not.toContainText('offer a termination button');
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked-to-print', '');
  });
  await page.getByRole('button', { name: 'Print this sheet' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-asked-to-print');

  await page.getByRole('row').filter({ hasText: 'withdrawal button' }).first().getByRole('link').first().click();
  await settled(page);
  await expect(page.getByRole('group', { name: 'Your store' }).getByLabel('Country')).toHaveValue('germany');
  await expect(page.getByText('Why: Every country. You sell subscriptions.').first()).toBeVisible();
  expect(trouble).toEqual([]);
});
