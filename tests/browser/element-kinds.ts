import type { Page } from '@playwright/test';

/** The attribute that marks an element of a kind that was not met before. */
export const ofNewKind = 'data-of-new-kind';

/**
 * Marks one of each kind of element that was not met before. A kind is what stylesheets can tell apart: the tags up to the
 * body, their own colors, each attribute that a rule asks about, and whether it scrolls. A table of a thousand cells is five kinds, and the bars
 * of a page are those of the page before.
 * @param met adds the kinds of this page
 * @returns whether there is any
 */
export async function markNewKinds(page: Page, met: Set<number>): Promise<boolean> {
  const found = await page.evaluate(newKindsIn, { mark: ofNewKind, known: [...met] });
  for (const kind of found) met.add(kind);
  return found.length > 0;
}

/** Runs in the page, so that it can use nothing from outside. A kind is a number of 53 bits: thousands of them travel. */
function newKindsIn({ mark, known }: { mark: string; known: readonly number[] }): number[] {
  const asked = new Set(['class', 'style', 'type', 'open', 'disabled']);
  function learn(rules: CSSRuleList): void {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule)
        for (const [, name] of rule.selectorText.matchAll(/\[([\w-]+)/g)) asked.add(name as string);
      if ('cssRules' in rule) learn(rule.cssRules as CSSRuleList);
    }
  }
  for (const sheet of document.styleSheets) learn(sheet.cssRules);
  // Rules ask whether these are there, or for their form; their values are as many as the links.
  const ofManyValues = ['href', 'src', 'id'];
  const saidBy = (element: Element) => (name: string) => {
    const value = element.getAttribute(name);
    return value === null ? '' : `${name}=${ofManyValues.includes(name) ? '' : value}`;
  };

  function within(above: number, own: string): number {
    let [high, low] = [above % 0x1_0000_0000, Math.floor(above / 0x20_0000)];
    for (let at = 0; at < own.length; at++) {
      high = Math.imul(high ^ own.charCodeAt(at), 0x9e37_79b1);
      low = Math.imul(low ^ own.charCodeAt(at), 0x5f35_6495);
    }
    return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
  }

  const kinds = new Map<Element, number>();
  function kindOf(element: Element): number {
    const earlier = kinds.get(element);
    if (earlier !== undefined) return earlier;
    const own = [element.tagName, ...[...asked].map(saidBy(element))].join('|');
    const above = element.parentElement && element !== document.body ? kindOf(element.parentElement) : 0;
    const kind = within(above, own);
    kinds.set(element, kind);
    return kind;
  }

  const answering = 'a, button, input, select, textarea, summary, [tabindex]';
  function scrolls(element: Element): boolean {
    const isWider = element.scrollWidth > element.clientWidth;
    if (!isWider && element.scrollHeight <= element.clientHeight) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(isWider ? `${overflowX} ${overflowY}` : overflowY);
  }

  const isLookedAt = (element: Element) =>
    [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '') ||
    element.matches(answering);
  const seen = new Set(known);
  const fresh: number[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    element.removeAttribute(mark);
    if (!element.checkVisibility()) continue;
    const own = isLookedAt(element) ? [kindOf(element)] : [];
    // Whether a keyboard reaches what scrolls rests on what is in it.
    if (scrolls(element)) own.push(within(kindOf(element), `scrolls ${element.querySelector(answering) !== null}`));
    const unmet = own.filter((kind) => !seen.has(kind));
    if (unmet.length === 0) continue;
    for (const kind of unmet) seen.add(kind);
    fresh.push(...unmet);
    element.setAttribute(mark, '');
  }
  return fresh;
}
