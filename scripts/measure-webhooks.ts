/**
 * Measures whether endpoints that hang slow the others: a server with a data file, a thousand webhooks at a thousand addresses
 * over real sockets, and how long the healthy half waits for its deliveries while the other half answers, and while it hangs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { secretKey } from '../src/sandbox/keys';
import { startSandboxServer } from '../src/sandbox/runtimes/node';
import { usualRoom } from '../src/sandbox/runtimes/slots';

const { values } = parseArgs({
  options: { endpoints: { type: 'string', default: '1000' }, events: { type: 'string', default: '1' } },
});
const endpoints = Number(values.endpoints);
const events = Number(values.events);
/** An account has room for a hundred webhooks, and begins with one. */
const perAccount = 98;
const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };

let hangs = false;
const arrivals: { readonly isHealthy: boolean; readonly name: string; readonly at: number }[] = [];
let [openNow, openMost] = [0, 0];

/** Each endpoint has an address of its own on this machine; those with an odd number hang when they are told to. */
const receiver = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const isHealthy = Number(request.url?.slice(1)) % 2 === 0;
    const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: { object: { id: string } } };
    arrivals.push({ isHealthy, name: data.object.id, at: performance.now() });
    if (isHealthy || !hangs) response.writeHead(200).end();
  });
});
receiver.on('connection', (socket) => {
  openNow += 1;
  openMost = Math.max(openMost, openNow);
  socket.on('close', () => {
    openNow -= 1;
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '0.0.0.0', resolve));
const { port } = receiver.address() as AddressInfo;
const addressOf = (index: number) =>
  `http://127.${1 + (index >> 15)}.${(index >> 7) & 255}.${1 + (index & 127)}:${port}/${index}`;

const folder = mkdtempSync(join(tmpdir(), 'measure-webhooks-'));
const server = await startSandboxServer({ port: 0, dataPath: join(folder, 'sandbox.db'), rateLimit: 0 });

async function call(key: string, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(server.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? {} : await answer.json()) as Record<string, unknown>;
}

async function newAccount(index: number): Promise<string> {
  const made = await call(secretKey, 'POST', '/_sandbox/accounts', { id: `measured-${index}` });
  const keys = made.keys as { type: string; liveMode: boolean; key: string }[];
  return keys.find(({ type, liveMode }) => type === 'secret' && !liveMode)?.key ?? '';
}

const keys: string[] = [];
for (let index = 0; index < endpoints; index += 1) {
  if (index % perAccount === 0) keys.push(await newAccount(keys.length));
  await call(keys.at(-1) ?? '', 'POST', '/webhooks', { address: addressOf(index), types: ['sku.created'] });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const part = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);

/** Milliseconds from the answer to a call to the arrival of its event, at the healthy endpoints. */
async function round(label: string): Promise<void> {
  arrivals.length = 0;
  openMost = openNow;
  const told = new Map<string, number>();
  for (let event = 0; event < events; event += 1)
    for (const [index, key] of keys.entries()) {
      const name = `${label}-${index}-${event}`;
      await call(key, 'PUT', `/skus/${name}`, sku);
      told.set(name, performance.now());
    }
  const wanted = Math.ceil(endpoints / 2) * events;
  const healthy = () => arrivals.filter(({ isHealthy }) => isHealthy);
  for (const end = Date.now() + 300_000; healthy().length < wanted && Date.now() < end; ) await pause(50);
  const delays = healthy()
    .map(({ name, at }) => Math.max(0, at - (told.get(name) ?? at)))
    .sort((a, b) => a - b);
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  const found = `${delays.length} of ${wanted} deliveries, median ${part(delays, 0.5)} ms, 95% within ${part(delays, 0.95)} ms, longest ${part(delays, 1 - 1e-9)} ms`;
  console.log(`${label.padEnd(8)} ${found}; at most ${openMost} sockets at once, ${memory} MB`);
}

console.log(
  `${endpoints} endpoints in ${keys.length} accounts, ${events} events for each; room for ${usualRoom.all} requests, ${usualRoom.silent} of them to silent endpoints`,
);
await round('warm-up');
await round('healthy');
hangs = true;
await round('hanging');
await round('again');
await pause(4000 * (events + 1));
console.log(`${openNow} sockets are open once the endpoints that hang had their time`);
receiver.closeAllConnections();
receiver.close();
await server.close();
rmSync(folder, { recursive: true, force: true });
