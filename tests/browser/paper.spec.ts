import { expect, type Page, test } from '@playwright/test';
import { openPage } from './settled';

/** One page of each kind: each has widgets that the others have not. */
const kinds = [
  '/',
  '/docs/playground#/SKUs/listSkus',
  '/docs/guides/product-to-shipped-order',
  '/docs/concepts/process-flow',
  '/docs/concepts/order-states',
  '/docs/concepts/refunds',
  '/docs/glossary',
  '/docs/reference/errors',
  '/docs/reference/endpoints',
  '/docs/use-cases/catalog',
  '/docs/compliance',
  '/docs/compliance/countries/germany',
  '/docs/certification/process',
  '/docs/certification/security-review',
  '/docs/certification/submission-package',
  '/docs/checklists',
  '/docs/reference/migration',
];

/** What is not dark on white, of all that is seen: texts, backgrounds, and words of diagrams. */
function lightOrDark(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const luminance = (color: string): number | null => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
      if (alpha === 0 || !color.startsWith('rgb')) return null;
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
        const onWhite = (part / 255) * alpha + 1 - alpha;
        return onWhite <= 0.04045 ? onWhite / 12.92 : ((onWhite + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = new Set<string>();
    for (const element of document.querySelectorAll('body, body *')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { backgroundColor, color, fill } = getComputedStyle(element);
      const name = `${element.tagName} .${element.getAttribute('class')}`;
      const paper = luminance(backgroundColor);
      if (paper !== null && paper < 0.9 && element instanceof HTMLElement)
        found.add(`${name} stands on ${backgroundColor}`);
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const ink = luminance(element instanceof SVGElement ? fill : color);
      // 4.5:1 against white.
      if (hasText && ink !== null && ink > 0.183) found.add(`${name} is written in ${color}`);
    }
    return [...found];
  });
}

/** What would be cut off: boxes that scroll on the screen. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => element.checkVisibility() && /auto|scroll|hidden/.test(getComputedStyle(element).overflowY))
      .filter(({ scrollHeight, clientHeight }) => clientHeight > 2 && scrollHeight > clientHeight + 2)
      .map((element) => `${element.tagName} .${element.className}: ${element.clientHeight} of ${element.scrollHeight}`),
  );
}

test.use({ colorScheme: 'dark', viewport: { width: 760, height: 1000 } });

test('every kind of page prints dark on white from the dark theme, and whole', async ({ page }) => {
  for (const kind of kinds) {
    await openPage(page, kind);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await lightOrDark(page), kind).toEqual([]);
    expect(await cutOff(page), kind).toEqual([]);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  }
});

test('a filled checklist prints its answers, every line of its notes, and what is folded', async ({ page }) => {
  await openPage(page, '/docs/checklists/fulfillments-and-cancellations');
  const item = page.locator('[data-item="fulfillments.fulfilled-quantity"]');
  const lines = Array.from({ length: 14 }, (_, line) => `Line ${line + 1} of what we saw in release 4.2`);
  await item.getByText('Add a note').click();
  await item.getByRole('textbox').fill(lines.join('\n'));
  const reason = `Digital goods only: ${'nothing is shipped, '.repeat(12)}so nothing is cancelled.`;
  const other = page.locator('[data-item="fulfillments.cancel-quantity"]');
  await other.getByRole('radio', { name: 'Not applicable' }).check();
  await other.getByLabel('Why does it not apply?').fill(reason);
  await item.getByText('Note', { exact: true }).first().click();

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const written = item.getByRole('paragraph').filter({ hasText: lines[0] });
  await expect(written).toContainText(lines[13] ?? '');
  await expect(written).toBeVisible();
  const lineHeights = await written.evaluate(
    (element) => element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight),
  );
  expect(Math.round(lineHeights)).toBeGreaterThanOrEqual(14);
  await expect(other.getByText(reason)).toBeVisible();
  await expect(item.getByRole('radio', { name: 'Done', exact: true })).toBeVisible();
  await expect(page.getByText(/What is folded on the screen is not printed/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export answers' })).toBeHidden();
  expect(await lightOrDark(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);

  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Open all standards' }).click();
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('long tables that are folded on the screen are open on paper', async ({ page }) => {
  await openPage(page, '/docs/reference/endpoints');
  const folds = page.locator('details[data-prints]');
  const before = await folds.evaluateAll((all) => all.filter((fold) => (fold as HTMLDetailsElement).open).length);
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      const all = [...document.querySelectorAll<HTMLDetailsElement>('details[data-prints]')];
      document.body.dataset.open = `${all.filter(({ open }) => open).length} of ${all.length}`;
    });
  });
  await page.pdf({ format: 'A4' });
  const count = await folds.count();
  await expect(page.locator('body')).toHaveAttribute('data-open', `${count} of ${count}`);
  expect(await folds.evaluateAll((all) => all.filter((fold) => (fold as HTMLDetailsElement).open).length)).toBe(before);
});

test('a plan prints every row, also those that the screen leaves for later', async ({ page }) => {
  await openPage(page, '/workbench/plan');
  const rows = page.getByRole('table', { name: 'Plan' }).getByRole('row');
  const hidden = Number((await page.getByRole('button', { name: /^Show \d+ more$/ }).textContent())?.match(/\d+/)?.[0]);
  const before = await rows.count();
  await page.pdf({ format: 'A4' });
  await expect(rows).toHaveCount(before + hidden);
});
