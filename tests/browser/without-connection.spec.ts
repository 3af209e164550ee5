import { expect, test } from '@playwright/test';
import { watchFor } from './observe';
import { openPage, settled } from './settled';

test.use({ serviceWorkers: 'allow' });

test('a page that was opened is read without a connection, one that was not says so, and calls are never kept', async ({
  page,
  context,
}) => {
  const trouble = watchFor(page);
  await openPage(page, '/docs/guides/offline');
  const isKept = (path: string) =>
    page.evaluate(
      async (wanted) =>
        (await caches.match(`${location.origin}${wanted}`)) !== undefined && !!navigator.serviceWorker.controller,
      path,
    );
  await expect.poll(() => isKept('/docs/guides/offline')).toBe(true);
  await page.getByRole('link', { name: 'Work with an assistant' }).first().click();
  await expect.poll(() => isKept('/docs/guides/assistants')).toBe(true);
  const addresses = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => new URL(url).pathname);
  });
  for (const address of addresses) expect(address).toMatch(/^\/(docs(\/|$)|assets\/|img\/|vendor\/|search\/|$)/);
  expect(trouble).toEqual([]);

  await context.setOffline(true);
  await page.goto('/docs/guides/offline?from=train');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Read without a connection');
  await expect(page.getByText(/^Kept now: \d+ pages\.$/)).toBeVisible();
  await page.goto('/docs/guides/assistants');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Work with an assistant');
  await page.goto('/docs/compliance/walkthrough');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page was not opened here before');
  await page.getByRole('link', { name: 'Read without a connection' }).click();
  await settled(page);

  await page.getByRole('checkbox', { name: 'Keep the pages that I open' }).uncheck();
  await expect(page.getByText('Nothing is kept.')).toBeVisible();
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  await context.setOffline(false);
});

test('another site at the same address gets rid of the worker, and is never hidden by a kept page', async ({
  page,
}) => {
  await openPage(page, '/docs/guides/offline');
  await expect.poll(() => page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
  await page
    .context()
    .route('**/docs/overview', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Other</title><h1>Another project</h1>' }),
    );
  await page.goto('/docs/overview');
  await expect(page.getByRole('heading')).toHaveText('Another project');
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
