import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, sidewaysScroll } from './observe';
import { inScheme, settled } from './settled';

async function openSearch(page: Page): Promise<void> {
  await settled(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search the site' })).toBeFocused();
}

test.describe('search', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/docs/overview');
    await openSearch(page);
  });

  test('what each kind of hit leads to is opened with the keyboard alone', async ({ page }) => {
    for (const [query, kind, route] of [
      ['POST /refunds', 'Operation', '/docs/reference/api/refunds#createRefunds'],
      ['order.charge.failed', 'Event', '/docs/events/types#order-charge-failed'],
      ['quantity_too_large', 'Error', '/docs/reference/errors#quantity-too-large'],
      [
        'checkouts.tax-inclusive',
        'Checklist item',
        '/docs/checklists/checkouts-payment-sources-and-orders#checkouts-tax-inclusive',
      ],
      ['UC-G1', 'Use case', '/docs/use-cases/refunds-returns-disputes#uc-g1'],
      ['merchant of record', 'Term', '/docs/glossary#mor-sor'],
      ['requestToBeForgotten', 'Field', '/docs/reference/api/customers#updateCustomers'],
      ['JPY', 'Table row', '/docs/concepts/locale-and-currency#currencies-JPY'],
      ['rate limits', 'Page', '/docs/reference/rate-limits'],
    ] as const)
      await test.step(`"${query}": ${kind}`, async () => {
        await page.keyboard.type(query);
        await expect(page.getByRole('option').first()).toContainText(kind);
        await expect(page.getByText('Texts are still loading.')).toHaveCount(0);
        await expect(page.getByRole('option').first()).toContainText(kind);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect(page).toHaveURL(route);
        const anchor = route.split('#')[1];
        if (anchor) await expect(page.locator(`[id="${anchor}"]`)).toBeInViewport();
        await openSearch(page);
      });
  });

  test('an operation is tried straight from its hit, by the keyboard alone', async ({ page }) => {
    await page.keyboard.type('POST /refunds');
    await expect(page.getByRole('option').first()).toContainText('Operation');
    await expect(page.getByText('Texts are still loading.')).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/^Try it in the playground/);
    await expectAccessible(page, 'dialog');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/docs\/playground\/?#\/createRefunds$/);
    await expect(page.getByRole('heading', { name: 'POST /refunds' })).toBeInViewport();
  });

  test('results can be read at both widths, light and dark', async ({ page }) => {
    await page.keyboard.type('can I sell a subscription to germany');
    await expect(page.getByRole('option').first()).toContainText('A subscription shop in Germany');
    await expect(page.getByText('Texts are still loading.')).toHaveCount(0);
    await expect(page.getByRole('option').first().locator('mark').first()).toBeVisible();
    for (const width of [1280, 390])
      for (const scheme of ['light', 'dark'] as const)
        await test.step(`${width} pixels, ${scheme}`, async () => {
          await page.setViewportSize({ width, height: 844 });
          await inScheme(page, scheme);
          await expectAccessible(page, 'dialog');
          expect(await sidewaysScroll(page)).toEqual([]);
          const fits = await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth);
          expect(fits, 'no sideways scroll in the dialog').toBe(true);
        });
  });

  test('a word nobody wrote says so, and Escape gives the focus back', async ({ page }) => {
    await page.keyboard.type('xyzzyqwv');
    await expect(page.getByRole('status').filter({ hasText: 'Nothing matches' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Search/ })).toBeFocused();
  });

  test('Enter before the results of the newest words are there opens one of these, never one of the words before', async ({
    page,
  }) => {
    await page.keyboard.type('refund');
    await expect(page.getByRole('option').first()).toBeVisible();
    // In one turn, as fast fingers and a busy machine have it.
    await page.getByRole('combobox', { name: 'Search the site' }).evaluate((input: HTMLInputElement) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'landed cost');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await expect(page).toHaveURL(/landed-cost/);
  });

  test('the chosen result stays in sight, and the Enter of an input method chooses none', async ({ page, context }) => {
    await page.keyboard.type('order');
    await expect(page.getByText('Texts are still loading.')).toHaveCount(0);
    await expect(page.getByRole('option').nth(10)).toBeVisible();
    for (let down = 1; down <= 10; down++) {
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('option', { selected: true })).toBeInViewport({ ratio: 0.95 });
    }
    await expect(page.getByRole('option').nth(10)).toHaveAttribute('aria-selected', 'true');
    for (let up = 1; up <= 10; up++) await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('option').first()).toBeInViewport({ ratio: 0.95 });

    const session = await context.newCDPSession(page);
    const address = page.url();
    // What is put together finds something already, so that there is a result to choose by mistake.
    await page.getByRole('combobox', { name: 'Search the site' }).fill('');
    await session.send('Input.imeSetComposition', { text: 'refund', selectionStart: 6, selectionEnd: 6 });
    await expect(page.getByRole('option').first()).toBeVisible();
    for (const key of ['ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
    // Safari has ended the composition by then: only the code of the key tells.
    await page.getByRole('combobox', { name: 'Search the site' }).evaluate((input) => {
      const keydown = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      input.dispatchEvent(new KeyboardEvent('keydown', keydown));
    });
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(page.url()).toBe(address);
    await session.send('Input.insertText', { text: '' });
    await page.getByRole('combobox', { name: 'Search the site' }).fill('landed cost');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/landed-cost/);
  });
});

