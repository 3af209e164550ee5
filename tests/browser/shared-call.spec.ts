import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, sidewaysScroll, watchFor } from './observe';

const bodyOf = (page: Page) => page.getByRole('textbox', { name: 'Request body of POST /refunds' });
const answerOf = (page: Page) => page.getByRole('region', { name: 'Answer', exact: true });

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs what stands on the clipboard. PHP where it is here; without it, the program in JavaScript says whether it is right. */
async function runCopied(page: Page): Promise<string> {
  const [label, program, file] = has('php') ? ['PHP', 'php', 'sample.php'] : ['JavaScript', 'node', 'sample.mjs'];
  if (label !== 'PHP') console.warn('php is not on this machine: the sample was run in JavaScript.');
  await page.getByRole('tab', { name: label }).click();
  const panel = page.getByRole('tabpanel', { name: label });
  await expect(panel).toContainText(label === 'PHP' ? '<?php' : 'await fetch');
  await panel.getByRole('button', { name: 'Copy code to clipboard' }).click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const path = join(mkdtempSync(join(tmpdir(), 'copied-')), file);
  writeFileSync(path, code);
  return execFileSync(program, [path], { encoding: 'utf8' });
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a developer opens a shared call, mends what is refused, and copies PHP that runs', async ({
  page,
  browser,
  baseURL,
}) => {
  const trouble = watchFor(page);
  await page.goto('/docs/playground#/Refunds/createRefunds');
  const editor = bodyOf(page);
  await expect(page.locator('[data-body-editor]')).toBeVisible();
  const refused = { orderId: 'mine-alone', currency: 'USD', amount: 'one', reason: 'requested_by_customer' };
  await editor.fill(JSON.stringify(refused, null, 2));
  await expect(page.locator('.cm-lintRange-error')).toHaveText('"one"');
  await page.getByLabel('Begin from').selectOption({ index: 1 });
  await page.locator('summary', { hasText: 'Share this call' }).click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  // Somebody else, on a phone, in the dark.
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const other = await context.newPage();
  trouble.push(...watchFor(other));
  await other.goto(link.slice(0, -9));
  await expect(other.getByRole('alert')).toContainText('cannot be read');
  await expect(bodyOf(other)).toContainText('"orderId"');
  await other.goto(link);
  await expect(other.getByRole('status').filter({ hasText: 'The shared call is in the form' })).toBeVisible();
  await expect(bodyOf(other)).toContainText('"one"');
  await expect(bodyOf(other)).not.toContainText('mine-alone');
  await expect(other.getByLabel('Begin from')).not.toHaveValue('');
  await other.getByRole('button', { name: 'Execute' }).click();
  await expect(answerOf(other)).toContainText('400');
  expect(await accessibilityProblems(other)).toEqual([]);
  expect(await sidewaysScroll(other)).toEqual([]);

  await bodyOf(other).fill(((await bodyOf(other).textContent()) ?? '').replace('"one"', '1'));
  await other.getByRole('button', { name: 'Execute' }).click();
  await expect(answerOf(other)).toContainText('201');
  await other.locator('[data-operation] summary', { hasText: 'The call as code' }).click();
  expect(await runCopied(other)).toMatch(/201\S* \{"id":"re_/);
  await context.close();
  expect(trouble).toEqual([]);
});
