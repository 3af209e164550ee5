import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { emptyAssessment } from '../../src/certification/assessment/empty';
import type { VerdictReport } from '../../src/certification/report/verdicts/types';
import type { LedgerPage } from '../../src/ledger/types';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { command } from './command';
import { shopAt } from './shop';

const folder = mkdtempSync(join(tmpdir(), 'verify '));
const dataFile = join(folder, 'live.db');
let server: SandboxServer;

function write(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

async function ledgerPages(size: number): Promise<LedgerPage[]> {
  const pages: LedgerPage[] = [];
  for (let after = 0; ; after = pages.at(-1)?.data.at(-1)?.sequence ?? 0) {
    const headers = { authorization: `Bearer ${secretKey}` };
    const answer = await fetch(`${server.url}/_sandbox/ledger?after=${after}&limit=${size}`, { headers });
    pages.push((await answer.json()) as LedgerPage);
    if (!pages.at(-1)?.hasMore) return pages;
  }
}

async function report(...args: string[]): Promise<VerdictReport> {
  const { out, error } = await command(folder, 'verify', '--format', 'json', ...args);
  if (!out) throw new Error(error);
  return JSON.parse(out) as VerdictReport;
}
const verdictOn = ({ items }: VerdictReport, id: string) => items.find((item) => item.id === id);
const verdictsOf = ({ items }: VerdictReport) => items.map(({ id, verdict }) => `${id} ${verdict}`);

/** An order of a connector, one of the site's guide, and a connector's fault that came before. */
beforeAll(async () => {
  await ensureServer();
  server = await startSandboxServer({ port: 0, dataPath: dataFile, rateLimit: 0 });
  const { connector } = shopAt(server.url);
  await connector.refused('POST', '/checkouts', { ...(await connector.cart()), taxInclusive: 'no' });
  await connector.ship(await connector.order());
  const guide = shopAt(server.url, { 'Sandbox-Origin': 'guide' }).connector;
  const { id: skuId } = await guide.sku({ id: 'guide-sku' });
  await guide.order({ items: [{ skuId }], browserIp: '10.0.0.7' });
  write('pages.json', await ledgerPages(4));
  const entries = (await ledgerPages(500)).flatMap(({ data }) => data);
  write('entries.ndjson', entries.map((entry) => JSON.stringify(entry)).join('\n'));
  write('page.json', { epoch: 1, hasMore: false, firstSequence: 1, data: entries });
});
afterAll(() => server.close());

describe('verify', () => {
  it('says the same of a sandbox that runs, of its data file and of its ledger in each form', async () => {
    const live = await report('--url', server.url);
    expect(verdictOn(live, 'checkouts.tax-inclusive')?.verdict).toBe('fail');
    for (const source of [
      ['--ledger', 'page.json'],
      ['--ledger', 'pages.json'],
      ['--ledger', 'entries.ndjson'],
    ])
      expect(verdictsOf(await report(...source)), source.join(' ')).toEqual(verdictsOf(live));
  });

  it('reads a data file in a copy and leaves it as it is', async () => {
    const own = await startSandboxServer({ port: 0, dataPath: join(folder, 'kept.db'), rateLimit: 0 });
    await shopAt(own.url).connector.order();
    await own.close();
    const before = readFileSync(join(folder, 'kept.db'));
    expect(verdictOn(await report('--data', 'kept.db'), 'checkouts.tax-inclusive')?.verdict).toBe('pass');
    expect(readFileSync(join(folder, 'kept.db')).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'kept.db-wal'))).toBe(false);
  });

  it('reads a data file while a sandbox writes it: each time all calls up to a moment, and later ones the next time', async () => {
    const own = await startSandboxServer({ port: 0, dataPath: join(folder, 'written.db'), rateLimit: 0 });
    const shop = shopAt(own.url).connector;
    await shop.order();
    let isOpen = true;
    const selling = (async () => {
      while (isOpen) await shop.checkout();
    })();
    try {
      let last = 0;
      for (let turn = 0; turn < 3; turn += 1) {
        const { source, items } = await report('--data', 'written.db');
        expect(source.entries).toBe(source.lastSequence);
        expect(source.lastSequence).toBeGreaterThan(last);
        expect(items.find(({ id }) => id === 'checkouts.tax-inclusive')?.verdict).toBe('pass');
        last = source.lastSequence;
      }
    } finally {
      isOpen = false;
      await selling;
      await own.close();
    }
  });

  it("counts the site's own calls as a rehearsal alone, and says that it is one", async () => {
    expect(verdictOn(await report('--ledger', 'page.json'), 'checkouts.public-ip')?.verdict).not.toBe('fail');
    const rehearsal = await report('--ledger', 'page.json', '--rehearsal');
    expect(verdictOn(rehearsal, 'checkouts.public-ip')?.verdict).toBe('fail');
    const { out } = await command(folder, 'verify', '--ledger', 'page.json', '--rehearsal');
    expect(out).toContain('a rehearsal, no proof');
  });

  it('forgets what came before a time', async () => {
    const fault = verdictOn(await report('--ledger', 'page.json'), 'checkouts.tax-inclusive')?.counterexample;
    const { data } = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as LedgerPage;
    const next = data.find(({ sequence }) => sequence === Number(fault?.sequence) + 1);
    const later = await report('--ledger', 'page.json', '--since', next?.time ?? '');
    expect(verdictOn(later, 'checkouts.tax-inclusive')?.verdict).toBe('pass');
    expect(later.scope.since).toBe(next?.time);
  });

  it('judges what a profile leaves, and says why the rest does not apply', async () => {
    write('profile.yml', 'goods: [physical]\nsubscriptions: none\ndataModel: skus-only\n');
    const { items, profile } = await report('--ledger', 'page.json', '--profile', 'profile.yml');
    expect(profile).toEqual({ goods: ['physical'], subscriptions: 'none', dataModel: 'skus-only' });
    const renewal = items.find(({ id }) => id === 'checkouts.subscriptions.terms');
    expect(renewal).toMatchObject({
      verdict: 'not-applicable',
      applies: expect.stringContaining('subscriptions: none'),
    });
    expect(items.find(({ id }) => id === 'checkouts.ship-addresses')?.verdict).not.toBe('not-applicable');
  });
});

