// What a page of prose makes a browser load before anybody touches it: JavaScript and CSS as Chromium requests them,
// each file compressed with Brotli. Needs a build (npm run build).
//   node scripts/measure-pages.mjs [--check] [page…]     --check fails over the default Docusaurus page (153 and 14 kB)
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { ensureBrowser } from './steps/browser.mjs';
import { ensureServer } from './steps/prepare.mjs';
import { root, say } from './steps/say.mjs';

const limits = { script: 153, stylesheet: 14 };
const prosePages = [
  'docs/overview',
  'docs/certification/versions',
  'docs/compliance/store-review',
  'docs/concepts/customer-notifications',
];
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

const brotliKb = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length / 1000;

async function measure(browser, url) {
  const page = await browser.newPage();
  const loaded = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type in limits) loaded.push({ type, url: response.url(), body: response.body() });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const sizes = { script: 0, stylesheet: 0 };
  for (const { type, body } of loaded) sizes[type] += brotliKb(await body);
  await page.close();
  return sizes;
}

await ensureServer();
const { serveSite } = await import(pathToFileURL(join(root, 'dist/start.mjs')).href);
const site = await serveSite({ folder: join(root, 'build'), port: 0, sandboxUrl: 'http://localhost:4010' });
const { chromium } = await import('playwright');
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumFlags });
const args = process.argv.slice(2);
const pages = args.filter((arg) => !arg.startsWith('--'));
let over = false;
for (const page of pages.length ? pages : prosePages) {
  const { script, stylesheet } = await measure(browser, `${site.url}/${page}`);
  const bad = script > limits.script || stylesheet > limits.stylesheet;
  over ||= bad;
  say(
    `${bad ? '✕' : '✓'} ${page}: ${script.toFixed(1)} kB JavaScript, ${stylesheet.toFixed(1)} kB CSS (limits ${limits.script} and ${limits.stylesheet})`,
  );
}
await browser.close();
await site.close();
process.exitCode = args.includes('--check') && over ? 1 : 0;
