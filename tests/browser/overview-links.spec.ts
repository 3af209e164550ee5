import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

interface OverviewLink {
  n: number;
  text: string;
  to: string;
}

const links = JSON.parse(readFileSync('tests/content/overview-links.json', 'utf8')) as OverviewLink[];

test('the overview keeps its promise of 73 links', () => {
  expect(links.map((link) => link.n)).toEqual(Array.from({ length: 73 }, (_, index) => index + 1));
  expect(links.filter((link) => /^(here|this|link)$/i.test(link.text))).toEqual([]);
});

test('each of the 73 links stands on the overview and lands on a section that exists', async ({ page, request }) => {
  await page.goto('/docs/overview');
  const offered = await page.locator('article a[href]').evaluateAll((anchors) =>
    anchors
      .map((anchor) => ({
        text: (anchor.textContent ?? '').trim(),
        path: new URL((anchor as HTMLAnchorElement).href),
      }))
      .map(({ text, path }) => ({ text, to: path.pathname.replace(/\/$/, '') + path.hash })),
  );
  const missing: string[] = [];
  for (const link of links) {
    const to = link.to.replace(/\/$/, '').replace(/\/(?=#)/, '');
    if (!offered.some((offer) => offer.text.toLowerCase().includes(link.text.toLowerCase()) && offer.to === to))
      missing.push(`#${link.n} "${link.text}" → ${link.to}: not on the page`);
    const [path, anchor] = to.split('#');
    const answer = await request.get(path ?? '');
    const html = await answer.text();
    if (answer.status() !== 200) missing.push(`#${link.n} ${path}: ${answer.status()}`);
    else if (anchor && !new RegExp(`id="?${anchor}["\\s>]`).test(html))
      missing.push(`#${link.n} ${link.to}: no such section`);
  }
  expect(missing).toEqual([]);
});
