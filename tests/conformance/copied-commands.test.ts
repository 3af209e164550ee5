/** Commands that the ledger offers to copy run as they are, and make the very call that they show. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/ledger/types';
import { curlFrom } from '../../src/samples/recorded';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { cardRequest, testCards } from './payments';

function has(program: string): boolean {
  try {
    execFileSync(program, ['-c', 'exit'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

const hasCurl = has('curl');
const shells = ['bash', 'sh', 'zsh'].filter(has);
if (!hasCurl || shells.length === 0)
  console.warn('curl or a shell is not on this machine: the commands that pages offer were not run.');

let server: SandboxServer;

interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Sends bytes as they are: fetch would tidy up addresses and headers. */
function send({ method, path, headers = {}, body }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const all = { authorization: `Bearer ${secretKey}`, ...headers };
    const outgoing = httpRequest(server.url, { method, path, headers: all }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function newest(): Promise<Exchange> {
  const headers = { authorization: `Bearer ${secretKey}` };
  const info = (await (await fetch(`${server.url}/_sandbox/info`, { headers })).json()) as { lastSequence: number };
  const path = `/_sandbox/ledger?after=${info.lastSequence - 1}`;
  const page = (await (await fetch(`${server.url}${path}`, { headers })).json()) as { data: Exchange[] };
  return page.data[0] as Exchange;
}

/** Gives a command to a shell as its input, as a paste does, in a folder without anything in it. */
function run(shell: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const home = mkdtempSync(join(tmpdir(), 'copied-'));
    const child = execFile(
      shell,
      ['-s'],
      { cwd: home, env: { ...process.env, HOME: home } },
      (error, stdout, stderr) =>
        error || /error|bad range|not found/i.test(stderr)
          ? reject(new Error(`${shell} says: ${stderr || error?.message}\n${command}`))
          : resolve(stdout),
    );
    child.stdin?.end(`${command}\n`);
  });
}

/** What both calls have in common, if the second is the first again. */
function essence({ method, path, keyKind, requestBody, requestHeaders, operationId }: Exchange) {
  const { 'user-agent': _agent, accept = '*/*', authorization: _key, ...others } = requestHeaders;
  // A body without a type is sent again as what the API takes.
  const type = JSON.stringify(requestBody ?? {}) === '{}' ? {} : { 'content-type': 'application/json' };
  return { method, path, keyKind, requestBody, operationId, headers: { accept, ...type, ...others } };
}

async function expectSameAgain(sent: Sent, shell = shells[0] as string): Promise<void> {
  await send(sent);
  const first = await newest();
  await run(shell, curlFrom(first, server.url));
  const second = await newest();
  expect(second.sequence).toBe(first.sequence + 1);
  expect(essence(second)).toEqual(essence(first));
}

