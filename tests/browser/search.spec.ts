import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './observe';
import { settled } from './settled';

async function openSearch(page: Page): Promise<void> {
  await settled(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search the site' })).toBeFocused();
}

test.describe('search', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/docs/overview');
    await openSearch(page);
  });

  for (const [query, route] of [
    ['order.charge.failed', /\/docs\/events\/types#order-charge-failed/],
    ['quantity_too_large', /\/docs\/reference\/errors#quantity-too-large/],
    ['checkouts.tax-inclusive', /#checkouts-tax-inclusive/],
    ['merchant of record', /\/docs\/glossary/],
    ['landed cost', /landed-cost/],
    ['fulfilment', /fulfillment/],
  ] as const) {
    test(`"${query}" is found and opened with the keyboard alone`, async ({ page }) => {
      await page.keyboard.type(query);
      await expect(page.getByRole('option').first()).toBeVisible();
      await expectAccessible(page, 'dialog');
      const routes: string[] = [];
      for (let at = 0; at < 5 && !routes.some((seen) => route.test(seen)); at++) {
        await page.keyboard.press('Enter');
        await expect(page.getByRole('dialog')).toHaveCount(0);
        routes.push(page.url());
        if (route.test(page.url())) break;
        await page.goBack();
        await openSearch(page);
        await page.keyboard.type(query);
        await expect(page.getByRole('option').first()).toBeVisible();
        for (let down = 0; down <= at; down++) await page.keyboard.press('ArrowDown');
      }
      expect(routes.at(-1)).toMatch(route);
      expect(routes.length, 'place among the results').toBeLessThanOrEqual(3);
    });
  }

  test('a word nobody wrote says so, and Escape gives the focus back', async ({ page }) => {
    await page.keyboard.type('xyzzyqwv');
    await expect(page.getByRole('status').filter({ hasText: 'Nothing matches' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Search/ })).toBeFocused();
  });

  test('the chosen result stays in sight, and the Enter of an input method chooses none', async ({ page, context }) => {
    await page.keyboard.type('order');
    await expect(page.getByRole('option')).toHaveCount(12);
    for (let down = 1; down <= 10; down++) {
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('option', { selected: true })).toBeInViewport({ ratio: 0.95 });
    }
    await expect(page.getByRole('option').nth(10)).toHaveAttribute('aria-selected', 'true');
    for (let up = 1; up <= 10; up++) await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('option').first()).toBeInViewport({ ratio: 0.95 });

    const session = await context.newCDPSession(page);
    const address = page.url();
    // What is put together finds something already, so that there is a result to choose by mistake.
    await page.getByRole('combobox', { name: 'Search the site' }).fill('');
    await session.send('Input.imeSetComposition', { text: 'refund', selectionStart: 6, selectionEnd: 6 });
    await expect(page.getByRole('option').first()).toBeVisible();
    for (const key of ['ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
    // Safari has ended the composition by then: only the code of the key tells.
    await page.getByRole('combobox', { name: 'Search the site' }).evaluate((input) => {
      const keydown = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      input.dispatchEvent(new KeyboardEvent('keydown', keydown));
    });
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(page.url()).toBe(address);
    await session.send('Input.insertText', { text: '' });
    await page.getByRole('combobox', { name: 'Search the site' }).fill('landed cost');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/landed-cost/);
  });
});
