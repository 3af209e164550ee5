import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, lookDependentRules, watchFor } from './observe';

const sitemap = 'build/sitemap.xml';
const paths = existsSync(sitemap)
  ? [...readFileSync(sitemap, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  : [];

const looks = [
  {
    name: '1280 pixels, light',
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light' as const,
    rules: undefined,
  },
  {
    name: '390 pixels, dark',
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark' as const,
    rules: lookDependentRules,
  },
];

test('the site has its pages', () => {
  expect(paths.length).toBeGreaterThan(90);
});

for (const look of looks) {
  test.describe(look.name, () => {
    test.use({ viewport: look.viewport, colorScheme: look.colorScheme });
    for (const path of paths) {
      test(`${path} is accessible, quiet and fits`, async ({ page }) => {
        const trouble = watchFor(page);
        await page.goto(path, { waitUntil: 'networkidle' });
        await expect(page.locator('h1').first()).toBeVisible();
        await expectNoSidewaysScroll(page);
        await expectAccessible(page, undefined, look.rules);
        expect(trouble).toEqual([]);
      });
    }
  });
}
