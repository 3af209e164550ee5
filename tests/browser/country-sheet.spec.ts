import { expect, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { openPage } from './settled';

test('the sheet of Germany shows its own duties, leads to their reasons, and prints those of every country too', async ({
  page,
}) => {
  const trouble = watchFor(page);
  await openPage(page, '/docs/compliance/countries/germany');
  const own = page.getByRole('table').filter({ hasText: 'Germany alone' });
  await expect(own.getByText(/zahlungspflichtig bestellen/)).toBeVisible();
  const everywhere = page.getByRole('table').filter({ hasText: 'As in every country' });
  await expect(everywhere).toBeHidden();
  await expectAccessible(page);

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked-to-print', '');
  });
  await page.getByRole('button', { name: 'Print the whole sheet' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-asked-to-print');
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      const fold = document.querySelector<HTMLDetailsElement>('main details[data-prints]');
      document.body.dataset.open = String(fold?.open);
    });
  });
  await page.pdf({ format: 'A4' });
  await expect(page.locator('body')).toHaveAttribute('data-open', 'true');

  await own.getByRole('link', { name: 'Look it up: Offer online termination' }).click();
  await expect(page).toHaveURL(/\/docs\/compliance\/walkthrough#help-termination-button$/);
  await expect(page.locator('#help-termination-button')).toBeInViewport();
  expect(trouble).toEqual([]);
});
