// How long a call takes in the page: the sandbox in Chromium on IndexedDB, called as the widgets call it.
//   npx tsx scripts/measure-page-calls.ts [--calls 500] [--check]     --check fails where p95 is over 5 ms
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { publicKey, secretKey } from '../src/sandbox/keys';
import { ensureBrowser } from './steps/browser.mjs';

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '500' }, check: { type: 'boolean', default: false } },
});
/** Milliseconds. */
const longest = 5;

/** Beside the calls: what the browser itself takes. */
const bareName = 'no call, a bare transaction';

const page = `
import { openPageSandbox } from './src/sandbox/runtimes/page';
const address = { line1: '10380 Bren Road West', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' };
const person = { name: 'Ada Shopper', phone: '612-555-0100', address };
const cart = { currency: 'USD', email: 'shopper@example.com', shipFrom: { address }, shipTo: person, billTo: person,
  shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
  items: [{ skuId: 'sample-mug', quantity: 2, price: 10 }] };
const card = { type: 'creditCard', owner: { firstName: 'Ada', lastName: 'Shopper', email: 'shopper@example.com', address },
  creditCard: { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123' } };
const bareName = '${bareName}';
window.measure = async (calls, secretKey, publicKey) => {
  const sandbox = await openPageSandbox();
  const times = {};
  const send = async (name, method, path, body, key = secretKey) => {
    // Under the limit of requests a second: what is measured is a call, not a wait.
    await new Promise((resolve) => setTimeout(resolve, 45));
    const headers = { authorization: 'Bearer ' + key, 'content-type': 'application/json' };
    const started = performance.now();
    const request = new Request(location.origin + path, { method, headers, body: body && JSON.stringify(body) });
    const response = await sandbox.fetch(request);
    const answer = await response.json();
    (times[name] ??= []).push(performance.now() - started);
    if (!response.ok) throw new Error(method + ' ' + path + ' ' + JSON.stringify(answer));
    return answer;
  };
  // What no call can be quicker than: one row read, one written, and word that both are stored.
  const bare = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('bare');
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const storeOne = (call) => new Promise((resolve, reject) => {
    const started = performance.now();
    const work = bare.transaction('rows', 'readwrite', { durability: 'relaxed' });
    work.objectStore('rows').get('row').onsuccess = () => {
      work.objectStore('rows').put(call, 'row');
      work.commit();
    };
    work.oncomplete = () => resolve((times[bareName] ??= []).push(performance.now() - started));
    work.onerror = () => reject(work.error);
  });
  for (let call = 0; call < calls; call += 7) {
    await storeOne(call);
    const checkout = await send('POST /checkouts', 'POST', '/checkouts', cart);
    const source = await send('POST /sources', 'POST', '/sources', card, publicKey);
    await send('attach a source', 'POST', '/checkouts/' + checkout.id + '/sources/' + source.id);
    const order = await send('POST /orders', 'POST', '/orders', { checkoutId: checkout.id });
    await send('GET one order', 'GET', '/orders/' + order.id);
    await send('GET a list', 'GET', '/orders?limit=10');
    await send('the newest of the ledger', 'GET', '/_sandbox/ledger?after=' + call + '&limit=10');
  }
  return times;
};`;

const executablePath = await ensureBrowser();
const built = await build({
  stdin: { contents: page, resolveDir: process.cwd(), loader: 'ts' },
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  logLevel: 'error',
});
const script = built.outputFiles[0]?.text ?? '';
const server = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
  response.end(isScript ? script : '<!doctype html><title>Calls</title><script type="module" src="/page.js"></script>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as { port: number };
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

type Measured = (calls: number, secret: string, open: string) => Promise<Record<string, number[]>>;

try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${port}/`);
  await tab.waitForFunction(() => 'measure' in window);
  const times = await tab.evaluate(
    ([calls, secret, open]) => (window as unknown as { measure: Measured }).measure(Number(calls), secret, open),
    [values.calls, secretKey, publicKey] as const,
  );
  const all = Object.entries(times).flatMap(([name, found]) => (name === bareName ? [] : found));
  const at = (found: readonly number[], part: number) =>
    [...found].sort((a, b) => a - b)[Math.floor(found.length * part)] ?? Number.NaN;
  console.log(`Chromium ${browser.version()}, ${all.length} calls`);
  for (const [name, found] of [...Object.entries(times), ['all calls', all] as const])
    console.log(
      `${name.padEnd(bareName.length)} p50 ${at(found, 0.5).toFixed(1)} ms   p95 ${at(found, 0.95).toFixed(1)} ms`,
    );
  if (values.check && at(all, 0.95) > longest) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}
