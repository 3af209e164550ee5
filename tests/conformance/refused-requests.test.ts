import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { pause } from './check';
import { exchangeBytes, type RawAnswer } from './raw';

let server: SandboxServer;
let port: number;
const key = `Authorization: Bearer ${secretKey}\r\n`;
const troubles: unknown[] = [];
const note = (error: unknown) => troubles.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  const patience = { headersMs: 500, requestMs: 1000 };
  server = await startSandboxServer({
    port: 0,
    dataPath: mkdtempSync(join(tmpdir(), 'sandbox-')),
    rateLimit: 0,
    patience,
  });
  port = Number(new URL(server.url).port);
});

afterEach(async () => {
  const { status } = await fetch(`${server.url}/skus`, { headers: { authorization: `Bearer ${secretKey}` } });
  expect(status, 'it still answers').toBe(200);
  expect(troubles).toEqual([]);
});

afterAll(async () => {
  await server.close();
  process.off('unhandledRejection', note);
});

function expectRefusal(answer: RawAnswer | undefined, status: number, type: string): void {
  expect(answer, 'an answer').toBeDefined();
  expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/json;charset=UTF-8' } });
  expect(answer?.headers['x-dr-requestid']).toMatch(/^[\da-f-]{36}$/);
  const { errors, ...rest } = JSON.parse(answer?.body ?? '');
  expect(rest).toEqual({ type });
  expect(errors).toHaveLength(1);
  expect(errors[0].message).toMatch(/^[A-Z].*\.$/);
}

describe('requests that cannot be read are refused in the API’s form:', () => {
  it.each([
    ['no Host', `GET /skus HTTP/1.1\r\n${key}\r\n`],
    ['an empty Host', `GET /skus HTTP/1.1\r\nHost:\r\n${key}\r\n`],
    ['a Host that is none', `GET /skus HTTP/1.1\r\nHost: local host\r\n${key}\r\n`],
    ['a Host with a path', `GET /skus HTTP/1.1\r\nHost: localhost/evil\r\n${key}\r\n`],
    ['a Host with a user', `GET /skus HTTP/1.1\r\nHost: user@localhost\r\n${key}\r\n`],
    ['a Host with a port that is none', `GET /skus HTTP/1.1\r\nHost: localhost:99999\r\n${key}\r\n`],
    ['two Hosts', `GET /skus HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n${key}\r\n`],
    ['a backslash in the path', `GET /skus\\x HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`],
    ['an absolute target that is none', `GET http://[ HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['the start of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
    ['the start of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown method', 'BREW /skus HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an unknown version', 'GET /skus HTTP/9.9\r\nHost: localhost\r\n\r\n'],
    ['a header without a colon', 'GET /skus HTTP/1.1\r\nHost: localhost\r\nrubbish\r\n\r\n'],
    ['a control character in a header', 'GET /skus HTTP/1.1\r\nHost: localhost\r\nX-A: a\x00b\r\n\r\n'],
    ['two lengths', 'POST /skus HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    ['a length that is none', 'POST /skus HTTP/1.1\r\nHost: localhost\r\nContent-Length: two\r\n\r\n{}'],
    [
      'a length and chunks',
      'POST /skus HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
    ],
    [
      'a chunk without a size',
      `POST /skus HTTP/1.1\r\nHost: localhost\r\n${key}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
    ],
    [
      'a chunk longer than it says',
      `POST /skus HTTP/1.1\r\nHost: localhost\r\n${key}Transfer-Encoding: chunked\r\n\r\n1\r\n{}}}\r\n0\r\n\r\n`,
    ],
  ])('%s', async (_what, bytes) => {
    expectRefusal(await exchangeBytes(port, bytes), 400, 'bad_request');
  });

  it('headers that are too long', async () => {
    const long = `GET /skus HTTP/1.1\r\nHost: localhost\r\n${key}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`;
    expectRefusal(await exchangeBytes(port, long), 431, 'bad_request');
    const target = `GET /skus?x=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`;
    expectRefusal(await exchangeBytes(port, target), 431, 'bad_request');
  });

  it.each([
    ['the headers', `GET /skus HTTP/1.1\r\nHost: localhost\r\n${key}`],
    ['the body', `POST /skus HTTP/1.1\r\nHost: localhost\r\n${key}Content-Length: 10\r\n\r\n{"a"`],
    ['the chunks', `POST /skus HTTP/1.1\r\nHost: localhost\r\n${key}Transfer-Encoding: chunked\r\n\r\n1\r\n{`],
  ])('%s that do not come', async (_what, bytes) => {
    expectRefusal(await exchangeBytes(port, bytes), 408, 'request_timeout');
  });

  it('an expectation that cannot be met', async () => {
    const bytes = `POST /skus HTTP/1.1\r\nHost: localhost\r\n${key}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`;
    expectRefusal(await exchangeBytes(port, bytes), 417, 'bad_request');
  });

  it('a tunnel', async () => {
    const answer = await exchangeBytes(port, 'CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n');
    expectRefusal(answer, 405, 'method_not_allowed');
    expect(answer?.headers.allow).toContain('GET');
  });

  it('a trace, with or without a key', async () => {
    expectRefusal(
      await exchangeBytes(port, `TRACE /skus HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`),
      405,
      'method_not_allowed',
    );
    expectRefusal(await exchangeBytes(port, 'TRACE /skus HTTP/1.1\r\nHost: localhost\r\n\r\n'), 401, 'unauthorized');
  });
});

