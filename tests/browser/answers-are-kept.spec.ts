import { readFileSync } from 'node:fs';
import { type BrowserContext, type Download, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './observe';

const route = '/docs/checklists/fulfillments-and-cancellations';
/** Where the first releases kept answers, and where they are kept now. */
const key = 'connector-standards:assessment:v1';
const database = 'connector-standards-assessments';
const [first, second, third] = [
  'fulfillments.fulfilled-quantity',
  'fulfillments.cancel-quantity',
  'x.no-fulfil-before-accepted',
] as const;

const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);
const answer = (page: Page, id: string, name = 'Done') => item(page, id).getByRole('radio', { name, exact: true });
const note = (page: Page, id: string) => item(page, id).getByRole('textbox', { name: 'Note' });
const told = (page: Page) => page.getByRole('alert').filter({ hasText: /answers/i });

async function open(page: Page): Promise<void> {
  await page.goto(route);
  await expect(answer(page, first)).toBeEnabled();
}

async function openNote(page: Page, id: string): Promise<void> {
  const field = note(page, id);
  if (!(await field.isVisible())) await item(page, id).getByText('Add a note').click();
  await expect(field).toBeVisible();
}

async function contentOf(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8');
}

/** To the last character: what a browser does when a site has used up its share. @returns a way to make room again */
async function fillStorage(page: Page): Promise<() => Promise<void>> {
  const { origin } = new URL(page.url());
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.evaluate(() => {
    let size = 1 << 20;
    for (let name = 0; size >= 1; ) {
      try {
        localStorage.setItem(`filler-${name}`, 'x'.repeat(size));
        name += 1;
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage)) if (name.startsWith('filler-')) localStorage.removeItem(name);
    });
  };
}

async function savedBefore(context: BrowserContext, text: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/404.html');
  await page.evaluate(([name, value]) => localStorage.setItem(name ?? '', value ?? ''), [key, text]);
  await open(page);
  return page;
}

test('a full storage takes no answer off the page, says so, and saves all once there is room', async ({ page }) => {
  // Before the page asks for room: a browser goes on with what it knew of that for a while.
  await page.goto('/404.html');
  const makeRoom = await fillStorage(page);
  await open(page);
  await answer(page, first).check();
  await answer(page, second, 'Not done').check();
  await openNote(page, second);
  await note(page, second).pressSequentially('ticket 7');
  await expect(answer(page, first)).toBeChecked();
  await expect(answer(page, second, 'Not done')).toBeChecked();
  await expect(note(page, second)).toHaveValue('ticket 7');
  await expect(told(page)).toContainText(/not saved.*full/);
  await expect(told(page)).toBeInViewport();
  await expectAccessible(page, 'main');

  const download = page.waitForEvent('download');
  await told(page).getByRole('button', { name: 'Export your answers' }).click();
  const file = JSON.parse(await contentOf(download));
  expect(file.claims).toMatchObject({ [first]: { state: 'done' }, [second]: { state: 'not-done', note: 'ticket 7' } });
  expect(file.version).toBe(2);

  const claims = { ...file.claims, [third]: { state: 'done', changedTime: '2024-01-01T00:00:00.000Z' } };
  const buffer = Buffer.from(JSON.stringify({ ...file, claims }));
  await page.getByLabel('File with answers').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Take over 1 field' }).click();
  await expect(page.getByText(/^1 field taken over\./)).toBeVisible();
  await expect(told(page)).toContainText(/not saved.*full/);
  await expect(answer(page, first)).toBeChecked();

  const question = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  expect((await question).type()).toBe('beforeunload');
  await (await question).dismiss();

  await makeRoom();
  await expect(told(page)).toHaveCount(0);
  await page.reload();
  await expect(answer(page, first)).toBeChecked();
  await expect(note(page, second)).toHaveValue('ticket 7');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export answers' }).click();
  expect(JSON.parse(await contentOf(saved)).claims).toHaveProperty([third]);
});

test('a blocked storage takes no answer off the page, and no page down', async ({ page }) => {
  const crashes: string[] = [];
  page.on('pageerror', (error) => crashes.push(error.message));
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    Object.defineProperty(window, 'BroadcastChannel', { value: undefined });
  });
  await open(page);
  await expect(page.getByRole('alert').filter({ hasText: 'does not let the page save' }).first()).toBeVisible();
  await answer(page, first).check();
  await answer(page, second).check();
  await expect(answer(page, first)).toBeChecked();
  await expect(page.getByText('Your newest answers are not saved.')).toBeVisible();
  await page.getByLabel('Level', { exact: true }).selectOption({ label: 'Required' });
  await expect(page).toHaveURL(/level=required/);

  await page.goto('/docs/guides/product-to-shipped-order');
  const step = page.getByRole('region', { name: /^Step 1:/ });
  await step.getByRole('tab', { name: 'JavaScript' }).click();
  await expect(step.getByRole('tab', { name: 'JavaScript' })).toHaveAttribute('aria-selected', 'true');
  await step.getByRole('button', { name: /^Run: / }).click();
  await expect(step.getByText('201').first()).toBeVisible();
  await expect(page.getByText(/forgets everything on reload/).first()).toBeVisible();
  await expect(page.getByText(/could not keep your progress/)).toBeVisible();
  expect(crashes).toEqual([]);
});

