import { expect, type Page, test } from '@playwright/test';
import { settled } from './settled';

/** Where the operation stands: below the fixed bar, and in the upper half of the window, with the focus. */
async function expectAtTop(page: Page, id: string): Promise<void> {
  const operation = page.locator(`[data-operation="${id}"]`);
  await expect(operation).toBeInViewport();
  const places = () =>
    operation.evaluate((element) => ({
      top: element.getBoundingClientRect().top,
      bar: document.querySelector('.navbar')?.getBoundingClientRect().bottom ?? 0,
      half: window.innerHeight / 2,
    }));
  await expect
    .poll(async () => {
      const { top, bar, half } = await places();
      return top >= bar && top < half ? 'in the upper half' : `at ${top}`;
    })
    .toBe('in the upper half');
  await expect(operation.getByRole('heading').first()).toBeFocused();
}

for (const [width, reducedMotion] of [
  [1280, 'no-preference'],
  [390, 'reduce'],
] as const)
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 }, contextOptions: { reducedMotion } });

    test('a link to an operation opens it in sight, below the bar, with the focus', async ({ page }) => {
      await page.goto('/docs/playground#/Refunds/createRefunds');
      await expectAtTop(page, 'createRefunds');
      // It stays there when the form, the ids that it is offered, and the rest of the page have come.
      await settled(page);
      await expectAtTop(page, 'createRefunds');

      // Another link, followed while the page is open; and one to what there is not.
      await page.evaluate(() => {
        window.location.hash = '#/SKUs/listSkus';
      });
      await expectAtTop(page, 'listSkus');
      await page.evaluate(() => {
        window.location.hash = '#/SKUs/sellSkus';
      });
      await expect(page.getByRole('alert')).toContainText('“sellSkus”');

      // From another page of the site.
      await page.goto('/docs/reference/api/sources#createSources');
      await page.locator('a[href$="#/Sources/createSources"]').click();
      await expectAtTop(page, 'createSources');
      await page.goto('/docs/reference/endpoints');
      await page.getByRole('link', { name: 'DELETE /customers/{id}/sources/{sourceId}' }).click();
      await expectAtTop(page, 'deleteCustomerSource');
      await page.goto('/docs/use-cases/refunds-returns-disputes');
      await page.getByRole('link', { name: 'POST /refunds' }).first().click();
      await expectAtTop(page, 'createRefunds');
    });
  });
