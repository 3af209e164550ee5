import { expect, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { openPage } from './settled';

test.describe('the glossary', () => {
  for (const [typed, id] of [
    ['end site', 'client-implementation'],
    ['MOR', 'mor-sor'],
    ['fullfilment', 'fulfillment'],
    ['systems integrator', 'commerce-provider'],
  ] as const) {
    test(`finds ${id} by "${typed}"`, async ({ page }) => {
      const trouble = watchFor(page);
      await openPage(page, '/docs/glossary');
      await expect(page.locator('[data-entry]')).toHaveCount(117);
      await page.keyboard.press('/');
      await expect(page.getByRole('searchbox')).toBeFocused();
      await page.keyboard.type(typed);
      await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(typed).replace('%20', '(%20|\\+)')}`));
      await expect(page.locator('[data-entry]').first()).toHaveAttribute('id', id);
      await expect(
        page
          .getByRole('status')
          .filter({ hasText: /\d+ (of|terms?)/ })
          .first(),
      ).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await expect(page.locator('[data-entry]').first()).toBeFocused();
      await expectAccessible(page);
      expect(trouble).toEqual([]);
    });
  }

  test('opens with the question of its address, and Escape shows all terms again', async ({ page }) => {
    await openPage(page, '/docs/glossary?q=landed');
    await expect(page.locator('[data-entry]').first()).toHaveAttribute('id', 'landed-cost');
    await page.getByRole('searchbox').press('Escape');
    await expect(page.locator('[data-entry]')).toHaveCount(117);

    await expect(page).toHaveURL(/\/docs\/glossary$/);
    // A topic is a link, and each question a step that "back" takes back.
    await page.locator('#refund').getByRole('link', { name: 'payments', exact: true }).click();
    await expect(page).toHaveURL(/\?tag=payments$/);
    await expect(page.getByRole('status').filter({ hasText: 'about payments' })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/\/docs\/glossary$/);
    await expect(page.locator('[data-entry]')).toHaveCount(117);
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('landed');
  });

  test('a term in a page shows its definition on focus and leads to the glossary', async ({ page }) => {
    await openPage(page, '/docs/concepts/refunds');
    const term = page.locator('article').getByRole('link', { name: 'refund', exact: true }).first();
    await term.focus();
    await expect(page.getByRole('tooltip').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await term.press('Enter');
    await expect(page).toHaveURL(/\/docs\/glossary#refund$/);
    await expect(page.locator('#refund')).toBeInViewport();
  });
});