test('answers removed while the page is open stay on it, and the next one saves all again', async ({
  page,
  context,
}) => {
  await open(page);
  await answer(page, first).check();
  const other = await context.newPage();
  await other.goto('/404.html');
  await other.evaluate((name) => {
    localStorage.clear();
    indexedDB.deleteDatabase(name);
  }, database);
  await expect(told(page)).toContainText('removed');
  await expect(answer(page, first)).toBeChecked();
  await answer(page, second).check();
  await expect(told(page)).toHaveCount(0);
  await page.reload();
  await expect(answer(page, first)).toBeChecked();
  await expect(answer(page, second)).toBeChecked();
});

test('answers of an earlier release open; damaged ones and those of a later release are kept and told', async ({
  context,
}) => {
  const claims = { [first]: { state: 'done', note: 'of old', changedTime: '2024-01-01T00:00:00.000Z' } };
  const file = { format: 'connector-standards/assessment', version: 1, savedTime: null, claims };
  const older = await savedBefore(context, JSON.stringify(file));
  await expect(answer(older, first)).toBeChecked();
  await expect(note(older, first)).toHaveValue('of old');
  await older.close();

  const damaged = await savedBefore(context, '{"format": damaged');
  await answer(damaged, first).check();
  await answer(damaged, second).check();
  await expect(told(damaged)).toContainText('set aside');
  const asIs = damaged.waitForEvent('download');
  await told(damaged).getByRole('button', { name: 'Download them' }).click();
  expect(await contentOf(asIs)).toBe('{"format": damaged');
  await told(damaged).getByRole('button', { name: 'Dismiss' }).click();
  await damaged.reload();
  await expect(answer(damaged, second)).toBeChecked();
  await expect(told(damaged)).toHaveCount(0);
  await damaged.close();

  const newer = await context.browser()?.newContext();
  const page = (await newer?.newPage()) as Page;
  await page.goto('/404.html');
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(name, 99);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
    database,
  );
  await open(page);
  await expect(told(page)).toContainText('newer version');
  await answer(page, first).check();
  await page.reload();
  await expect(answer(page, first)).toBeChecked();
  await newer?.close();
});

test('two tabs write in one note and lose no letter, also while an input method is at work', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await Promise.all([open(page), open(other)]);
  await openNote(page, first);
  await note(page, first).fill('Start. ');
  // The note arrives and opens by itself; a click on its title at that moment would close it again.
  await expect(note(other, first)).toHaveValue('Start. ');
  await note(other, first).press('Home');
  await Promise.all([
    note(page, first).pressSequentially('abcdefghij', { delay: 60 }),
    note(other, first).pressSequentially('0123456789', { delay: 75 }),
  ]);
  await answer(other, second).check();
  const letters = (text: string) => [...text].sort().join('');
  const all = letters('Start. abcdefghij0123456789');
  for (const tab of [page, other]) {
    await expect.poll(async () => letters(await note(tab, first).inputValue())).toBe(all);
    await expect(answer(tab, second)).toBeChecked();
  }

  await page.bringToFront();
  await note(page, first).press('End');
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'しゅ', selectionStart: 2, selectionEnd: 2 });
  await other.evaluate(() => document.querySelector<HTMLElement>('[data-item] textarea')?.focus());
  await note(other, first).pressSequentially('XY');
  await session.send('Input.imeSetComposition', { text: 'しゅっか', selectionStart: 4, selectionEnd: 4 });
  await session.send('Input.insertText', { text: '出荷' });
  for (const tab of [page, other]) {
    await expect
      .poll(async () => letters(await note(tab, first).inputValue()))
      .toBe(letters('Start. abcdefghij0123456789XY出荷'));
  }
  await page.reload();
  expect(letters(await note(page, first).inputValue())).toBe(letters('Start. abcdefghij0123456789XY出荷'));
});

test('one tab imports and clears while the other types', async ({ page, context }) => {
  const other = await context.newPage();
  await Promise.all([open(page), open(other)]);
  await openNote(page, first);
  await note(page, first).pressSequentially('typed');
  const claims = { [first]: { state: 'done', note: 'filed', changedTime: '2999-01-01T00:00:00.000Z' } };
  const buffer = Buffer.from(
    JSON.stringify({ format: 'connector-standards/assessment', version: 1, savedTime: null, claims }),
  );
  const takeOver = async () => {
    await other.getByLabel('File with answers').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
    await other.getByRole('button', { name: /^Take over/ }).click();
  };
  await Promise.all([note(page, first).pressSequentially(' here', { delay: 60 }), takeOver()]);
  await expect(answer(page, first)).toBeChecked();
  await expect.poll(() => note(page, first).inputValue()).toContain('filed');
  await expect
    .poll(async () => (await note(page, first).inputValue()) === (await note(other, first).inputValue()))
    .toBe(true);
  await note(page, first).press('End');
  await note(page, first).pressSequentially('!');
  await expect.poll(() => note(other, first).inputValue()).toMatch(/!/);
  await page.reload();
  expect(await note(page, first).inputValue()).toContain('!');
});
