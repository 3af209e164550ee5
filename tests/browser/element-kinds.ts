import type { Page } from '@playwright/test';

/** The attribute that marks an element of a kind that was not met before. */
export const ofNewKind = 'data-of-new-kind';

/**
 * Marks one of each kind of element that was not met before. A kind is what stylesheets can tell apart: the tags up to the
 * body, their own colors, and each attribute that a rule asks about. A table of a thousand cells is five kinds, and the bars
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

  const kinds = new Map<Element, number>();
  function kindOf(element: Element): number {
    const earlier = kinds.get(element);
    if (earlier !== undefined) return earlier;
    const own = [element.tagName, ...[...asked].map(saidBy(element))].join('|');
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
  const seen = new Set(known);
  const fresh: number[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    element.removeAttribute(mark);
    if (!isLookedAt(element) || !element.checkVisibility() || seen.has(kindOf(element))) continue;
    seen.add(kindOf(element));
    fresh.push(kindOf(element));
    element.setAttribute(mark, '');
  }
  return fresh;
}
