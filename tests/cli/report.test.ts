import { createHash, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { digestOf } from '../../src/certification/report/digest';
import { formatReadiness } from '../../src/certification/report/formats';
import type { ReadinessReport } from '../../src/certification/report/types';
import { assessment, reported } from '../../src/certification/testing/reported';
import { check } from '../../src/cli/check';
import { keys } from '../../src/cli/keys';
import { report } from '../../src/cli/report';
import { secretKey } from '../../src/sandbox/keys';
import { startSandboxServer } from '../../src/sandbox/runtimes/node';
import { command } from './command';
import { shopAt } from './shop';

const folder = mkdtempSync(join(tmpdir(), 'report '));
const run = (...args: string[]) => command(folder, ...args);
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const readReport = (name: string) => JSON.parse(text(name)) as ReadinessReport;
const itemIn = ({ items }: ReadinessReport, id: string) => items.find((item) => item.id === id);

function write(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

/** What anybody can do with a report that is a file. */
const forged = (name: string, report: ReadinessReport) => write(name, { ...report, digest: digestOf(report) });

beforeAll(async () => {
  await ensureServer();
  const { entries } = (await reported()).recording;
  write('ledger.json', entries);
  write('shorter.json', entries.slice(0, -1));
  const changedTime = '2026-11-19T08:00:00.000Z';
  const earlier = { state: 'done', changedTime } as const;
  // Of items that ask something else by now, and of one that the catalog never had.
  const claims = { ...assessment.claims, 'x.order-button-wording': earlier, 'x.of-old': earlier };
  write('assessment.json', { ...assessment, claims });
  await run('keys', 'new', 'team.pem');
  await run('keys', 'new', 'other.pem');
  const made = ['--ledger', 'ledger.json', '--run', 'all', '--assessment', 'assessment.json'];
  const { error } = await run(
    'report',
    ...made,
    '--sign',
    'team.pem',
    '--signer',
    'The team',
    '--output',
    'signed.json',
  );
  if (error) throw new Error(error);
});

describe('keys', () => {
  it('are two files, of which only the owner reads the private one, and never overwrites another', async () => {
    expect(statSync(join(folder, 'team.pem')).mode & 0o777).toBe(0o600);
    const before = text('team.pem');
    expect(await run('keys', 'new', 'team.pem')).toMatchObject({
      code: 3,
      error: expect.stringMatching(/there already/),
    });
    expect(text('team.pem')).toBe(before);
    const der = createPublicKey(text('team.pem.pub')).export({ type: 'spki', format: 'der' });
    const { out } = await run('keys', 'show', 'team.pem.pub');
    expect(out.trim()).toBe(createHash('sha256').update(der).digest('hex'));
  });
});

describe('report and check', () => {
  it('agree, and tell who signed by fingerprint alone or by the key that the reader was given', async () => {
    const { out: fingerprint } = await run('keys', 'show', 'team.pem.pub');
    const unknown = await run('check', 'signed.json', '--ledger', 'ledger.json');
    expect(unknown).toMatchObject({ code: 0, error: '' });
    expect(unknown.out).toMatch(/follows from these calls: 104 verdicts/);
    expect(unknown.out).toContain(`cannot tell the owner of: ${fingerprint.trim()}`);
    const known = await run('check', 'signed.json', '--ledger', 'ledger.json', '--signed-by', 'team.pem.pub');
    expect(known).toMatchObject({
      code: 0,
      out: expect.stringMatching(/as "The team", with the key in team\.pem\.pub/),
    });
    const other = await run('check', 'signed.json', '--ledger', 'ledger.json', '--signed-by', 'other.pem.pub');
    expect(other).toMatchObject({ code: 1, out: expect.stringMatching(/the key in other\.pem\.pub.*did not sign/) });
  });

  it('keep what the team says: claims, waivers, plan, and the profile of the assessment', () => {
    const report = readReport('signed.json');
    expect(report.profile).toEqual(assessment.profile);
    expect(itemIn(report, 'checkouts.tax-inclusive')).toMatchObject({
      verdict: 'waived',
      waiver: { who: 'Quentin Cole' },
    });
    expect(itemIn(report, 'admin.api-keys')).toMatchObject({
      plan: { due: '2026-12-01' },
      review: { decision: 'returned' },
    });
  });

  it('ask again what an item asks anew, and keep what nobody can place', () => {
    const report = readReport('signed.json');
    expect(itemIn(report, 'x.order-button-wording')).toMatchObject({ verdict: 'review', revision: 2 });
    expect(report.outcome.reasons).toContainEqual(
      expect.objectContaining({ subject: 'x.order-button-wording', why: 'no-answer' }),
    );
    expect(report.answers).toContainEqual(expect.objectContaining({ subject: 'x.of-old' }));
  });

  it('agree on a report that was redacted after it was signed; nobody is named in it', async () => {
    await run('report', '--from', 'signed.json', '--redact', '--output', 'redacted.json');
    expect(text('redacted.json')).not.toMatch(/\banna|quentin|zacharias|10\.11\.12\.13|ledger\.json/i);
    const checked = await run('check', 'redacted.json', '--ledger', 'ledger.json', '--signed-by', 'team.pem.pub');
    expect(checked).toMatchObject({ code: 0, out: expect.stringMatching(/It is redacted/) });
  });

  it('find a verdict, a claim and a ledger that were changed', async () => {
    const made = readReport('signed.json');
    const items = made.items.map((item) =>
      item.id === 'checkouts.public-ip' ? { ...item, verdict: 'pass' as const } : item,
    );
    const verdict = await run(
      'check',
      forged('verdict.json', { ...made, items, signatures: [] }),
      '--ledger',
      'ledger.json',
    );
    expect(verdict).toMatchObject({
      code: 1,
      out: expect.stringMatching(/checkouts\.public-ip: it says "pass"; "fail" follows/),
    });
    const about = { ...made.about, environment: 'production' as const };
    const said = await run('check', forged('said.json', { ...made, about }), '--without-ledger');
    expect(said).toMatchObject({ code: 1, out: expect.stringMatching(/did not sign this report as it stands/) });
    const ledger = await run('check', 'signed.json', '--ledger', 'shorter.json', '--format', 'json');
    expect(ledger.code).toBe(1);
    expect(JSON.parse(ledger.out)).toMatchObject({
      follows: false,
      discrepancies: expect.arrayContaining([expect.objectContaining({ pointer: '/ledger' })]),
    });
    const refused = await run('report', '--from', write('edited.json', { ...made, about }), '--sign', 'team.pem');
    expect(refused).toMatchObject({ code: 3, error: expect.stringMatching(/changed since it was made/) });
  });

  it('say "signed" only of a signature that fits, and name its key by the fingerprint that "keys show" prints', async () => {
    const made = readReport('signed.json');
    const { out: fingerprint } = await run('keys', 'show', 'team.pem.pub');
    const markdown = formatReadiness(made, 'markdown');
    expect(markdown).toMatch(new RegExp(`Signed by The team, .*, with the key ${fingerprint.trim()}`));
    expect(markdown).not.toContain(made.signatures[0]?.publicKey);
    const signatures = made.signatures.map((one) => ({ ...one, signer: 'The provider' }));
    const fake = { ...made, signatures };
    expect(formatReadiness(fake, 'markdown')).toMatch(/The signature does not fit/);
    expect(formatReadiness(fake, 'markdown')).not.toMatch(/Signed by The provider/);
    const file = join(folder, write('fake.json', fake));
    for (const more of [['--redact'], ['--format', 'markdown'], ['--sign', join(folder, 'other.pem')]])
      await expect(async () => report(['--from', file, ...more])).rejects.toThrow(/the signature does not fit/);
  });
});

describe('a report of a sandbox', () => {
  it('is checked against the sandbox, its data file and its ledger as a file, while it goes on', async () => {
    const server = await startSandboxServer({ port: 0, dataPath: join(folder, 'live.db'), rateLimit: 0 });
    const { connector } = shopAt(server.url);
    await connector.run('First try');
    await connector.refused('POST', '/checkouts', { ...(await connector.cart()), taxInclusive: 'no' });
    await connector.ship(await connector.order({ items: [{ skuId: (await connector.sku()).id, price: 1e2 }] }));
    await run('report', '--url', server.url, '--output', 'live.json');
    await connector.run('Second try');
    const page = await fetch(`${server.url}/_sandbox/ledger?limit=500`, {
      headers: { authorization: `Bearer ${secretKey}` },
    });
    write('page.json', await page.text());
    const sources = [
      ['--url', server.url],
      ['--data', 'live.db'],
      ['--ledger', 'page.json'],
    ];
    for (const source of sources)
      expect(await run('check', 'live.json', ...source)).toMatchObject({ code: 0, error: '' });
    expect(readReport('live.json')).toMatchObject({
      runs: [{ name: 'First try', judged: true }],
      scope: { rehearsal: false },
    });
    await server.close();
  });
});

describe('a report in another format', () => {
  it('is Markdown with the outcome first, a table for a spreadsheet, test results and EARL', async () => {
    const { out: csv } = await run('report', '--from', 'signed.json', '--format', 'csv');
    const made = readReport('signed.json');
    const [markdown, junit, earl] = (['markdown', 'junit', 'earl'] as const).map((one) => formatReadiness(made, one));
    expect(markdown).toMatch(
      /^# Readiness report: Shop connector 2\.0\n[\s\S]*## Summary\n\n\*\*Not ready: [\s\S]*## In the way/,
    );
    expect(markdown).toMatch(/## Waived\n\n- checkouts\.tax-inclusive: Waived by Quentin Cole until 2999-12-31/);
    const rows = parse(csv, { columns: true }) as Readonly<Record<string, string>>[];
    expect(rows.find(({ id }) => id === 'admin.api-keys')).toMatchObject({
      ownerName: 'Anna Berg',
      review: 'returned',
    });
    expect(rows).toContainEqual(expect.objectContaining({ id: 'criterion:planning.exit.scenarios', claim: 'done' }));
    const xml = load(junit as string, { xml: true });
    expect(xml('testcase').length).toBe(104);
    expect(xml('testcase[name="checkouts.public-ip"] failure').attr('message')).toMatch(/browserIp/);
    const { '@graph': graph } = JSON.parse(earl as string) as { '@graph': Readonly<Record<string, unknown>>[] };
    expect(graph.filter((node) => node['@type'] === 'earl:Assertion').length).toBe(104);
    expect(graph).toContainEqual(
      expect.objectContaining({
        'earl:test': expect.objectContaining({ 'dct:identifier': 'checkouts.public-ip' }),
        'earl:mode': 'earl:automatic',
        'earl:assertedBy': '_:tool',
        'earl:result': expect.objectContaining({ 'earl:outcome': 'earl:failed' }),
      }),
    );
    const manual = graph.filter((node) => node['earl:mode'] === 'earl:manual');
    expect(new Set(manual.map((node) => node['earl:assertedBy']))).toEqual(new Set(['_:team']));
  });
});

/** Without a process for each: how a command ends with 3 is tried elsewhere. */
const commands: Readonly<Record<string, (args: readonly string[]) => unknown>> = { check, keys, report };

describe('bad input', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a key that is public', ['report', '--from', 'signed.json', '--sign', 'team.pem.pub'], /is a public key/],
    ['no key', ['report', '--from', 'signed.json', '--sign', 'ledger.json'], /holds no Ed25519 private key/],
    ['a signer without a key', ['report', '--signer', 'Me'], /--signer goes with --sign/],
    [
      'a signature on a table',
      ['report', '--from', 'signed.json', '--sign', 'team.pem', '--format', 'csv'],
      /goes with the format json/,
    ],
    [
      'a ledger beside a made report',
      ['report', '--from', 'signed.json', '--ledger', 'ledger.json'],
      /--ledger does not go with --from/,
    ],
    ['a ledger as a report', ['report', '--from', 'ledger.json'], /no readiness report/],
    ['a damaged report', ['check', 'damaged.json', '--without-ledger'], /At \/items\/0\/verdict/],
    ['a later version', ['check', 'later.json', '--without-ledger'], /version 2, and this release reads 1/],
    [
      'a ledger beside none',
      ['check', 'signed.json', '--without-ledger', '--ledger', 'ledger.json'],
      /goes with no ledger/,
    ],
    [
      'a damaged ledger',
      ['check', 'signed.json', '--ledger', 'holed.json'],
      /holed\.json: \[\d+\] has no usable events\[0\]\.objectKind: it is missing, not a text/,
    ],
    ['a damaged assessment', ['report', '--ledger', 'ledger.json', '--assessment', 'signed.json'], /cannot be used/],
    ['keys without a verb', ['keys', 'team.pem'], /Say "new" or "show"/],
  ])('such as %s is told in words', async (_what, [name = '', ...args], message) => {
    const made = readReport('signed.json');
    write('later.json', { ...made, version: 2 });
    write('holed.json', text('ledger.json').replace(/"objectKind":"[^"]*",?/, ''));
    write('damaged.json', { ...made, items: [{ ...made.items[0], verdict: 'good' }] });
    const inFolder = args.map((arg) => (/\.(json|pem|pub)$/.test(arg) ? join(folder, arg) : arg));
    await expect(async () => commands[name]?.(inFolder)).rejects.toThrow(message);
  });
});
