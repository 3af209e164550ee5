import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Collects what a reader would never want: console errors, uncaught exceptions, requests to other hosts, failed requests. */
export function watchFor(page: Page): string[] {
  const trouble: string[] = [];
  page.on('console', (message) => {
    const isOfTest = message.text() === 'Service Worker registration blocked by Playwright';
    if ((message.type() === 'error' || message.type() === 'warning') && !isOfTest)
      trouble.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') trouble.push(`request to ${hostname}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') trouble.push(`failed request: ${request.url()}`);
  });
  return trouble;
}

/** What can differ between two looks at the same page: colors, sizes, what scrolls. */
const lookDependentRules = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

const alreadyThere = ';';

/** Violations of axe's rules, one line each: the rule and the first elements that break it. */
export async function accessibilityProblems(
  page: Page,
  { within, onlyLook = false }: { within?: string; onlyLook?: boolean } = {},
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // Only violations are read and the pages have no foreign frames: a fraction of axe's usual time.
  const builder = new AxeBuilder({ page, axeSource: isThere ? alreadyThere : undefined })
    .options({ resultTypes: ['violations'], preload: false, elementRef: false })
    .setLegacyMode(true);
  if (within) builder.include(within);
  if (onlyLook) builder.withRules(lookDependentRules);
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join('; ')}`,
  );
}

export async function expectAccessible(page: Page, within?: string): Promise<void> {
  expect(await accessibilityProblems(page, { within }), 'axe violations').toEqual([]);
}

/** How far the page is wider than its window, as a problem to read; none if it fits. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }));
  return scroll > width ? [`scrolls sideways: ${scroll} pixels in a window of ${width}`] : [];
}
