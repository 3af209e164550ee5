/**
 * Samples run as pasted, in every language whose runtime is on this machine, against a real sandbox, and make the very calls
 * that they show. What is not here is named: nothing is passed over in silence.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../src/guides/paths';
import { productToShippedOrder } from '../../src/guides/product-to-shipped-order';
import { runGuide } from '../../src/guides/run';
import { isCall } from '../../src/ledger/origins';
import type { Exchange, LedgerPage } from '../../src/ledger/types';
import { toCurlProgram } from '../../src/samples/curl';
import { languages } from '../../src/samples/languages';
import { markOf } from '../../src/samples/marks';
import { programInPage } from '../../src/samples/preparation';
import { printers } from '../../src/samples/printers';
import type { Language, SampleCall, SampleProgram } from '../../src/samples/types';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { HttpSandboxClient } from '../../src/sandbox-client/client';

interface Runtime {
  readonly file: string;
  /** Program and arguments of each step; the last one makes the calls. */
  readonly steps: readonly (readonly [program: string, ...args: string[]])[];
}

const runtimes: Readonly<Record<Language, Runtime>> = {
  curl: { file: 'sample.sh', steps: [['sh', 'sample.sh']] },
  javascript: { file: 'sample.mjs', steps: [['node', 'sample.mjs']] },
  php: { file: 'sample.php', steps: [['php', 'sample.php']] },
  python: { file: 'sample.py', steps: [['python3', 'sample.py']] },
  java: { file: 'Sample.java', steps: [['java', 'Sample.java']] },
  csharp: {
    file: 'Program.cs',
    steps: [
      ['mcs', '-r:System.Net.Http.dll', 'Program.cs'],
      ['mono', 'Program.exe'],
    ],
  },
  ruby: { file: 'sample.rb', steps: [['ruby', 'sample.rb']] },
  go: { file: 'sample.go', steps: [['go', 'run', 'sample.go']] },
};

function isHere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const canRun = ({ id }: { id: Language }) =>
  runtimes[id].steps.every(([program]) => isHere(program)) && (id !== 'curl' || isHere('curl'));
const here = languages.filter(canRun);
const missing = languages.filter((language) => !here.includes(language));
const names = (list: typeof languages) => list.map(({ label }) => label).join(', ') || 'none';
console.info(`Samples that were run: ${names(here)}. Without a runtime on this machine: ${names(missing)}.`);

const image = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: SandboxServer;
beforeAll(async () => {
  server = await startSandboxServer({ port: 0, dataPath: mkdtempSync(join(tmpdir(), 'sandbox-')), rateLimit: 0 });
});
afterAll(() => server.close());

/** The page's sandbox of this test, whose ids the server does not know. */
let page: SandboxServer;
beforeAll(async () => {
  page = await startSandboxServer({ port: 0, dataPath: mkdtempSync(join(tmpdir(), 'page-')), rateLimit: 0 });
});
afterAll(() => page.close());

async function recorded(after: number): Promise<Exchange[]> {
  const headers = { authorization: `Bearer ${secretKey}` };
  const page = (await (await fetch(`${server.url}/_sandbox/ledger?after=${after}`, { headers })).json()) as LedgerPage;
  return page.data.filter(isCall);
}

async function newest(): Promise<number> {
  const headers = { authorization: `Bearer ${secretKey}` };
  return ((await (await fetch(`${server.url}/_sandbox/info`, { headers })).json()) as { lastSequence: number })
    .lastSequence;
}

