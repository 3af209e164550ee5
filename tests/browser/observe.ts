import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { markNewKinds, ofNewKind } from './element-kinds';

/** Half as long as what the module says its source is: each page reads it anew. */
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

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

/** Colors, sizes and what scrolls: the rules on these are the slowest, and what they say of one element holds for all of its kind. */
const lookedAt = [
  { id: 'color-contrast', selector: `[${ofNewKind}]` },
  { id: 'link-in-text-block', selector: `a[href][${ofNewKind}]` },
  { id: 'scrollable-region-focusable', selector: `[${ofNewKind}]:not(select, textarea)` },
  { id: 'target-size', selector: `[${ofNewKind}]` },
];

const ofNewKindsAlone = `;axe.configure(${JSON.stringify({ rules: lookedAt })});`;
const alreadyThere = ';';

/** @param then what axe is told once it is in the page, and remembers until the page is left */
async function violationsIn(page: Page, limit: (builder: AxeBuilder) => void, then = alreadyThere): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // Only violations are read and the pages have no foreign frames: a fraction of axe's usual time.
  const builder = new AxeBuilder({ page, axeSource: isThere ? then : `${axe}${then}` })
    .options({ resultTypes: ['violations'], preload: false, elementRef: false })
    .setLegacyMode(true);
  limit(builder);
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`.trim())
        .join('; ')}`,
  );
}

/** Violations of axe's rules, one line each: the rule and the first elements that break it. */
export const accessibilityProblems = (page: Page, within?: string): Promise<string[]> =>
  violationsIn(page, (builder) => {
    if (within) builder.include(within);
  });

/**
 * Violations of all rules, of those on colors and sizes for each kind of element once.
 * @param met kinds that were looked at before in the same look; those of this page are added
 */
export async function problemsAtFirstSight(page: Page, met: Set<number>): Promise<string[]> {
  await markNewKinds(page, met);
  return violationsIn(page, () => undefined, ofNewKindsAlone);
}

/** Whether the page as it stands has an element of a kind that was not met in this look; none counts as met by that. */
export const hasNewKinds = (page: Page, met: ReadonlySet<number>): Promise<boolean> => markNewKinds(page, new Set(met));

/** Of the same page in another look: what the rules said about names, roles and order holds; colors, sizes and what scrolls are new. */
export async function problemsOfTheLook(page: Page, met: Set<number>): Promise<string[]> {
  if (!(await markNewKinds(page, met))) return [];
  return violationsIn(page, (builder) => builder.withRules(lookedAt.map(({ id }) => id)), ofNewKindsAlone);
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