describe('the exit code of verify', () => {
  const exit = async (...args: string[]) => (await command(folder, 'verify', ...args)).code;

  it('is 1 for a failure that weighs, and 2 where nothing was observed', async () => {
    expect(await exit('--ledger', 'page.json')).toBe(1);
    expect(await exit('--ledger', write('empty.json', { epoch: 1, hasMore: false, firstSequence: 1, data: [] }))).toBe(
      2,
    );
  });

  it.each([
    ['an unknown option', ['--fromat', 'json'], /Unknown option '--fromat'/],
    ['an unknown format', ['--format', 'xml'], /--format is one of text, json, junit, markdown, csv, not "xml"/],
    ['an unknown level', ['--min', 'must'], /--min is one of required/],
    ['two sources', ['--har', 'a.har', '--ledger', 'page.json'], /one of --har and --ledger/],
    ['a key without an address', ['--ledger', 'page.json', '--key', 'x'], /--key goes with --url only/],
    ['no time', ['--ledger', 'page.json', '--since', 'yesterday'], /--since takes a time/],
    ['no address', ['--url', 'localhost:4010'], /--url takes an address/],
    ['a run that is not there', ['--ledger', 'page.json', '--run', 'smoke'], /no run "smoke"/],
    ['no such file', ['--ledger', 'nothing.json'], /nothing\.json cannot be read: there is no such file/],
    ['a folder', ['--har', '.'], /it is a folder/],
    ['no such data file', ['--data', 'nothing.db'], /nothing\.db cannot be read: there is no such file/],
    ['a data file of another kind', ['--data', 'page.json'], /a file of another kind/],
    ['a sandbox that does not run', ['--url', 'http://localhost:9'], /cannot be reached/],
    [
      'a profile with a slip',
      ['--profile', 'slip.yml', '--ledger', 'page.json'],
      /slip\.yml:2: .*Did you mean "physical"/,
    ],
    ['a ledger with a broken line', ['--ledger', 'broken.ndjson'], /broken\.ndjson: line 2 is no JSON/],
    ['a ledger without times', ['--ledger', 'untimed.json'], /data\[0\] has no usable time/],
    ['a file that is no ledger', ['--ledger', 'slip.json'], /the file has no usable sequence/],
  ])('is 3 for %s, with words and no trace', async (_what, args, message) => {
    write('slip.yml', 'name: Shop\ngoods: [phisical]\n');
    write('slip.json', { goods: 1 });
    write(
      'broken.ndjson',
      '{"sequence":1,"time":"2026-01-01T00:00:00Z","objects":[],"events":[],"kind":"timer"}\n{"seq\n',
    );
    write('untimed.json', { data: [{ sequence: 1 }] });
    const { code, out, error } = await command(folder, 'verify', ...args);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([3, '']);
  });

  it('is 3 for a key that the sandbox does not know', async () => {
    const { code, error } = await command(folder, 'verify', '--url', server.url, '--key', 'sk_test_wrong');
    expect(code).toBe(3);
    expect(error).toMatch(/does not know this key/);
  });
});

