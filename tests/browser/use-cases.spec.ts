import { expect, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { openPage } from './settled';

test.describe('a page of use cases', () => {
  test('shows what a case is played with and what must come back, and unfolds a body to copy', async ({ page }) => {
    const trouble = watchFor(page);
    await openPage(page, '/docs/use-cases/checkouts-and-orders#uc-c1');
    const guest = page.locator('article article').filter({ has: page.locator('#uc-c1') });
    await expect(guest.locator('#uc-c1')).toBeInViewport();
    await expect(guest.getByText('4444 2222 3333 1111', { exact: true })).toBeVisible();
    await expect(guest.getByText(/^2 × 10\.00 and shipping 5\.00 in USD/)).toBeVisible();

    const step = guest.getByRole('listitem').filter({ hasText: /^POST \/checkouts Send currency/ });
    await expect(step.getByRole('list', { name: 'Expected answer' })).toContainText('totalAmount 26.89');
    const body = step.locator('pre');
    await expect(body).toBeHidden();
    await step.getByText('Request', { exact: true }).click();
    await expect(body).toBeVisible();
    expect(JSON.parse((await body.textContent()) ?? '')).toMatchObject({
      currency: 'USD',
      items: [{ skuId: '{{sku.id}}', quantity: 2, price: 10 }],
    });
    await expectAccessible(page);
    expect(trouble).toEqual([]);
  });

  test('leads from a case to the checklist item that it proves', async ({ page }) => {
    await openPage(page, '/docs/use-cases/checkouts-and-orders#uc-c1');
    const guest = page.locator('article article').filter({ has: page.locator('#uc-c1') });
    await guest.getByRole('link', { name: 'x.order-button-wording' }).click();
    await expect(page).toHaveURL(/#x-order-button-wording$/);
    await expect(page.locator('#x-order-button-wording')).toBeInViewport();
  });

  test('says what the sandbox lacks before a case that it cannot run', async ({ page }) => {
    await openPage(page, '/docs/use-cases/checkouts-and-orders#uc-c12');
    const lacking = page.locator('article article').filter({ has: page.locator('#uc-c12') });
    await expect(lacking.getByText('Not in the sandbox:')).toBeVisible();
  });

  test('lists its cases by name, each of which leads to its own', async ({ page }) => {
    await openPage(page, '/docs/use-cases/subscriptions');
    const cases = page.getByRole('navigation', { name: 'Cases on this page' }).getByRole('link');
    await expect(cases).toHaveCount(12);
    await cases.last().click();
    await expect(page.locator('#uc-h12')).toBeInViewport();
  });
});
