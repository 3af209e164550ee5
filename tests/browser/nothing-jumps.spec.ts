import { expect, test } from '@playwright/test';
import { watchLayout } from './layout-shift';
import { settled } from './settled';

/** Those that learn something after they are drawn: what the browser keeps, what was called, what is due. */
const routes = [
  '/docs/checklists/fulfillments-and-cancellations',
  '/docs/checklists/checkouts-payment-sources-and-orders',
  '/docs/sandbox/console',
  '/docs/playground',
  '/workbench',
  '/workbench/answers',
  '/workbench/passport',
  '/workbench/plan',
  '/workbench/report',
];

for (const width of [1280, 390]) {
  test(`what is drawn stays where it is while a page learns the rest, ${width} wide`, async ({ page }) => {
    // High enough for all that may be pushed down to be seen.
    await page.setViewportSize({ width, height: 2000 });
    const shift = await watchLayout(page);
    for (const route of routes) {
      await page.goto(route);
      await settled(page);
      expect.soft(await shift(), route).toBeLessThan(0.01);
    }
  });
}