test.describe('the index', () => {
  test('is loaded when the search opens, titles before texts, and not before', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/search/')) loaded.push(pathname);
    });
    await page.goto('/docs/overview');
    await settled(page);
    expect(loaded).toEqual([]);
    await openSearch(page);
    await page.keyboard.type('refund');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect.poll(() => loaded.length).toBe(2);
    expect(loaded[0]).toBe('/search/names.json');
    expect(loaded[1]).toMatch(/^\/search\/rest-[0-9a-f]+\.json$/);
  });

  test('that cannot be reached says what to do, and loads when it can', async ({ page }) => {
    await page.route('**/search/**', (route) => route.abort());
    await page.goto('/docs/overview');
    await openSearch(page);
    await page.keyboard.type('rate limits');
    const alert = page.getByRole('alert').filter({ hasText: 'Check your connection' });
    await expect(alert).toBeVisible();
    await expectAccessible(page, 'dialog');
    await page.unroute('**/search/**');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('option').first()).toContainText('Rate limits');
    await expect(page.getByRole('combobox')).toHaveValue('rate limits');
  });

  test('without its texts still finds by titles, and says so', async ({ page }) => {
    await page.route('**/search/rest-*', (route) => route.abort());
    await page.goto('/docs/overview');
    await openSearch(page);
    await page.keyboard.type('rate limits');
    await expect(page.getByRole('option').first()).toContainText('Rate limits');
    await expect(page.getByRole('alert')).toContainText('full texts could not be loaded');
  });

  test('that is not there is told from one that cannot be reached', async ({ page }) => {
    await page.route('**/search/names.json', (route) => route.fulfill({ status: 404 }));
    await page.goto('/docs/overview');
    await openSearch(page);
    await expect(page.getByRole('alert').filter({ hasText: 'The build makes it' })).toBeVisible();
  });
});

test.describe('an address without a page', () => {
  test('searches for its words, and opens what was meant', async ({ page }) => {
    await page.goto('/docs/concept/refund-an-ordr.html');
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
    const box = page.getByRole('combobox', { name: 'Search the site' });
    await expect(box).toHaveValue('concept refund an ordr');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect(page.getByText('Texts are still loading.')).toHaveCount(0);
    await expect(page.getByRole('option').filter({ hasText: 'Refund an order' }).first()).toBeVisible();
    await expectAccessible(page, 'main');
    await box.fill('create a checkout');
    await expect(page.getByRole('option').first()).toContainText('POST /checkouts');
    await box.press('Enter');
    await expect(page).toHaveURL(/\/docs\/reference\/api\/checkouts#createCheckouts$/);
    await expect(page.locator('[id="createCheckouts"]')).toBeInViewport();
  });
});
