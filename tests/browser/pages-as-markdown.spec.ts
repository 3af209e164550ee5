import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { watchFor } from './observe';
import { openPage } from './settled';

test('a page is copied as Markdown, which stands at its own address, and llms.txt leads to that of every page', async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const trouble = watchFor(page);
  await openPage(page, '/docs/checklists/error-handling');
  await page.getByRole('button', { name: 'Copy page' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('# Error handling');
  expect(copied).toContain('- Item: `errors.log-calls`');
  const address = await page.getByRole('link', { name: 'Markdown', exact: true }).getAttribute('href');
  const answer = await request.get(String(address), { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/markdown; charset=utf-8',
    'content-encoding': 'br',
  });
  expect(await answer.text()).toBe(copied);
  expect(trouble).toEqual([]);

  const listed = [...(await (await request.get('/llms.txt')).text()).matchAll(/^- \[.*\]\((\S+\.md)\)/gm)];
  const sitemap = readFileSync('build/sitemap.xml', 'utf8').match(/<loc>/g);
  expect(listed.length).toBe(sitemap?.length);
  for (const [, file = ''] of listed) expect(existsSync(join('build', file)), file).toBe(true);
});