/** Runs a program in a folder that holds nothing but it and the file it uploads. */
async function run(language: Language, program: Omit<SampleProgram, 'baseUrl'>) {
  const { file, steps } = runtimes[language];
  const whole = { ...program, baseUrl: server.url };
  const code = language === 'curl' ? toCurlProgram(whole) : printers[language](whole);
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  writeFileSync(join(folder, file), `${code}\n`);
  writeFileSync(join(folder, 'Größe 1.png'), image);
  const after = await newest();
  let printed = '';
  for (const [command, ...args] of steps) {
    const { stdout } = await promisify(execFile)(command, args, { cwd: folder, env: process.env }).catch((error) => {
      throw new Error(`${language}: ${String(error)}\n${error.stderr}\n${code}`);
    });
    printed = stdout;
  }
  return { printed, calls: await recorded(after) };
}

const nasty: Readonly<Record<string, unknown>> = {
  quotes: `it's "quoted" '' \\ back\\slash \\n \\u0041 """ ''' \`tick\` @"x" \\`,
  shell: '$(touch hacked) `id` $HOME $' + '{HOME} !! ; & | > < # ~ * ?',
  interpolation: `#{1 + 1} #$x #@y $x {$x} \${x} %s %d {0} {{name}} {{customerId}} f"{x}" \\(x)`,
  lines: 'one\ntwo\r\nthree\tfour\u2028five',
  scripts: 'Größe 語 🧢 é עברית \u202e right \u200b zero \ud83c half \u007f \u0085 \ue000 private',
  control: 'bell\u0007 escape\u001b[31m null\u0000 one\u00011',
  markup: '<?php ?> </script> <!-- --> __END__ =begin """ \u00a0',
  numbers: [0, -1, 1.5, 10.25, 1e21, 2147483648, 9007199254740991],
  words: [true, false, null, '', 'true', 'None', 'nil'],
  empty: [{}, [], [[]], [{ a: {} }]],
  '': 'no name',
  'odd-key \'"$#{x}\n': 1,
  '0': 'zero',
};

/** JSON.parse makes a field of this name, where a literal would set the prototype. */
const odd = JSON.parse('{"__proto__":1,"constructor":2}') as object;

const journey: readonly SampleCall[] = [
  {
    title: 'Create a customer',
    method: 'POST',
    path: '/customers',
    body: { email: 'ada@example.com', type: 'individual' },
    captures: [{ variable: 'CUSTOMER_ID', path: ['id'], before: 0 }],
  },
  {
    method: 'POST',
    path: '/files',
    parts: [
      { name: 'purpose', value: 'tax_document_customer_upload' },
      { name: 'title', value: `it's "proof" @x <y ü; a=b` },
      { name: 'file', fileName: 'Größe 1.png', type: 'image/png' },
    ],
    captures: [{ variable: 'FILE_ID', path: ['id'], before: 0 }],
  },
  { method: 'GET', path: `/customers?email=ada%40example.com&createdTime[gte]=2020-01-31T12:00:00Z&limit=5` },
  {
    method: 'PUT',
    path: '/skus/copied',
    headers: { 'upstream-id': `it's "q" \\ $x #{y}` },
    body: {
      name: 'Größe',
      eccn: 'EAR99',
      taxCode: '4512',
      countryOfOrigin: 'US',
      metadata: { file: markOf({ name: 'FILE_ID' }) },
    },
  },
  { method: 'DELETE', path: `/customers/${markOf({ name: 'CUSTOMER_ID' })}` },
  { method: 'POST', path: '/customers', body: { ...nasty, odd, file: [markOf({ name: 'FILE_ID' })] } },
];

/** What a recorded call says, without what is different each time. */
const essence = ({ method, path, requestBody }: Pick<Exchange, 'method' | 'path' | 'requestBody'>) => ({
  method,
  path: decodeURIComponent(path),
  body: JSON.stringify(requestBody),
});

/** A half of a character, which curl sends as JSON writes it and others cannot. */
const wellFormed = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('\\ud83c', '\ufffd')) as unknown;

