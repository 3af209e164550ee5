import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { load } from 'cheerio';
import { watchFor } from './observe';
import { openPage, settled } from './settled';

const files = (readdirSync('build', { recursive: true }) as string[]).filter((file) => file.endsWith('.html'));

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );
}

test('every built page has a policy of its own, for its scripts and no others', () => {
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const $ = load(readFileSync(join('build', file), 'utf8'));
    const [first, ...others] = $('meta[http-equiv="Content-Security-Policy"]').toArray();
    expect(others, file).toEqual([]);
    expect($(first ?? '').prevAll('script, style, link').length, `${file}: the policy stands first`).toBe(0);
    const policy = directives($(first ?? '').attr('content') ?? '');
    const inline = $('script:not([src])')
      .toArray()
      .filter((script) => !/json/.test($(script).attr('type') ?? ''))
      .map((script) => `'sha256-${createHash('sha256').update($(script).text()).digest('base64')}'`);
    expect(inline.length, file).toBeGreaterThan(0);
    expect(new Set(policy.get('script-src')), file).toEqual(new Set(["'self'", ...inline]));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    const handlers = $('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []))
      .filter((name) => name.startsWith('on'));
    expect(handlers, `${file}: handlers in attributes`).toEqual([]);
  }
});

/** Ways by which text that became markup would run, and one that has to. */
async function ranScripts(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = [...(window.ran ?? []), "a script element"]';
    document.body.append(script);
    const note = (what: string) => `window.ran = [...(window.ran ?? []), '${what}']`;
    const markup = document.createElement('div');
    markup.innerHTML = `<img src="data:," onerror="${note('a handler')}"><a href="javascript:${note('an address')}">x</a>
      <iframe srcdoc="<script>parent.ran = [...(parent.ran ?? []), 'a frame']</script>"></iframe>`;
    document.body.append(markup);
    markup.querySelector('a')?.click();
    const foreign = document.createElement('script');
    foreign.src = 'data:text/javascript,window.ran = [...(window.ran ?? []), "a data address"]';
    document.body.append(foreign);
    // Later, because a debugger's own code may turn text into code whatever the policy says.
    window.setTimeout(note('text as code'), 0);
  });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  return page.evaluate(() => (window as unknown as { ran?: string[] }).ran ?? []);
}

test.describe('an injected script', () => {
  test('does not run in a page of the local server', async ({ page }) => {
    await openPage(page, '/docs/overview');
    expect(await ranScripts(page)).toEqual([]);
  });

  test('does not run in a page of a static host either', async ({ page }) => {
    await page.route('**/docs/overview', (route) =>
      route.fulfill({ body: readFileSync('build/docs/overview/index.html'), contentType: 'text/html' }),
    );
    await openPage(page, '/docs/overview');
    expect(await ranScripts(page)).toEqual([]);
  });

  test('would run without the policy', async ({ browser, baseURL }) => {
    const page = await browser.newPage({ bypassCSP: true, baseURL });
    await openPage(page, '/docs/overview');
    expect(await ranScripts(page)).toEqual(
      expect.arrayContaining([
        'a script element',
        'a handler',
        'an address',
        'a frame',
        'a data address',
        'text as code',
      ]),
    );
    await page.close();
  });
});

test('a page may not be shown in a frame of another site', async ({ request }) => {
  const { 'content-security-policy': policy, 'x-frame-options': frames } = (
    await request.get('/docs/overview')
  ).headers();
  expect(directives(policy ?? '').get('frame-ancestors')).toEqual(["'none'"]);
  expect(frames).toBe('DENY');
});

test('a page does all it does under its policy: diagram, colors, search, the next page and its calls', async ({
  page,
}) => {
  const trouble = watchFor(page);
  await openPage(page, '/docs/concepts/subscriptions');
  await expect(page.locator('.docusaurus-mermaid-container svg').first()).toBeVisible();
  await page
    .getByRole('button', { name: /Switch between dark and light mode/ })
    .first()
    .click();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search the site' })).toBeFocused();
  await page.keyboard.type('playground');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('link', { name: 'Playground', exact: true }).first().click();
  await settled(page);
  expect(trouble).toEqual([]);
});
