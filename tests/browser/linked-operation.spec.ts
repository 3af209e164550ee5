import { expect, type Page, test } from '@playwright/test';
import { settled } from './settled';

/** Where the element stands: below the fixed bar, and in the upper half of the window. */
async function expectAtTop(page: Page, id: string): Promise<void> {
  const operation = page.locator(`[id="${id}"]`);
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
  await expect(operation.locator('button').first()).toBeFocused();
}

for (const [width, reducedMotion] of [
  [1280, 'no-preference'],
  [390, 'reduce'],
] as const)
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 }, contextOptions: { reducedMotion } });

    test('a link to an operation opens it in sight, below the bar, with the focus', async ({ page }) => {
      await page.goto('/docs/playground#/Refunds/createRefunds');
      await expectAtTop(page, 'operations-Refunds-createRefunds');
      await expect(page.locator('#operations-Refunds-createRefunds')).toHaveClass(/is-open/);
      // It stays there when the ids that the form is offered, and the rest of the page, have come.
      await settled(page);
      await expectAtTop(page, 'operations-Refunds-createRefunds');

      // Another link, followed while the page is open.
      await page.evaluate(() => {
        window.location.hash = '#/SKUs/listSkus';
      });
      await expectAtTop(page, 'operations-SKUs-listSkus');

      // A person who acts is not pulled back.
      await page.mouse.wheel(0, 600);
      const place = () => page.evaluate(() => Math.round(window.scrollY));
      await expect.poll(place).toBeGreaterThan(0);
      await page.mouse.wheel(0, 100_000);
      await page.locator('#ledger').scrollIntoViewIfNeeded();
      await expect(page.locator('#ledger')).toBeInViewport();
    });
  });
