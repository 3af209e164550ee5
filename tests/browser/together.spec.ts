import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { openPage, settled } from './settled';

const checklist = '/docs/checklists/fulfillments-and-cancellations';
const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);
const shipped = 'fulfillments.fulfilled-quantity';
const cancelled = 'fulfillments.cancel-quantity';

async function answer(page: Page, id: string, name: string, note: string): Promise<void> {
  await item(page, id).getByRole('radio', { name, exact: true }).check();
  await item(page, id).getByText('Add a note').click();
  await item(page, id).getByRole('textbox', { name: 'Note' }).fill(note);
}

/** A browser of its own, as another person has it. */
async function personWith(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    serviceWorkers: 'block',
  });
  return context.newPage();
}

async function copiedLink(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText(/The link has [\d,]+ characters\./)).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a team shares its answers in a link, a colleague sees what differs, and a reviewer accepts and returns', async ({
  browser,
}) => {
  const [ann, bob, rita] = [await personWith(browser), await personWith(browser), await personWith(browser)];
  const trouble = [ann, bob, rita].map(watchFor);
  await openPage(ann, checklist);
  await answer(ann, shipped, 'Done', 'Seen in 4.2, ask ann@shop.example');
  await item(ann, cancelled).getByRole('radio', { name: 'Not done', exact: true }).check();
  await openPage(ann, '/workbench/share');
  const forColleague = await copiedLink(ann, 'Copy a link for a colleague');
  expect(forColleague).toMatch(/\/workbench\/share#assessment=1\.[\w-]+\.\w+$/);
  await expect(ann.getByText(/^Note on .+: an email address or telephone number$/)).toBeVisible();
  const forReviewer = await copiedLink(ann, 'Copy a link for a reviewer');

  await openPage(bob, checklist);
  await answer(bob, shipped, 'Not done', 'Bob looked');
  await bob.goto(forColleague);
  await settled(bob);
  const answers = bob.getByRole('group', { name: 'Answer', exact: true });
  await expect(answers.getByRole('radio', { name: /^Yours/ })).toBeChecked();
  await expect(bob.getByRole('group', { name: 'Note' }).getByRole('radio', { name: /^Both/ })).toBeChecked();
  await answers.getByRole('radio', { name: /^Theirs .*Done/ }).check();
  await expectAccessible(bob);
  await bob.getByRole('button', { name: /^Take over 3 fields/ }).click();
  await expect(bob.getByText(/^3 fields taken over\. 1 of them now hold both\./)).toBeVisible();
  await openPage(bob, checklist);
  await expect(item(bob, shipped).getByRole('radio', { name: 'Done', exact: true })).toBeChecked();
  await expect(item(bob, shipped).getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Bob looked\nSeen in 4.2, ask [redacted]',
  );

  await rita.goto(forReviewer);
  await settled(rita);
  const card = (id: string) => rita.locator(`[data-subject="${id}"]`);
  await expect(card(shipped)).toContainText('Seen in 4.2');
  await card(cancelled).getByRole('radio', { name: 'Accept' }).check();
  await card(shipped).getByRole('radio', { name: 'Return' }).check();
  await expect(rita.getByText('1 returned without a reason')).toBeVisible();
  await card(shipped).getByLabel('What is to be done about it?').fill('Which shops?');
  await card(shipped).getByLabel('Comment').fill('Looks well made');
  await rita.getByLabel(/^Your name/).fill('Rita');
  await rita.reload();
  await settled(rita);
  await expect(card(shipped).getByLabel('What is to be done about it?')).toHaveValue('Which shops?');
  await expectAccessible(rita);
  const download = rita.waitForEvent('download');
  await rita.getByRole('button', { name: 'Save the review as a file' }).click();
  const review = await (await download).path();
  expect(JSON.parse(readFileSync(review, 'utf8'))).toMatchObject({ reviewer: 'Rita', version: 1 });

  const file = ann.getByLabel('File from a colleague or a reviewer');
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') });
  await expect(ann.getByRole('alert')).toContainText('Nothing was changed.');
  await file.setInputFiles(review);
  await ann.getByRole('button', { name: 'Take in 3 entries' }).click();
  await expect(ann.getByText('1 accepted, 1 returned.')).toBeVisible();
  await expect(ann.getByText('Returned by Rita: Which shops?')).toBeVisible();
  await openPage(ann, checklist);
  await expect(item(ann, shipped).getByRole('radio', { name: 'Done', exact: true })).toBeChecked();
  await expect(item(ann, shipped)).toContainText('Returned by Rita: Which shops?');
  await expect(item(ann, shipped)).toContainText('Looks well made');
  // A comment that is not added yet outlasts the page.
  const words = item(ann, shipped).getByLabel('What do you want to say about it?');
  await words.fill('All but one');
  await openPage(ann, checklist);
  await expect(words).toHaveValue('All but one');
  await item(ann, shipped).getByLabel('Your name').fill('Ann');
  await item(ann, shipped).getByRole('button', { name: 'Add the comment' }).click();
  await expect(item(ann, shipped).getByText('Comments (2)')).toBeVisible();
  await expect(words).toHaveValue('');
  expect(trouble.flat()).toEqual([]);
});
