import { describe, expect, it } from 'vitest';
import { readOptions, type StartOptions, UsageError, usageOf } from './options.mjs';

const read = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  readOptions('start', args, { env, folder: '/project' }) as StartOptions;

describe('options', () => {
  it('have values for everything that is left out', () => {
    expect(read([])).toEqual({
      sitePort: 3000,
      port: 4010,
      dataPath: '/project/.sandbox/sandbox.db',
      databaseUrl: undefined,
      databaseConnections: 10,
      publicUrl: undefined,
      rateLimit: 25,
      keptExchanges: 100_000,
      keysFile: undefined,
      ratesFile: undefined,
      host: undefined,
      allowedHosts: [],
      allowedOrigins: [],
      baseUrl: '/',
    });
  });

  it('are taken from the command line first and from the environment next', () => {
    const env = { SITE_PORT: '1', SANDBOX_PORT: '2', SANDBOX_DATA: 'kept.db' };
    expect(read([], env)).toMatchObject({ sitePort: 1, port: 2, dataPath: 'kept.db' });
    expect(read(['--port', '0', '--site-port=0', '--data', 'x'], env)).toMatchObject({
      sitePort: 0,
      port: 0,
      dataPath: 'x',
    });
    expect(read([], { SANDBOX_PORT: '' })).toMatchObject({ port: 4010 });
  });

  const url = 'postgres://sandbox:hush@db.example:5432/sandbox';

  it('name a database in the place of a file, one or the other', () => {
    expect(read(['--database-url', url])).toMatchObject({ databaseUrl: url, databaseConnections: 10 });
    expect(read([], { SANDBOX_DATABASE_URL: url, SANDBOX_DATA: 'kept.db' }).databaseUrl).toBe(url);
    expect(read(['--data', 'kept.db'], { SANDBOX_DATABASE_URL: url }).databaseUrl).toBeUndefined();
    expect(() => read(['--data', 'kept.db', '--database-url', url])).toThrow('exclude each other');
  });

  it('say where callers reach the sandbox', () => {
    expect(read(['--public-url', 'https://sandbox.example/']).publicUrl).toBe('https://sandbox.example');
    for (const bad of [
      'sandbox.example',
      'ftp://sandbox.example',
      'https://a:b@sandbox.example',
      'https://a.example/?b',
    ])
      expect(() => read(['--public-url', bad])).toThrow('--public-url takes an address');
  });

  it.each(['mysql://root:hush@db.example/shop', 'db.example:hush', 'hush'])(
    'say nothing of an address such as %s',
    (bad) => {
      for (const fail of [() => read(['--database-url', bad]), () => read([], { SANDBOX_DATABASE_URL: bad })])
        expect(fail).toThrow(/^(?!.*hush).*takes the address of a PostgreSQL database/);
    },
  );

  it.each([
    'https://shop.example',
    'http://shop.example:8080',
    'https://SHOP.example/',
    'http://[fd00::1]:3000',
    'vscode-webview://abc',
  ])('take %s for the origin of a page', (origin) => {
    expect(read(['--allow-origin', origin]).allowedOrigins).toEqual([origin.toLowerCase().replace(/\/$/, '')]);
  });

  it('take several pages and names, and the place where the site stands', () => {
    const args = [
      '--allow-origin',
      'https://a.example',
      '--allow-origin',
      'https://b.example',
      '--allow-host',
      'a',
      '--allow-host',
      '::2',
    ];
    expect(read(args, { SITE_URL: 'https://site.example/docs/' })).toMatchObject({
      allowedOrigins: ['https://a.example', 'https://b.example', 'https://site.example'],
      allowedHosts: ['a', '::2'],
    });
  });

  it.each(['0.0.0.0', '::', '[::1]', '127.0.0.2', 'dev.example', 'localhost'])('take %s for a host', (host) => {
    expect(read(['--host', host]).host).toBe(host.replace(/[[\]]/g, ''));
  });

  it.each([
    [['--port', 'here'], '--port takes a whole number from 0 to 65535, not "here".'],
    [['--port', '-1'], '--port'],
    [['--port', '65536'], 'from 0 to 65535'],
    [['--port', '1e3'], 'whole number'],
    [['--port', '0x10'], 'whole number'],
    [['--port', ' 1'], 'whole number'],
    [['--port', ''], 'whole number'],
    [['--port'], '--port'],
    [['--site-port', '4.5'], '--site-port takes a whole number'],
    [['--rate-limit', 'fast'], '--rate-limit takes a whole number'],
    [['--rate-limit', '1000001'], 'from 0 to 1000000'],
    [['--port', '5000', '--site-port', '5000'], 'cannot share port 5000'],
    [['--data', ''], '--data takes a file'],
    [['--data', ':memory:'], 'not an SQLite name such as ":memory:"'],
    [['--data', 'file::memory:?cache=shared'], 'takes a path'],
    [['--data', 'file:x.db?mode=memory'], 'takes a path'],
    [['--keep-ledger', '0'], '--keep-ledger takes a whole number from 1'],
    [['--keep-ledger', 'all'], '--keep-ledger takes a whole number'],
    [['--host', 'http://localhost'], '--host takes one name or address'],
    [['--host', 'localhost:3000'], 'without scheme and port'],
    [['--host', 'a b'], '--host'],
    [['--host', ''], '--host'],
    [['--host', '1.2.3.4.5'], '--host'],
    [['--allow-host', '*'], '--allow-host takes one name'],
    [['--allow-host', 'user@host'], '--allow-host'],
    [['--allow-origin', '*'], 'a star would let any page in the world read the ledger'],
    [['--allow-origin', 'null'], 'such as https://shop.example, not "null"'],
    [['--allow-origin', 'shop.example'], '--allow-origin takes the origin'],
    [['--allow-origin', 'https://shop.example/cart'], '--allow-origin'],
    [['--allow-origin', 'https://shop.example, https://b.example'], '--allow-origin'],
    [['--allow-origin', 'https://*.example'], '--allow-origin'],
    [['--allow-origin', 'https://user@shop.example'], '--allow-origin'],
    [['--colour', 'blue'], "Unknown option '--colour'."],
    [['-x'], "Unknown option '-x'."],
    [['sandbox.db'], "Unexpected argument 'sandbox.db'."],
    [['--help=yes'], '--help'],
  ])('that cannot be used are told: %j', (args, message) => {
    expect(() => read(args)).toThrow(UsageError);
    expect(() => read(args)).toThrow(message);
  });

  it('of the environment are named in the message', () => {
    expect(() => read([], { SANDBOX_PORT: 'x' })).toThrow('SANDBOX_PORT takes a whole number');
    expect(() => read([], { SITE_PORT: '99999' })).toThrow('SITE_PORT takes a whole number');
    for (const address of ['here', 'ftp://site.example', '/docs'])
      expect(() => read([], { SITE_URL: address })).toThrow('SITE_URL takes the address where the site stands');
    for (const base of ['standards', '/standards', 'standards/', '/a//b/', '/../', '/a b/', 'https://x.example/'])
      expect(() => read([], { SITE_BASE_URL: base })).toThrow('SITE_BASE_URL takes a path');
    expect(read([], { SITE_BASE_URL: '/team/standards/' }).baseUrl).toBe('/team/standards/');
  });

  it('stand in the usage, each with what it does', () => {
    expect(readOptions('start', ['--help', '--port', 'x'])).toBe('help');
    for (const name of [
      'site-port',
      'port',
      'data',
      'rate-limit',
      'keep-ledger',
      'keys',
      'rates',
      'host',
      'allow-host',
      'allow-origin',
      'help',
    ])
      expect(usageOf('start')).toMatch(new RegExp(`^  --${name}( [A-Z]+)? {2,}\\S`, 'm'));
    expect(usageOf('sandbox')).not.toContain('--site-port');
    expect(() => readOptions('sandbox', ['--site-port', '1'], { env: {} })).toThrow("Unknown option '--site-port'.");
  });
});
