import { expect, type Locator, type Page } from '@playwright/test';

/** Opens an operation of the playground from its list, and waits for its form. */
export async function openOperation(page: Page, id: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Operations' }).locator(`a[href$="/${id}"]`).click();
  await expect(page.locator(`[data-operation="${id}"]`).getByRole('button', { name: 'Execute' })).toBeVisible();
}

/** The pane beside the form. */
export function answerOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Answer', exact: true });
}

/** Sends what stands in the form, and waits for an answer with this status. */
export async function execute(page: Page, status: number): Promise<void> {
  await page.getByRole('button', { name: 'Execute' }).click();
  await expect(answerOf(page).getByRole('status').first()).toContainText(String(status));
}

/** The bar at the lower end of the window that opens the playground's ledger. */
export function ledgerBar(page: Page): Locator {
  return page.getByRole('button', { name: /^Ledger/ });
}

/** The playground's ledger, opened where it is not. */
export async function openLedger(page: Page): Promise<Locator> {
  const bar = ledgerBar(page);
  if ((await bar.getAttribute('aria-expanded')) !== 'true') await bar.click();
  const ledger = page.getByRole('region', { name: 'Ledger' });
  await expect(ledger).toBeVisible();
  return ledger;
}

export async function closeLedger(page: Page): Promise<void> {
  const bar = ledgerBar(page);
  if ((await bar.getAttribute('aria-expanded')) === 'true') await bar.click();
}

export function bodyOf(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Request body of / });
}
