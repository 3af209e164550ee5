import { readFileSync } from 'node:fs';
import { type Download, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './observe';

const task = 'task:planning.dates';
const row = (page: Page, subject: string) => page.locator(`tr[data-subject="${subject}"]`);
const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);
const contentOf = async (download: Promise<Download>) => readFileSync(await (await download).path(), 'utf8');

/** One white pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('a team plans, gives evidence, freezes a milestone, and undoes a change days later', async ({ page }) => {
  await page.goto('/workbench/plan');
  await row(page, task).getByRole('button').click();
  await page.getByLabel('Due', { exact: true }).last().fill('2027-03-01');
  await page.getByLabel('Owner’s name').last().fill('Ann');
  await page.getByLabel('Owner’s role').last().selectOption({ label: 'Product manager' });
  // What is planned comes to the top, with its date and its owner.
  await expect(row(page, task)).toContainText('2027-03-01');
  await expect(row(page, task)).toContainText('Ann (Product manager)');
  await expect(page.locator('tbody tr').first()).toHaveAttribute('data-subject', task);
  await page.getByLabel('Owner', { exact: true }).selectOption('Ann (Product manager)');
  const calendar = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save 1 dates as a calendar' }).click();
  expect(await contentOf(calendar)).toContain('DTSTART;VALUE=DATE:20270301');
  const table = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save 1 rows as CSV' }).click();
  expect(await contentOf(table)).toContain('2027-03-01,Product manager,Ann,');
  await expectAccessible(page);

  // Evidence on a checklist's item: a screenshot by its hash, and its bytes in this browser, also after a reload.
  await page.goto('/docs/checklists/supplementary');
  const wording = item(page, 'x.order-button-wording');
  await wording.getByText('Add evidence').click();
  await wording
    .getByLabel('Files that serve as evidence')
    .setInputFiles({ name: 'button.png', mimeType: 'image/png', buffer: picture });
  await expect(wording.getByRole('img', { name: 'Screenshot button.png' })).toBeVisible();
  await wording.getByRole('radio', { name: 'Done', exact: true }).check();
  await page.reload();
  await wording.getByText('Evidence (1)').click();
  await expect(wording.getByRole('img', { name: 'Screenshot button.png' })).toBeVisible();

  // Removed, it stays for undoing; its bytes go when somebody wants the room.
  await wording.getByRole('button', { name: 'Remove: button.png' }).click();
  await page.goto('/workbench/history');
  const copies = page.getByRole('region', { name: 'Stored copies' });
  await expect(copies).toContainText('keeps 1 file (1 kB) that no assessment');
  await page
    .getByRole('button', { name: /^Undo: Evidence,/ })
    .first()
    .click();
  await expect(copies).toBeHidden();
  await page
    .getByRole('button', { name: /^Undo: Evidence,/ })
    .first()
    .click();
  await copies.getByRole('button', { name: 'Remove stored copies…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove them' }).click();
  await expect(copies.getByRole('status')).toHaveText('Removed: 1 file (1 kB).');

  await page.goto('/workbench/history');
  await page.getByLabel('Name', { exact: true }).fill('Submitted');
  await page.getByRole('button', { name: 'Freeze a milestone' }).click();
  await page.getByRole('button', { name: /^Undo: Owner,/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Undone: Owner of' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare Submitted with now' }).click();
  const compared = page.getByRole('region', { name: 'Compare' });
  await expect(compared).toContainText('1 field differs');
  await expect(compared).toContainText('Owner: Ann → became Nothing');
  await page.getByRole('button', { name: 'New assessment' }).click();
  await expect(page.getByRole('button', { name: 'Compare Submitted with now' })).toBeHidden();
  await page.getByRole('button', { name: 'Open Without a name' }).click();
  await expect(page.getByRole('button', { name: 'Compare Submitted with now' })).toBeVisible();
  await expectAccessible(page);
});

test('an answer to words that changed is asked again, beside what was answered', async ({ page }) => {
  const changedTime = '2026-11-20T09:00:00.000Z';
  const claims = {
    'x.order-button-wording': { state: 'done', note: 'Seen in German.', changedTime },
    'x.gone-for-good': { state: 'done', changedTime },
  };
  const saved = { format: 'connector-standards/assessment', version: 1, savedTime: changedTime, claims };
  await page.addInitScript((text) => {
    if (!sessionStorage.getItem('put')) localStorage.setItem('connector-standards:assessment:v1', text);
    sessionStorage.setItem('put', 'yes');
  }, JSON.stringify(saved));
  await page.goto('/docs/checklists/supplementary');
  const wording = item(page, 'x.order-button-wording');
  await expect(wording.getByRole('note')).toContainText('Asked again');
  await expect(wording.getByRole('note')).toContainText('Answer of 2026-11-20: Done.');
  await expect(wording.getByRole('radio', { name: 'Done', exact: true })).not.toBeChecked();
  await expect(wording.getByRole('textbox', { name: 'Note' })).toHaveValue('Seen in German.');
  await wording.getByRole('button', { name: 'It still holds: Done' }).click();
  await expect(wording.getByRole('radio', { name: 'Done', exact: true })).toBeChecked();
  await expect(wording.getByRole('note')).toBeHidden();
  await page.goto('/workbench/history');
  await expect(page.getByRole('region', { name: 'Kept aside' })).toContainText('x.gone-for-good');
});
