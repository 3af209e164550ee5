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

export function bodyOf(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Request body of / });
}