describe('requests that are unusual are answered:', () => {
  it.each([
    ['HTTP/1.0 without a Host', `GET /skus HTTP/1.0\r\n${key}\r\n`],
    ['HTTP/1.0 with a Host', `GET /skus HTTP/1.0\r\nHost: localhost\r\n${key}\r\n`],
    ['an absolute target', `GET http://localhost/skus HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`],
    ['a Host in upper case', `GET /skus HTTP/1.1\r\nHost: LOCALHOST:4010\r\n${key}\r\n`],
    ['a Host in IPv6', `GET /skus HTTP/1.1\r\nHost: [::1]:4010\r\n${key}\r\n`],
    [
      'a wish for WebSockets',
      `GET /skus HTTP/1.1\r\nHost: localhost\r\n${key}Connection: upgrade\r\nUpgrade: websocket\r\n\r\n`,
    ],
    [
      'a wish for HTTP/2',
      `GET /skus HTTP/1.1\r\nHost: localhost\r\n${key}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
    ],
  ])('%s', async (_what, bytes) => {
    expect(await exchangeBytes(port, bytes)).toMatchObject({ status: 200 });
  });

  it('a preflight for the server as a whole', async () => {
    expect(
      await exchangeBytes(port, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
    ).toMatchObject({ status: 204 });
  });

  it('a broken request behind a whole one: both answers come, in their order', async () => {
    const bytes = `GET /skus HTTP/1.1\r\nHost: localhost\r\n${key}\r\nrubbish\r\n\r\n`;
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(bytes));
    let received = '';
    for await (const data of socket) received += String(data);
    expect(received.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });
});

describe('clients that go away', () => {
  const starts = [
    '',
    'GET /sk',
    `GET /skus HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`,
    `POST /skus HTTP/1.1\r\nHost: localhost\r\n${key}Content-Length: 100\r\n\r\n{"a":`,
    `POST /skus HTTP/1.1\r\nHost: localhost\r\n${key}Transfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n`,
    'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n',
    'rubbish\r\n\r\n',
  ];

  it('in the middle of anything do no harm and make no noise', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        starts.map(
          (bytes) =>
            new Promise<void>((resolve) => {
              const socket = connect({ port, host: '127.0.0.1' }, () =>
                socket.write(bytes, () => socket.resetAndDestroy()),
              );
              socket.on('error', () => undefined).on('close', () => resolve());
            }),
        ),
      );
    }
    await pause(200);
    expect(said.mock.calls).toEqual([]);
    said.mockRestore();
  });
});
