import { expect, test } from '@playwright/test';
import { openPage } from './settled';

test('the foot of each page leads to the licenses of the work it contains, code and fonts', async ({
  page,
  request,
}) => {
  await openPage(page, '/docs/overview');
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'Licenses of others' });
  const answer = await request.get((await link.getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/plain');
  const text = await answer.text();
  for (const name of [
    'react',
    'react-dom',
    'mermaid',
    'swagger-ui-react',
    'infima',
    'minisearch',
    '@docusaurus/theme-classic',
  ])
    expect(text).toMatch(new RegExp(`^${name} [\\d.]+\\S* \\(.+\\)$`, 'm'));
  for (const font of ['@fontsource-variable/ibm-plex-sans', '@fontsource/ibm-plex-mono'])
    expect(text).toMatch(new RegExp(`^${font} [\\d.]+ \\(OFL-1\\.1\\)\n-+\n\n[\\s\\S]{500}`, 'm'));
});
