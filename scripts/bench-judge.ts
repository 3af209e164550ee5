// How long all rules take over a ledger, how long for a further call, and how both grow. Times are those of the processor.
import { createJudge } from '../src/certification/judge';
import type { Connector } from '../src/certification/testing/connector';
import { recordLedger } from '../src/certification/testing/record';
import type { Judging, Rule } from '../src/certification/vocabulary/rule';
import { rules } from '../src/generated/rules';
import type { LedgerEntry } from '../src/ledger/types';
import { copiesOf } from './bench/copies';

const furtherCalls = 200;

/** What a shop's day is made of: sales, parts, cancellations, refunds, declines, renewals. */
async function visit(connector: Connector): Promise<void> {
  const customer = await connector.customer();
  await connector.order();
  await connector.order({ customerId: customer.id });
  const parts = await connector.order();
  await connector.fulfill(parts, { quantity: 1 });
  await connector.fulfill(parts, { cancelQuantity: 1 });
  const shipped = await connector.shipped();
  await connector.refund(shipped, { percent: 50 });
  await connector.send('POST', '/orders', { body: { checkoutId: (await connector.checkout()).id } });
  await connector.subscribe();
  await connector.checkout({ taxInclusive: undefined });
}

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function heapBytes(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed;
}

function measure(recorded: readonly LedgerEntry[], size: number) {
  const pages = [...copiesOf(recorded, size + furtherCalls)];
  const all = pages.flat();
  const [ledger, further] = [all.slice(0, size), all.slice(size)];
  const before = heapBytes();
  const judge = createJudge({ rules });
  const whole = milliseconds(() => {
    judge.add(ledger);
    judge.verdicts();
  });
  const bytes = heapBytes() - before;
  const each = milliseconds(() => {
    for (const entry of further) {
      judge.add([entry]);
      judge.verdicts();
    }
  });
  return { whole, each: each / furtherCalls, bytes, ledgerBytes: before };
}

/** The rules with a clock around each. The clock itself takes its time, so that only the shares are told. */
function timed(spent: Map<string, bigint>): readonly Rule[] {
  return rules.map((rule) => {
    const judge = (part: Judging): Judging['judge'] => {
      return (base, on, countsRefusals) => {
        const before = process.hrtime.bigint();
        const finding = part.judge(base, on, countsRefusals);
        spent.set(rule.item, (spent.get(rule.item) ?? 0n) + process.hrtime.bigint() - before);
        return finding;
      };
    };
    return { ...rule, parts: rule.parts.map((part) => ({ ...part, judge: judge(part) })) };
  });
}

/** Which rules take most of the time that all rules take over a ledger of this size, in percent. */
function slowest(recorded: readonly LedgerEntry[], size: number): readonly (readonly [string, number])[] {
  const spent = new Map<string, bigint>();
  const judge = createJudge({ rules: timed(spent) });
  judge.add([...copiesOf(recorded, size)].flat());
  judge.verdicts();
  const all = Number([...spent.values()].reduce((sum, one) => sum + one, 0n));
  const shares = [...spent].map(([item, nanoseconds]) => [item, (Number(nanoseconds) / all) * 100] as const);
  return shares.sort(([, one], [, other]) => other - one).slice(0, 10);
}

const { entries: recorded } = await recordLedger(visit);
// The first run warms the compiler up; what a server does all day is measured, not its first second.
measure(recorded, 2_000);
const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
const found = sizes.map((size) => ({ size, ...measure(recorded, size) }));

console.log(`${rules.length} rules; a visit has ${recorded.length} entries.\n`);
console.log('entries   all rules   per entry   a further call   index   with the entries');
for (const { size, whole, each, bytes, ledgerBytes } of found) {
  const columns = [
    String(size).padStart(7),
    `${whole.toFixed(0)} ms`.padStart(12),
    `${((whole / size) * 1000).toFixed(1)} µs`.padStart(12),
    `${each.toFixed(2)} ms`.padStart(17),
    `${(bytes / 1e6).toFixed(0)} MB`.padStart(8),
    `${((bytes + ledgerBytes) / 1e6).toFixed(0)} MB`.padStart(19),
  ];
  console.log(columns.join(''));
}
for (const [index, { size, whole, each }] of found.entries()) {
  const smaller = found[index - 1];
  if (smaller)
    console.log(
      `From ${smaller.size} to ${size}: all rules × ${(whole / smaller.whole).toFixed(1)}, a further call × ${(each / smaller.each).toFixed(1)}.`,
    );
}
const ten = slowest(recorded, 10_000);
const together = ten.reduce((sum, [, share]) => sum + share, 0);
console.log(`\nOf what the rules take over 10000 entries, ten take ${together.toFixed(0)} %:`);
for (const [item, share] of ten) console.log(`${share.toFixed(1).padStart(6)} %  ${item}`);