describe('what a team says', () => {
  const time = '2026-11-26T09:00:00.000Z';
  const heard = (claims: object) => {
    const profile = { subscriptions: 'none' };
    const file = write('assessment.json', { ...emptyAssessment('a'), savedTime: time, profile, claims });
    return report('--ledger', 'page.json', '--assessment', file);
  };

  it('settles what calls leave to a person, and nothing that they have shown', async () => {
    const done = { state: 'done', changedTime: time };
    const judged = await heard({
      'docs.support': done,
      'checkouts.tax-inclusive': done,
      'x.delayed-instructions': { ...done, state: 'not-done' },
      'x.order-button-wording': done,
    });
    expect(verdictOn(judged, 'docs.support')).toMatchObject({ verdict: 'pass', claim: 'done' });
    expect(verdictOn(judged, 'x.delayed-instructions')?.verdict).toBe('fail');
    // The item asks more since its first revision, which was answered.
    expect(verdictOn(judged, 'x.order-button-wording')?.verdict).toBe('review');
    expect(verdictOn(judged, 'checkouts.subscriptions.info')?.verdict).toBe('not-applicable');
    expect(verdictOn(judged, 'checkouts.tax-inclusive')?.verdict).toBe('fail');
    expect(judged.reasons.join('\n')).toMatch(/orders\.notify-customer has no answer of the team/);
    write('heard.json', judged);
    expect((await command(folder, 'check', 'heard.json', '--ledger', 'page.json')).code).toBe(0);
    write('boasted.json', JSON.stringify(judged).replace('"verdict":"fail"', '"verdict":"pass","claim":"done"'));
    expect((await command(folder, 'check', 'boasted.json', '--ledger', 'page.json')).code).toBe(1);
  });

  it('waives a failure until its day, as the checklist pages do', async () => {
    const waived = (until: string) =>
      heard({
        'checkouts.tax-inclusive': {
          state: 'open',
          changedTime: time,
          waiver: { who: 'Ada', why: 'Mended in release 5.', until },
        },
      });
    expect(verdictOn(await waived('2999-12-31'), 'checkouts.tax-inclusive')).toMatchObject({
      verdict: 'waived',
      waiver: { owner: 'Ada', until: '2999-12-31', why: 'Mended in release 5.' },
    });
    expect(verdictOn(await waived('2020-01-31'), 'checkouts.tax-inclusive')?.verdict).toBe('fail');
  });

  it('is refused where the file is something else', async () => {
    const { code, error } = await command(folder, 'verify', '--ledger', 'page.json', '--assessment', 'page.json');
    expect([code, error]).toEqual([
      3,
      expect.stringContaining('page.json cannot be used: This file does not hold an assessment'),
    ]);
  });
});

