import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import type { ItemVerdict, VerdictReport } from '../../src/certification/report/verdicts/types';
import { recordLedger } from '../../src/certification/testing/record';
import type { LedgerEntry } from '../../src/ledger/types';
import { command } from './command';

const folder = mkdtempSync(join(tmpdir(), 'check '));
let entries: readonly LedgerEntry[] = [];
let report: VerdictReport;

function write(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

const check = (...args: string[]) => command(folder, 'check', ...args);

/** The report with one item said in another way. */
function withItem(id: string, change: Partial<ItemVerdict>): VerdictReport {
  return { ...report, items: report.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}

beforeAll(async () => {
  await ensureServer();
  const recorded = await recordLedger(async (connector) => {
    await connector.refused('POST', '/checkouts', { ...(await connector.cart()), taxInclusive: 'no' });
    await connector.ship(await connector.order());
  });
  entries = recorded.entries;
  write('ledger.json', entries);
  write('profile.json', { goods: ['physical'], subscriptions: 'none' });
  const { out } = await command(
    folder,
    'verify',
    '--ledger',
    'ledger.json',
    '--profile',
    'profile.json',
    '--format',
    'json',
  );
  report = JSON.parse(out) as VerdictReport;
});

describe('check', () => {
  it('finds nothing in a report that verify has written, also when the ledger went on since', async () => {
    expect(await check(write('true.json', report), '--ledger', 'ledger.json')).toMatchObject({ code: 0, error: '' });
    const last = entries.at(-1) as LedgerEntry;
    write('longer.json', [...entries, { ...last, sequence: last.sequence + 1 }]);
    expect((await check('true.json', '--ledger', 'longer.json')).code).toBe(0);
  });

  it.each<[string, () => VerdictReport, RegExp]>([
    [
      'a failure that is said to pass',
      () => withItem('checkouts.tax-inclusive', { verdict: 'pass' }),
      /checkouts\.tax-inclusive: it says "pass"; "fail" follows/,
    ],
    [
      'a pass that is said to fail',
      () => withItem('fulfillments.fulfilled-quantity', { verdict: 'fail' }),
      /fulfillments\.fulfilled-quantity: it says "fail"; "pass" follows/,
    ],
    [
      'an item that is said not to apply',
      () => withItem('checkouts.ship-addresses', { verdict: 'not-applicable' }),
      /checkouts\.ship-addresses: it says "not-applicable"/,
    ],
    [
      'a failure that is said to be accepted, by nobody',
      () => withItem('checkouts.tax-inclusive', { verdict: 'waived' }),
      /checkouts\.tax-inclusive: it says "waived"/,
    ],
    [
      'calls that the ledger does not have',
      () => withItem('fulfillments.fulfilled-quantity', { exchanges: [9999] }),
      /rests on call 9999/,
    ],
    [
      'a value that does not stand there',
      () => {
        const { counterexample } = report.items.find(({ id }) => id === 'checkouts.tax-inclusive') as ItemVerdict;
        return withItem('checkouts.tax-inclusive', {
          counterexample: { ...counterexample, seen: 7 } as ItemVerdict['counterexample'] & object,
        });
      },
      /has 7 at \/requestBody\/taxInclusive; there is "no"/,
    ],
    [
      'an item that is left out',
      () => ({ ...report, items: report.items.filter(({ id }) => id !== 'x.rate-limit') }),
      /x\.rate-limit: it is left out/,
    ],
    [
      'an item that stands there twice',
      () => ({ ...report, items: [...report.items, ...report.items.slice(0, 1)] }),
      /it stands there twice/,
    ],
    [
      'an item of no checklist',
      () => withItem('x.rate-limit', { id: 'x.rates' }),
      /x\.rates: no checklist has this item/,
    ],
    ['a better outcome', () => ({ ...report, outcome: 'ready' }), /The outcome: it says "ready"; "not-ready" follows/],
  ])('tells of %s', async (_what, made, message) => {
    const { code, out } = await check(write('false.json', made()), '--ledger', 'ledger.json');
    expect(out).toMatch(message);
    expect(code).toBe(1);
  });

  it('takes a failure for accepted that had an owner and was not over', async () => {
    const waiver = { owner: 'pay-team', until: '2999-12-31' };
    const accepted = withItem('checkouts.tax-inclusive', { verdict: 'waived', waiver });
    expect((await check(write('waived.json', accepted), '--ledger', 'ledger.json')).out).not.toMatch(
      /checkouts\.tax-inclusive/,
    );
    const over = withItem('checkouts.tax-inclusive', { verdict: 'waived', waiver: { ...waiver, until: '2020-01-01' } });
    expect((await check(write('over.json', over), '--ledger', 'ledger.json')).out).toMatch(/checkouts\.tax-inclusive/);
  });

  it.each([
    ['no file', [], /Name one file with a report/],
    ['a file of another kind', ['ledger.json', '--ledger', 'ledger.json'], /cannot be checked: it/],
    ['no such file', ['nothing.json', '--ledger', 'ledger.json'], /no such file/],
    ['no JSON', ['text.json', '--ledger', 'ledger.json'], /is no JSON/],
    ['a field named twice', ['twice.json', '--ledger', 'ledger.json'], /names \/version twice/],
    ['a later version', ['later.json', '--ledger', 'ledger.json'], /version 2, and this release reads 1/],
  ])('answers %s with 3 and words', async (_what, args, message) => {
    write('text.json', 'hello');
    write('twice.json', JSON.stringify(report).replace('{', '{"version":2,'));
    write('later.json', { ...report, version: 2 });
    const { code, error } = await check(...args);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
  });
});