const json = { 'content-type': 'application/json' };
const sku = (rest: object) => ({
  method: 'PUT',
  path: '/skus/copied',
  headers: json,
  body: JSON.stringify({ name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US', ...rest }),
});
const named = (name: string) => sku({ metadata: { note: name } });

const calls: Readonly<Record<string, Sent>> = {
  'a list': { method: 'GET', path: '/skus' },
  'a range in brackets': { method: 'GET', path: '/orders?createdTime[gte]=2030-01-31T12:00:00Z&limit=5' },
  'encoded brackets': { method: 'GET', path: '/orders?createdTime%5Bgte%5D=2030-01-31T12%3A00%3A00Z' },
  'braces and stars': { method: 'GET', path: '/events?type=order.*&x={a,b}&y=[1-3]&z=a[]' },
  'an address full of signs': {
    method: 'GET',
    path: "/skus?a=it's&b=$HOME&c=`id`&d=!!&e=;|&f=(x)&g=~&h=%00%25%27&i=\\",
  },
  'an unknown path': { method: 'GET', path: "/it's//not/here/%2e%2e/%E0%A4/x" },
  'another method': { method: 'PATCH', path: '/skus/copied', headers: json, body: '{"a":1}' },
  'a HEAD': { method: 'HEAD', path: '/skus' },
  'a DELETE': { method: 'DELETE', path: '/skus/nobody' },
  'a PUT': sku({}),
  'a POST without a body': { method: 'POST', path: '/orders/1000000010336/refresh' },
  'an empty body': { method: 'POST', path: '/customers', headers: json, body: '' },
  'an empty object': { method: 'POST', path: '/customers', headers: json, body: '{}' },
  'a body in lines': {
    method: 'POST',
    path: '/customers',
    headers: json,
    body: '{\n  "email":\r\n "a@example.com" }\n',
  },
  quotes: named(`it's "quoted" '' \\ back\\slash \\n`),
  'what a shell would carry out': named(
    '$(touch hacked) `touch hacked` $' + '{HOME} $((1+1)) ; touch hacked & | > hacked < x',
  ),
  'what a prompt would carry out': named('!! !$ !touch ^a^b # no comment ~ * ? [a-z]'),
  'control characters': named('tab\there, feed\fthere, bell\u0007, escape\u001b[31m, null\u0000, delete\u007f'),
  'line breaks': named('one\ntwo\r\nthree\u2028four'),
  'characters of all scripts': named('Größe 語 🧢 é עברית \u202e right \u200b zero \ud83c half'),
  'a format': named('100%s %d %% %b \\x41 \\101'),
  'a body that begins with @': { method: 'POST', path: '/customers', headers: json, body: '@/etc/hostname' },
  'a body that begins with a dash': { method: 'POST', path: '/customers', headers: json, body: '-d --help' },
  'broken JSON': { method: 'POST', path: '/customers', headers: json, body: `{"it's": "broken` },
  'a form': {
    method: 'POST',
    path: '/customers',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=a%40example.com&name=Ada+S',
  },
  'XML with a declaration': {
    method: 'POST',
    path: '/customers',
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<?xml version='1.0'?>\n<a b="c">&amp;</a>\n`,
  },
  'a body with control characters that is no JSON': {
    method: 'POST',
    path: '/customers',
    headers: json,
    body: '-a\u0000b\r\nc\t%d \\0 \u001b[0m',
  },
  'a long body': named('x'.repeat(500)),
  'a body longer than any word of a command': {
    method: 'POST',
    path: '/customers',
    headers: json,
    body: JSON.stringify({ notes: Array.from({ length: 90 }, () => "it's 100% \\long ".repeat(120)) }),
  },
  'a list in place of an object': { method: 'POST', path: '/customers', headers: json, body: '[1, "two", null]' },
  'headers of all kinds': {
    method: 'GET',
    path: '/skus',
    headers: {
      'upstream-id': `it's "$HOME" !!; @x \\n`,
      'upstream-session-id': '',
      'upstream-application-id': '@file',
      'forwarded-for': '203.0.113.7, 198.51.100.1',
      accept: 'application/json;q=0.9, */*',
      'digitalriver-version': '2021-12-13',
    },
  },
  'a header in UTF-8': {
    method: 'GET',
    path: '/skus',
    headers: { 'upstream-id': Buffer.from('Größe 語').toString('latin1') },
  },
  'a header in Latin-1': {
    method: 'GET',
    path: '/skus',
    headers: { 'upstream-id': `Gr\u00f6\u00dfe 100% it's -x "y"` },
  },
  'the public key': {
    method: 'GET',
    path: '/payments/sources/00000000-0000-4000-8000-000000000001',
    headers: { authorization: `Bearer ${publicKey}` },
  },
};

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...`'"\\$\`!%@- \n\r\t\0{}[]#&;|<>()*?~a語`) }),
);
const anyCall: fc.Arbitrary<Sent> = fc.oneof(
  anyName.map(named),
  fc
    .jsonValue()
    .map((value) => ({ method: 'POST', path: '/customers', headers: json, body: JSON.stringify({ value }) })),
  anyName.map((body) => ({
    method: 'POST',
    path: '/refunds',
    headers: json,
    body: body.replace(/\p{Surrogate}/gu, '?'),
  })),
  fc
    .tuple(fc.constantFrom('GET', 'DELETE', 'PUT', 'PATCH', 'POST'), fc.string({ unit: 'grapheme-ascii' }))
    .map(([method, text]) => ({
      method,
      path: `/skus/x?${text.replace(/[ #]/g, '+')}[gte]={1}`,
    })),
  fc.string({ unit: fc.constantFrom(...'aZ09 \'"\\$`!%@-;:,é\u00ff') }).map((text) => ({
    method: 'GET',
    path: '/skus',
    headers: { 'upstream-id': `x${text}x` },
  })),
);

beforeAll(async () => {
  server = await startSandboxServer({ port: 0, dataPath: mkdtempSync(join(tmpdir(), 'sandbox-')), rateLimit: 0 });
});
afterAll(() => server.close());

describe.skipIf(!hasCurl || shells.length === 0)('a copied command', () => {
  it.each(Object.entries(calls))('makes the recorded call again: %s', async (_name, sent) => {
    await expectSameAgain(sent);
  });

  it.each(shells.slice(1))('does so in %s too', async (shell) => {
    for (const name of Object.keys(calls).filter((one) => /sign|would|control|quotes|format|Latin-1|word/.test(one)))
      await expectSameAgain(calls[name] as Sent, shell);
  });

  it('makes any recorded call again', async () => {
    await fc.assert(
      fc.asyncProperty(anyCall, (sent) => expectSameAgain(sent)),
      { numRuns: 120 },
    );
  });

  it('sets a test card where the ledger kept none, and comes to the same end', async () => {
    for (const number of [testCards.visa, testCards.sourceFails, testCards.chargeFails, '343456789012341']) {
      const code = number.startsWith('3') ? '8361' : '836';
      const body = JSON.stringify(cardRequest(number, code));
      await send({
        method: 'POST',
        path: '/sources',
        headers: { ...json, authorization: `Bearer ${publicKey}` },
        body,
      });
      const first = await newest();
      const command = curlFrom(first, server.url);
      expect(command).toMatch(/^CARD_NUMBER='\d+'\nSECURITY_CODE='\d+'\ncurl/);
      expect(command).not.toContain('[redacted]');
      await run(shells[0] as string, command);
      const second = await newest();
      expect(second.status).toBe(201);
      const faceOf = ({ responseBody }: Exchange) => responseBody as { creditCard: unknown; state: string };
      expect(faceOf(second).creditCard).toEqual(faceOf(first).creditCard);
      expect(faceOf(second).state).toBe(faceOf(first).state);
    }
  });

  it('names the secret of a source, which the ledger does not keep', async () => {
    const path = '/payments/sources/00000000-0000-4000-8000-000000000001';
    await send({ method: 'GET', path: `${path}?secret=abc`, headers: { authorization: `Bearer ${publicKey}` } });
    const command = curlFrom(await newest(), server.url);
    expect(command).toMatch(/^CLIENT_SECRET='.+'\ncurl '[^']+\?secret='"\$CLIENT_SECRET"''/);
    await run(shells[0] as string, command);
    expect(await newest()).toMatchObject({ path: `${path}?secret=[redacted]`, status: 404 });
  });
});