describe('a baseline of accepted failures', () => {
  const entry = { id: 'checkouts.tax-inclusive', owner: 'pay-team', until: '2999-12-31', why: 'Mended in release 3.' };
  const judged = (...accepted: object[]) =>
    report('--ledger', 'page.json', '--baseline', write('baseline.json', { accepted }));

  it('turns a failure into an accepted one, with who took it on and until when', async () => {
    const accepted = await judged(entry);
    expect(verdictOn(accepted, entry.id)).toMatchObject({
      verdict: 'waived',
      waiver: { owner: 'pay-team', until: '2999-12-31' },
    });
    expect(accepted.reasons.join()).not.toContain(entry.id);
  });

  it('counts no longer when its day is over', async () => {
    const expired = await judged({ ...entry, until: '2020-01-31' });
    expect(verdictOn(expired, entry.id)?.verdict).toBe('fail');
    expect(expired.reasons.join('\n')).toMatch(/accepted checkouts\.tax-inclusive until 2020-01-31\. Ask pay-team/);
  });

  it('has to lose an entry whose failure is gone', async () => {
    const gone = await judged(entry, { ...entry, id: 'fulfillments.fulfilled-quantity' });
    expect(gone.outcome).toBe('not-ready');
    expect(gone.reasons.join('\n')).toMatch(
      /fulfillments\.fulfilled-quantity, which is now "pass": take the entry out/,
    );
  });

  it.each([
    [{ ...entry, id: 'checkouts.tax-inclusiv' }, /Did you mean "checkouts\.tax-inclusive"/],
    [{ ...entry, owner: '' }, /names no owner/],
    [{ ...entry, until: 'soon' }, /until of checkouts\.tax-inclusive is "soon"/],
    [{ ...entry, untill: '2027-01-01' }, /unknown field "untill"/],
    [{ id: entry.id, owner: 'x' }, /until of checkouts\.tax-inclusive is missing/],
  ])('is refused with %j', async (wrong, message) => {
    await expect(judged(wrong)).rejects.toThrow(message);
  });
});

describe('what verify writes', () => {
  const written = async (format: string, ...more: string[]) =>
    (await command(folder, 'verify', '--ledger', 'page.json', '--format', format, ...more)).out;

  it('is a table for people, with the call, the field and what is in the way', async () => {
    const text = await written('text');
    expect(text).toMatch(/✕ fail +checkouts\.tax-inclusive {2}\(required\)/);
    expect(text).toMatch(/call \d+, POST \/checkouts 400, at \/requestBody\/taxInclusive/);
    expect(text).toMatch(/\nNOT READY\n/);
    expect(text).not.toContain('\u001b');
  });

  it('is XML with a test for each item, that fails where the item is in the way', async () => {
    const xml = load(await written('junit'), { xml: true });
    expect(xml('testcase')).toHaveLength(104);
    const failing = xml('testcase[name="checkouts.tax-inclusive"] > failure');
    expect(failing.attr('type')).toBe('fail');
    expect(xml('testcase[name="fulfillments.fulfilled-quantity"]').children('failure, skipped')).toHaveLength(0);
    for (const suite of xml('testsuite').toArray())
      expect(Number(xml(suite).attr('failures'))).toBe(xml(suite).find('failure').length);
  });

  it('is a table for a spreadsheet, with a row for each item', async () => {
    const rows = parse(await written('csv'), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(104);
    expect(rows.find(({ id }) => id === 'checkouts.tax-inclusive')).toMatchObject({
      verdict: 'fail',
      field: '/requestBody/taxInclusive',
    });
  });

  it('is Markdown in which recorded texts mean nothing', async () => {
    const ledger = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as LedgerPage;
    const evil = JSON.stringify(ledger).replaceAll('"no"', JSON.stringify('no <img src=x> | `rm` \u001b[31m'));
    const { out } = await command(folder, 'verify', '--ledger', write('evil.json', evil), '--format', 'markdown');
    expect(out).toContain('## Connector Standards: ❌ not ready');
    for (const meant of ['<img', '\u001b']) expect(out).not.toContain(meant);
    const tables = out.split('\n').filter((line) => line.startsWith('| `'));
    expect(tables.every((line) => line.split('|').length === 6)).toBe(true);
  });

  it('goes to a file, with a badge beside it that loads nothing', async () => {
    const { out, code } = await command(
      folder,
      'verify',
      '--ledger',
      'page.json',
      '--output',
      'out.json',
      '--format',
      'json',
      '--badge',
      'badge.svg',
    );
    expect([out, code]).toEqual(['', 1]);
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toHaveProperty('outcome', 'not-ready');
    const badge = readFileSync(join(folder, 'badge.svg'), 'utf8');
    expect(load(badge, { xml: true })('svg > title').text()).toMatch(
      /connector standards: not ready, \d+\/104, \d{4}-\d\d-\d\d/,
    );
    expect(badge.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/href|url\(|https?:|<script|<style/);
  });
});
