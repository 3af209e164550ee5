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

/** Colors and sizes, which differ between two looks at the same page. */
const lookRules = ['color-contrast', 'link-in-text-block', 'target-size'];

const alreadyThere = ';';

const ofNewKind = 'data-of-new-kind';

/**
 * Marks one of each kind of element that was not met before. Those of the same tags, classes, states and own colors, up to
 * the body, look the same: a table of a thousand cells is five kinds, and the bars are those of the page before.
 * @param met adds the kinds of this page
 * @returns whether there is any
 */
async function markNewKinds(page: Page, met: Set<number>): Promise<boolean> {
  const found = await page.evaluate(
    ([mark, before]) => {
      const telling = [
        'class',
        'style',
        'type',
        'open',
        'disabled',
        'data-state',
        'aria-current',
        'aria-disabled',
        'aria-pressed',
      ];
      const known = new Set(before);
      const fresh: number[] = [];
      const kinds = new Map<Element, number>();
      /** As a number of 53 bits: thousands of them travel. */
      function kindOf(element: Element): number {
        const earlier = kinds.get(element);
        if (earlier !== undefined) return earlier;
        const own = [element.tagName, ...telling.map((name) => element.getAttribute(name) ?? '')].join('|');
        const above = element.parentElement && element !== document.body ? kindOf(element.parentElement) : 0;
        let [high, low] = [above % 0x1_0000_0000, Math.floor(above / 0x20_0000)];
        for (let at = 0; at < own.length; at++) {
          high = Math.imul(high ^ own.charCodeAt(at), 0x9e37_79b1);
          low = Math.imul(low ^ own.charCodeAt(at), 0x5f35_6495);
        }
        const kind = (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
        kinds.set(element, kind);
        return kind;
      }
      const isLookedAt = (element: Element) =>
        [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '') ||
        element.matches('a, button, input, select, textarea, summary, [tabindex]');
      for (const element of document.body.querySelectorAll('*')) {
        element.removeAttribute(mark);
        if (!isLookedAt(element) || !element.checkVisibility() || known.has(kindOf(element))) continue;
        known.add(kindOf(element));
        fresh.push(kindOf(element));
        element.setAttribute(mark, '');
      }
      return fresh;
    },
    [ofNewKind, [...met]] as const,
  );
  for (const kind of found) met.add(kind);
  return found.length > 0;
}

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
