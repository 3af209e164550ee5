// How long all rules take over a ledger, how long for a further call, and how both grow.
import { createJudge } from '../src/certification/judge';
import type { Connector } from '../src/certification/testing/connector';
import { recordLedger } from '../src/certification/testing/record';
import type { Judging, Rule } from '../src/certification/vocabulary/rule';
import { rules } from '../src/generated/rules';
import type { LedgerEntry } from '../src/ledger/types';
import { copiesOf } from './bench/copies';
import { threadTime } from './bench/thread-time';

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

/** What a piece of work takes, in milliseconds. */
interface Taken {
  /** Of the thread that does it: how long somebody waits where a second core is free for the compiler. */
  readonly thread: number;
  /** Of all cores together. */
  readonly cores: number;
}

function taken(work: () => void): Taken {
  const cores = process.cpuUsage();
  const thread = threadTime();
  work();
  const { user, system } = process.cpuUsage(cores);
  return { thread: threadTime() - thread, cores: (user + system) / 1000 };
}

function heapBytes(): number {
  // The second time takes what the first one let go.
  global.gc?.();
  global.gc?.();
  return process.memoryUsage().heapUsed;
}

function measure(recorded: readonly LedgerEntry[], size: number) {
  const pages = [...copiesOf(recorded, size + furtherCalls)];
  const all = pages.flat();
  const [ledger, later] = [all.slice(0, size), all.slice(size)];
  const before = heapBytes();
  const judge = createJudge({ rules });
  const whole = taken(() => {
    judge.add(ledger);
    judge.verdicts();
  });
  const bytes = heapBytes() - before;
  const further = taken(() => {
    for (const entry of later) {
      judge.add([entry]);
      judge.verdicts();
    }
  });
  return { size, whole, each: further.thread / furtherCalls, bytes, ledgerBytes: before };
}

type Measured = ReturnType<typeof measure>;

function row(when: string, { size, whole, each, bytes, ledgerBytes }: Measured): string {
  return [
    when.padEnd(12),
    String(size).padStart(7),
    `${whole.thread.toFixed(0)} ms`.padStart(12),
    `${((whole.thread / size) * 1000).toFixed(1)} µs`.padStart(12),
    `${whole.cores.toFixed(0)} ms`.padStart(12),
    `${each.toFixed(2)} ms`.padStart(17),
    `${(bytes / 1e6).toFixed(0)} MB`.padStart(8),
    `${((bytes + ledgerBytes) / 1e6).toFixed(0)} MB`.padStart(19),
  ].join('');
}

/** The best of a few: what other programs do at the same time only ever adds. */
function best(recorded: readonly LedgerEntry[], size: number, times: number): Measured {
  const all = Array.from({ length: times }, () => measure(recorded, size));
  return all.reduce((found, one) => (one.whole.thread < found.whole.thread ? one : found));
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
const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
const times = 5;
// The first look of a process, as the command line and a new page take it, before the compiler has seen the rules.
const first = measure(recorded, 10_000);
for (let run = 0; run < times; run += 1) measure(recorded, 10_000);
const found = sizes.map((size) => best(recorded, size, size > 10_000 ? 2 : times));

console.log(
  `${rules.length} rules; a visit has ${recorded.length} entries. The best of ${times}, of 2 for more than 10,000 entries.\n`,
);
console.log('            entries   all rules   per entry   all cores   a further call   index   with the entries');
console.log(row('at first', first));
for (const one of found) console.log(row('then', one));
for (const [index, { size, whole, each }] of found.entries()) {
  const smaller = found[index - 1];
  if (smaller)
    console.log(
      `From ${smaller.size} to ${size}: all rules × ${(whole.thread / smaller.whole.thread).toFixed(1)}, a further call × ${(each / smaller.each).toFixed(1)}.`,
    );
}
const ten = slowest(recorded, 10_000);
const together = ten.reduce((sum, [, share]) => sum + share, 0);
console.log(`\nOf what the rules take over 10000 entries, ten take ${together.toFixed(0)} %:`);
for (const [item, share] of ten) console.log(`${share.toFixed(1).padStart(6)} %  ${item}`);
