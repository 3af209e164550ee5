import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { markNewKinds, ofNewKind } from './element-kinds';

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

/** Colors and sizes, which differ between two looks at the same page. */
const lookRules = ['color-contrast', 'link-in-text-block', 'target-size'];

const alreadyThere = ';';

async function violationsIn(page: Page, limit: (builder: AxeBuilder) => void): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // Only violations are read and the pages have no foreign frames: a fraction of axe's usual time.
  const builder = new AxeBuilder({ page, axeSource: isThere ? alreadyThere : undefined })
    .options({ resultTypes: ['violations'], preload: false, elementRef: false })
    .setLegacyMode(true);
  limit(builder);
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join('; ')}`,
  );
}

/** Violations of axe's rules, one line each: the rule and the first elements that break it. */
export const accessibilityProblems = (page: Page, within?: string): Promise<string[]> =>
  violationsIn(page, (builder) => {
    if (within) builder.include(within);
  });

/** Of the rules on names, roles and order, and on what scrolls. */
export const structureProblems = (page: Page): Promise<string[]> =>
  violationsIn(page, (builder) => builder.disableRules(lookRules));

export const scrollProblems = (page: Page): Promise<string[]> =>
  violationsIn(page, (builder) => builder.withRules('scrollable-region-focusable'));

/**
 * Of the rules on colors and sizes, for each kind of element once.
 * @param met kinds that were looked at before in the same look; those of this page are added
 */
export async function lookProblems(page: Page, met: Set<number>): Promise<string[]> {
  if (!(await markNewKinds(page, met))) return [];
  return violationsIn(page, (builder) => builder.include(`[${ofNewKind}]`).withRules(lookRules));
}

export async function expectAccessible(page: Page, within?: string): Promise<void> {
  expect(await accessibilityProblems(page, within), 'axe violations').toEqual([]);
}

/** How far the page is wider than its window, as a problem to read; none if it fits. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }));
  return scroll > width ? [`scrolls sideways: ${scroll} pixels in a window of ${width}`] : [];
}
