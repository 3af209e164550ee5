import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compressFiles } from '../../scripts/steps/compress.mjs';
import { exchangeBytes, type RawAnswer } from '../../tests/conformance/raw';
import { withPolicy } from '../site-plugins/content-security-policy';
import { type SiteServer, serveSite } from './site-server';

const place = mkdtempSync(join(tmpdir(), 'site '));
const folder = join(place, 'build #1 100%');
const page = (text: string) =>
  withPolicy(`<!doctype html><html><head><meta charset="utf-8"></head><body>${text}<script>1</script></body></html>`);
const big = 'x'.repeat(3_000_000);
let site: SiteServer;

function write(file: string, text: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function buildSite(): void {
  rmSync(folder, { recursive: true, force: true });
  write('index.html', page('Home'));
  write('404.html', page('Nothing here'));
  write('docs/overview/index.html', page('Overview'));
  write('plain.html', page('Plain'));
  write('assets/js/main.1a2b.js', 'console.log("0123456789")');
  write('assets/big.bin', big);
  write('img/größe 100% #1.svg', '<svg/>');
  write('.secret', 'hidden');
  writeFileSync(join(place, 'outside.txt'), 'outside');
  symlinkSync(join(place, 'outside.txt'), join(folder, 'link.txt'));
  symlinkSync(place, join(folder, 'up'));
  symlinkSync(join(folder, 'plain.html'), join(folder, 'inside.html'));
}

const get = (path: string, init?: RequestInit) => fetch(site.url + path, init);
const port = () => Number(new URL(site.url).port);

/** Without the tidying that a client does to a path. */
function ask(target: string, method = 'GET', more = ''): Promise<RawAnswer | undefined> {
  return exchangeBytes(port(), `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`);
}

beforeAll(async () => {
  site = await serveSite({ folder, port: 0, sandboxUrl: 'http://localhost:4010' });
});
beforeEach(buildSite);
afterAll(() => site.close());

describe('the site', () => {
  it.each([
    ['/', 'Home', 200],
    ['/?x=1', 'Home', 200],
    ['/docs/overview', 'Overview', 200],
    ['/docs/overview/', 'Overview', 200],
    ['/docs/overview/?a=b', 'Overview', 200],
    ['/docs//overview', 'Overview', 200],
    ['/plain', 'Plain', 200],
    ['/inside', 'Plain', 200],
    ['/nowhere', 'Nothing here', 404],
    ['/assets', 'Nothing here', 404],
    ['/plain.html/', 'Nothing here', 404],
  ])('answers %s with its page', async (path, text, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await answer.text();
    expect(html).toContain(text);
    expect(html).toContain('<meta name="local-sandbox" content="http://localhost:4010">');
  });

  it('sends files with their type, and keeps only those whose names change with their contents', async () => {
    const script = await get('/assets/js/main.1a2b.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    const image = await get(`/img/${encodeURIComponent('größe 100% #1.svg')}`);
    expect(image.headers.get('content-type')).toBe('image/svg+xml');
    expect(image.headers.get('cache-control')).toBe('no-cache');
    expect(await image.text()).toBe('<svg/>');
  });

  it('answers HEAD without a body', async () => {
    for (const path of ['/', '/assets/big.bin', '/nowhere']) {
      const whole = await get(path);
      const head = await get(path, { method: 'HEAD' });
      expect(head.status).toBe(whole.status);
      expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'));
      expect(await head.text()).toBe('');
      await whole.text();
    }
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('refuses %s', async (method) => {
    for (const path of ['/', '/assets/js/main.1a2b.js', '/nowhere']) {
      const answer = await ask(path, method);
      expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });

  it('answers conditions: nothing new, nothing sent', async () => {
    const status = async (path: string, known: string) =>
      (await ask(path, 'GET', `If-None-Match: ${known}\r\n`))?.status;
    for (const path of ['/', '/assets/js/main.1a2b.js']) {
      const etag = (await get(path)).headers.get('etag') ?? '';
      expect(etag).not.toBe('');
      for (const known of [etag, `"other", ${etag}`, '*']) expect(await status(path, known)).toBe(304);
      expect(await status(path, '"other"')).toBe(200);
    }
    const before = (await get('/')).headers.get('etag') ?? '';
    write('index.html', page('A new home'));
    expect(await status('/', before)).toBe(200);
  });

  it.each([
    ['bytes=0-3', 206, 'cons'],
    ['bytes=-3', 206, '9")'],
    ['bytes=23-', 206, '")'],
    ['bytes=100-200', 416, undefined],
    ['bytes=3-1', 416, undefined],
    ['lines=1-2', 200, undefined],
  ])('answers a wish for %s with %d', async (range, status, text) => {
    const answer = await get('/assets/js/main.1a2b.js', { headers: { range } });
    expect(answer.status).toBe(status);
    if (status === 416) expect(answer.headers.get('content-range')).toBe('bytes */25');
    const body = await answer.text();
    if (text !== undefined) expect(body).toBe(text);
  });
});

describe('a site that was built for a place of its own', () => {
  it('stands there, and the root leads to it', async () => {
    const below = await serveSite({
      folder,
      port: 0,
      sandboxUrl: 'http://localhost:4010',
      baseUrl: '/team/standards/',
    });
    expect(below.url).toMatch(/\/team\/standards$/);
    const text = async (path: string) => (await fetch(new URL(path, below.url))).text();
    expect(await text('/')).toContain('Home');
    expect(await text('/team/standards/docs/overview?x')).toContain('Overview');
    expect(await text('/team/standards/assets/js/main.1a2b.js')).toContain('console.log');
    for (const path of ['/docs/overview', '/team/', '/team/standards2/'])
      expect(await text(path)).toContain('Nothing here');
    await below.close();
  });
});

describe('no path leads out of the site:', () => {
  it.each([
    '/../outside.txt',
    '/docs/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/%2e%2e%2foutside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/%252e%252e/outside.txt',
    '/....//outside.txt',
    '/docs/..;/outside.txt',
    '//outside.txt',
    '///etc/passwd',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/file:///etc/passwd',
    '/link.txt',
    '/up/outside.txt',
    '/.secret',
    '/./.secret',
    '/%2esecret',
    '/docs/%00/../../outside.txt',
    '/index.html%00.js',
    '/C:/windows/win.ini',
    '/c%3a%5cwindows%5cwin.ini',
    '/index.html::$DATA',
    '/CON',
    '/nul.html',
    '/assets/com1.js',
    '/LPT9.txt',
    '/index.html.',
    '/index.html%20',
    '/%',
    '/%zz',
    '/%c0%ae%c0%ae/outside.txt',
    '/%ff',
    '*',
    'http://evil.example/../outside.txt',
    'http://[/',
  ])('%s', async (target) => {
    const answer = await ask(target);
    expect([400, 404]).toContain(answer?.status);
    expect(answer?.body).not.toMatch(/outside|hidden|root:/);
  });
});

describe('a site that changes while it is served', () => {
  it('is missed without its own page for it', async () => {
    rmSync(join(folder, '404.html'));
    const answer = await get('/nowhere');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('There is no such page.\n');
  });

  it('says so when it is away, and is back when it is built again', async () => {
    renameSync(folder, `${folder}.old`);
    for (const path of ['/', '/docs/overview', '/assets/js/main.1a2b.js']) {
      const answer = await get(path);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('npm run build');
    }
    renameSync(`${folder}.old`, folder);
    expect((await get('/')).status).toBe(200);
  });

  it('is served under fire', async () => {
    let building = true;
    const readers = Array.from({ length: 8 }, async () => {
      const statuses = new Set<number>();
      while (building)
        for (const path of ['/', '/docs/overview', '/assets/big.bin', '/nowhere']) {
          // An answer may break off when its file is taken away. The server must not.
          const answer = await get(path).catch(() => undefined);
          if (answer) statuses.add(answer.status);
          await answer?.arrayBuffer().catch(() => undefined);
        }
      return [...statuses];
    });
    for (let round = 0; round < 30; round += 1) {
      buildSite();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    building = false;
    const statuses = new Set((await Promise.all(readers)).flat());
    expect([...statuses].filter((status) => ![200, 404, 500, 503].includes(status))).toEqual([]);
    expect((await get('/')).status).toBe(200);
  });
});

describe('readers who go away', () => {
  const openFiles = () => readdirSync('/proc/self/fd').length;

  it.runIf(process.platform === 'linux')('leave no file open', async () => {
    const before = openFiles();
    for (let round = 0; round < 24; round += 1) {
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          const control = new AbortController();
          const answer = await get('/assets/big.bin', { signal: control.signal });
          control.abort();
          await answer.arrayBuffer().catch(() => undefined);
        }),
      );
    }
    await expect.poll(openFiles, { timeout: 120_000 }).toBeLessThan(before + 20);
    expect((await get('/')).status).toBe(200);
  });
});

describe('a page', () => {
  it('has its policy in a header, where it can also forbid frames, and not twice', async () => {
    const answer = await get('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]{44}';/);
    expect(await answer.text()).not.toContain('http-equiv');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  it('finds the sandbox under the name by which it was opened itself', async () => {
    const asked = async (host: string) => {
      const answer = await exchangeBytes(port(), `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      const told = /name="local-sandbox" content="([^"]*)"/.exec(answer?.body ?? '')?.[1];
      return [told, /connect-src ([^;]*)/.exec(answer?.headers['content-security-policy'] ?? '')?.[1]];
    };
    expect(await asked('127.0.0.1:3000')).toEqual([
      'http://localhost:4010',
      "'self' http://localhost:* http://127.0.0.1:*",
    ]);
    expect(await asked('192.168.1.5:3000')).toEqual([
      'http://192.168.1.5:4010',
      "'self' http://localhost:* http://127.0.0.1:* http://192.168.1.5:*",
    ]);
    for (const host of ['"><script>1</script>', "a';script-src *", 'a"b'])
      expect((await asked(host))[0] ?? 'http://localhost:4010').toBe('http://localhost:4010');
  });
});

describe('what the site sends', () => {
  const script = 'console.log("0123456789");'.repeat(100);
  const accepting = (encodings: string, path: string, more = {}) =>
    exchangeBytes(
      port(),
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: ${encodings}\r\n${Object.entries(
        more,
      )
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );

  beforeEach(async () => {
    write('assets/js/long.1a2b.js', script);
    write('docs/long/index.html', page('Long '.repeat(1000)));
    await compressFiles(folder);
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
    ['deflate', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['', undefined],
  ])('to a client that reads "%s" is packed as %s, and says so', async (encodings, expected) => {
    for (const path of ['/assets/js/long.1a2b.js', '/docs/long/']) {
      const answer = await accepting(encodings, path);
      expect(answer?.headers['content-encoding']).toBe(expected);
      expect(answer?.headers.vary).toContain('accept-encoding');
      expect(answer?.headers['content-type']).toMatch(path.endsWith('.js') ? /javascript; charset=utf-8/ : /html/);
      expect(Number(answer?.headers['content-length'])).toBeLessThan(expected === undefined ? Infinity : 1500);
    }
  });

  it('is unpacked to the very bytes of the file', async () => {
    expect(await (await get('/assets/js/long.1a2b.js')).text()).toBe(script);
    expect(await (await get('/docs/long/')).text()).toContain('Long Long');
  });

  it('has a mark of its own for each encoding, and is not sent again to who has it', async () => {
    const marks = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encodings) => {
        const answer = await accepting(encodings, '/assets/js/long.1a2b.js');
        const again = { 'If-None-Match': answer?.headers.etag };
        expect((await accepting(encodings, '/assets/js/long.1a2b.js', again))?.status).toBe(304);
        return answer?.headers.etag;
      }),
    );
    expect(new Set(marks).size).toBe(3);
  });

  it('is plain where a part is asked for, whose positions are those of the plain bytes', async () => {
    const answer = await accepting('br', '/assets/js/long.1a2b.js', { Range: 'bytes=0-6' });
    expect([answer?.status, answer?.headers['content-encoding']]).toEqual([206, undefined]);
  });

  it('is plain where packing saves nothing', async () => {
    expect((await accepting('br', '/assets/js/main.1a2b.js'))?.headers['content-encoding']).toBeUndefined();
  });
});