/** The guide up to an order that has shipped, then a refund: its order is made of a dozen calls, a card and a declined one among them. */
async function refundInPage(): Promise<SampleProgram> {
  refund ??= (async () => {
    const results = await runGuide(productToShippedOrder.steps, (request) => fetch(request), { baseUrl: page.url });
    const orderId = results.map(({ captured }) => captured['order.id']).find((id) => id !== undefined);
    const body = JSON.stringify({ orderId, currency: 'USD', amount: 1, reason: 'requested_by_customer' }, null, 2);
    const client = new HttpSandboxClient({
      target: 'local',
      baseUrl: page.url,
      transport: fetch,
      onExchange: () => {},
    });
    return programInPage({ method: 'POST', path: '/refunds', body }, await client.readLedger(), server.url);
  })();
  return refund;
}
let refund: Promise<SampleProgram> | undefined;

describe.each(languages)('a sample in $label', (language) => {
  it.skipIf(!here.includes(language))('makes what the call needs and then the call, as pasted', async () => {
    const { printed, calls } = await run(language.id, { calls: journey, notes: ['Two notes.', 'In comments.'] });
    expect(calls.map(({ method, status }) => `${method} ${status}`)).toEqual(
      ['POST 201', 'POST 201', 'GET 200', 'PUT 201', 'DELETE 204', 'POST 400'].map((line) =>
        line === 'PUT 201' && calls[3]?.status === 200 ? 'PUT 200' : line,
      ),
    );
    const idOf = (index: number) => String(at(calls[index]?.responseBody, 'id'));
    expect(calls[1]?.responseBody).toMatchObject({
      fileName: 'Größe 1.png',
      size: image.length,
      title: `it's "proof" @x <y ü; a=b`,
    });
    expect(essence(calls[2] as Exchange)).toMatchObject({ path: decodeURIComponent(journey[2]?.path ?? '') });
    expect(calls[3]).toMatchObject({
      requestBody: { name: 'Größe', metadata: { file: idOf(1) } },
      requestHeaders: { 'upstream-id': `it's "q" \\ $x #{y}` },
    });
    expect(calls[4]?.path).toBe(`/customers/${idOf(0)}`);
    expect(wellFormed(calls[5]?.requestBody)).toEqual(wellFormed({ ...nasty, odd, file: [idOf(1)] }));
    const answer = printed.slice(printed.lastIndexOf('{"type"'));
    expect(JSON.parse(answer)).toEqual(calls[5]?.responseBody);
  });

  // A program of Java takes seconds to compile; the end of the one above is the same.
  it.skipIf(!here.includes(language) || language.id === 'java')(
    'sends what is no JSON as it was typed, and shows a refusal',
    async () => {
      const body = `{"it's": ${JSON.stringify(nasty)} broken \t"`;
      const { printed, calls } = await run(language.id, { calls: [{ method: 'POST', path: '/customers', body }] });
      expect(calls).toHaveLength(1);
      expect(calls[0]).toMatchObject({ status: 400, requestBody: body.replace(/\p{Surrogate}/gu, '\ufffd') });
      expect(printed).toContain('invalid');
    },
  );
});

/** Runtimes that most machines lack. What is kept here was run when it was written; whoever changes it runs it again. */
const rare: readonly Exclude<Language, 'curl'>[] = ['php', 'csharp', 'ruby', 'go'];

it.each(rare)('prints %s as it was when it was last run', async (id) => {
  const code = printers[id]({ calls: journey, baseUrl: 'http://localhost:4010', notes: ['A note.'] });
  await expect(`${code}\n`).toMatchFileSnapshot(`./printed-samples/${runtimes[id].file}`);
});

describe('a sample of the sandbox in the page', () => {
  const speakers = here.filter(({ id }) => id === 'curl' || id === 'javascript');

  it.each(speakers)('carries the calls that made its ids, in $label', async ({ id }) => {
    const { printed, calls } = await run(id, await refundInPage());
    expect(calls.at(-1)).toMatchObject({ method: 'POST', path: '/refunds', status: 201 });
    expect(printed).toContain('"currency":"USD"');
  });
});
