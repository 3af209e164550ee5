import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarValidator } from '@har-sdk/validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import type { VerdictReport } from '../../src/certification/report/verdicts/types';
import { secretKey } from '../../src/sandbox/keys';
import { startSandboxServer } from '../../src/sandbox/runtimes/node';
import { command } from './command';
import { harOf, type Tool } from './har-shapes';
import { type RecordedCall, shopAt } from './shop';

const tools: readonly Tool[] = ['chrome', 'firefox', 'charles', 'postman'];
const folder = mkdtempSync(join(tmpdir(), 'har '));
let calls: readonly RecordedCall[] = [];

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function verdicts(...args: string[]): Promise<VerdictReport> {
  const { out, error } = await command(folder, 'verify', '--format', 'json', ...args);
  if (!out) throw new Error(error);
  return JSON.parse(out) as VerdictReport;
}

/** What rests on calls, whatever the tool wrote of the keys: Chrome leaves them out. */
const decided = ({ items }: VerdictReport) =>
  Object.fromEntries(
    items
      .filter(({ id, exchanges }) => exchanges.length > 0 && id !== 'admin.api-keys')
      .map(({ id, verdict }) => [id, verdict]),
  );

/** Two orders that are right but for an address of the shopper that no shopper has. */
beforeAll(async () => {
  await ensureServer();
  const server = await startSandboxServer({ port: 0, dataPath: join(folder, 'live.db'), rateLimit: 0 });
  const { connector, calls: recorded } = shopAt(server.url);
  await connector.ship(await connector.order());
  await connector.order({ browserIp: '10.0.0.7', card: '4444222233331111' });
  await server.close();
  calls = recorded;
});

describe('a HAR file', () => {
  it.each(tools)('of %s is a HAR file by an independent judge', async (tool) => {
    expect(await new HarValidator().verify(harOf(tool, calls) as never)).toEqual([]);
  });

  it('of each tool leads to the same verdicts, about the same calls', async () => {
    const reports = await Promise.all(tools.map((tool) => verdicts('--har', write(`${tool}.har`, harOf(tool, calls)))));
    const [first] = reports.map(decided);
    expect(first).toMatchObject({ 'checkouts.tax-inclusive': 'pass', 'checkouts.public-ip': 'fail' });
    for (const [index, report] of reports.entries()) {
      expect(decided(report), tools[index]).toEqual(first);
      expect(report.source.entries, tools[index]).toBe(calls.length);
      expect(report.notes.join(' ')).toContain('left out 1 call to another host');
    }
    const [fault] = reports.map(({ items }) => items.find(({ id }) => id === 'checkouts.public-ip')?.counterexample);
    expect(fault?.pointer).toBe('/requestBody/browserIp');
    expect(fault?.call).toMatch(/^POST \//);
  });

  it('shows neither keys nor card data in what is written', async () => {
    for (const format of ['json', 'text', 'markdown', 'junit', 'csv']) {
      const { out } = await command(
        folder,
        'verify',
        '--har',
        write('all.har', harOf('postman', calls)),
        '--format',
        format,
      );
      expect(out).not.toContain('4444222233331111');
      expect(out).not.toContain(secretKey);
    }
  });

  it('counts calls to a host that is named, and those alone', async () => {
    const elsewhere = calls.map((call) => ({
      ...call,
      url: call.url.replace(/localhost:\d+/, 'gateway.example:8443'),
    }));
    const file = write('gateway.har', harOf('chrome', elsewhere));
    const without = await command(folder, 'verify', '--har', file);
    expect(without.code).toBe(2);
    expect(without.out).toContain('name it with --host: shop.example, gateway.example:8443');
    for (const host of ['gateway.example', 'gateway.example:8443'])
      expect((await verdicts('--har', file, '--host', host)).source.entries).toBe(calls.length);
    expect((await verdicts('--har', file, '--host', 'gateway.example:1')).source.entries).toBe(0);
  });

  it('leaves calls out whose bodies it lacks, and says so, instead of blaming the connector for it', async () => {
    const har = harOf('chrome', calls);
    for (const entry of har.log.entries) delete (entry.request as { postData?: object }).postData;
    const report = await verdicts('--har', write('no-bodies.har', har));
    const places = report.items.map(({ counterexample }) => counterexample?.pointer ?? '');
    expect(places.filter((pointer) => pointer.startsWith('/requestBody'))).toEqual([]);
    expect(report.notes.join(' ')).toMatch(/left out \d+ calls whose request body is not in the file/);
  });

  it.each([
    ['no JSON', '{"log":', /It is no JSON/],
    ['JSON of another kind', '{"info":{}}', /no "log", so it is no HAR file/],
    ['no list of entries', '{"log":{"version":"1.2"}}', /log\.entries is missing/],
    [
      'an entry without an address',
      { log: { entries: [{ request: { method: 'GET' } }] } },
      /log\.entries\[0\]\.request\.url is ""/,
    ],
    [
      'an entry without a time',
      { log: { entries: [{ request: { method: 'GET', url: 'http://localhost/skus' }, response: { status: 200 } }] } },
      /log\.entries\[0\]\.startedDateTime is missing/,
    ],
  ])('with %s is refused with the place of the fault', async (_what, content, message) => {
    const { code, out, error } = await command(folder, 'verify', '--har', write('broken.har', content));
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(error).toMatch(message);
    expect(error).toContain('broken.har');
    expect(error).not.toMatch(/\n\s+at /);
  });
});
