import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../ledger/types';
import { claimStates } from '../../assessment/types';
import { assessment, inputOf, type Reported, reported } from '../../testing/reported';
import { buildReport } from '../build';
import { digestOf } from '../digest';
import { makeKeyPair } from '../keys';
import { readReport } from '../read';
import { redactReport } from '../redact';
import { signReport } from '../sign';
import type { ReadinessReport } from '../types';
import { items } from '../verdicts/catalog';
import { checkReport, type Recorded } from '.';

let made: Reported;
beforeAll(async () => {
  made = await reported();
});

const now = new Date('2026-11-22T08:00:00Z');

/** What a reader is told of a report that came as a file. */
function faults(stated: ReadinessReport, recorded: Recorded | undefined = made.recording): readonly string[] {
  const read = readReport(JSON.parse(JSON.stringify(stated)));
  if ('problems' in read) return read.problems;
  return checkReport(read.report, recorded).discrepancies.map(({ subject, message }) => `${subject}: ${message}`);
}

type Path = readonly (string | number)[];

/** Where a JSON value holds something that is no object and no list. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, field]) =>
    leaves(field, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

const otherThan = (value: unknown): unknown =>
  typeof value === 'string' ? `${value}!` : typeof value === 'number' ? value + 1 : value === null ? 0 : !value;

/** A copy with the value at a path changed. */
function edited<Value>(whole: Value, [name, ...rest]: Path, change: (value: unknown) => unknown): Value {
  if (name === undefined) return change(whole) as Value;
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string | number, unknown>;
  copy[name] = edited(copy[name], rest, change);
  return copy as Value;
}

/** What anybody can do who edits a report that is not signed. */
const forged = (report: ReadinessReport): ReadinessReport => ({ ...report, digest: digestOf(report) });

/** What follows from the ledger, the catalog and the rest of the report; all else is what people said. */
const derived = [
  /^items\.\d+\.(id|checklist|question|level|decidedBy|route|revision|verdict)$/,
  /^items\.\d+\.(applies|calls)\./,
  /^(counts|checklists|outcome|catalog)\./,
  /^ledger\.(entries|firstSequence|lastSequence|sha256)$/,
  /^runs\.\d+\.(purpose|judged)$/,
  /^salts\.calls$/,
];
const isDerived = (path: Path) => derived.some((pattern) => pattern.test(path.join('.')));

describe('a report that nobody changed', () => {
  it('follows from its ledger, whatever the team says and however far the ledger goes', () => {
    const claim = fc.record({
      state: fc.constantFrom(...claimStates),
      note: fc.string(),
      reason: fc.constant('It is not ours.'),
      changedTime: fc.constant('2026-11-20T08:00:00.000Z'),
    });
    const claims = fc.dictionary(fc.constantFrom(...items.map(({ id }) => id), 'duty:price'), claim, {
      noNullPrototype: true,
    });
    const goods = fc.constantFrom(['physical'], ['digital'], ['physical', 'digital']);
    const { entries, runs } = made.recording;
    fc.assert(
      fc.property(claims, goods, fc.nat(entries.length), fc.boolean(), (said, sold, length, isRedacted) => {
        const recorded = { entries: entries.slice(0, length), runs, blamed: undefined };
        const report = buildReport({
          ...inputOf(recorded),
          assessment: { ...assessment, claims: said, profile: { goods: sold } },
        });
        expect(faults(isRedacted ? redactReport(report) : report)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('is still right once the ledger went on, is signed twice and is redacted', () => {
    const last = made.recording.entries.at(-1) as LedgerEntry;
    const longer = {
      ...made.recording,
      entries: [...made.recording.entries, { ...last, sequence: last.sequence + 1 }],
    };
    const [team, reviewer] = [makeKeyPair(), makeKeyPair()];
    const signed = signReport(signReport(made.report, team, { signer: 'The team', now }), reviewer, { now });
    for (const report of [signed, redactReport(signed)]) {
      expect(faults(report, longer)).toEqual([]);
      expect(checkReport(report, undefined).discrepancies).toEqual([]);
      expect(checkReport(report, undefined).signatures.map(({ holds }) => holds)).toEqual([true, true]);
    }
  });
});

describe('any edit is found', () => {
  const pick = fc.nat();

  it('of a report, by its digest', () => {
    const kinds = [
      made.report,
      redactReport(made.report),
      signReport(made.report, makeKeyPair(), { now, signer: 'A' }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), pick, (report, at) => {
        const all = leaves(report);
        const path = all[at % all.length] as Path;
        expect(faults(edited(report, path, otherThan), undefined), path.join('.')).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('of what calls, catalog and rules say, also where its forger computed the digest anew', () => {
    fc.assert(
      fc.property(fc.boolean(), pick, (isRedacted, at) => {
        const report = isRedacted ? redactReport(made.report) : made.report;
        const all = leaves(report).filter(isDerived);
        const path = all[at % all.length] as Path;
        expect(faults(forged(edited(report, path, otherThan))), path.join('.')).not.toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('of what people said, where it is signed', () => {
    const signed = signReport(made.report, makeKeyPair(), { signer: 'The team', now });
    const said = leaves(signed).filter((path) => !isDerived(path) && path[0] !== 'digest');
    fc.assert(
      fc.property(pick, (at) => {
        const path = said[at % said.length] as Path;
        expect(faults(forged(edited(signed, path, otherThan))), path.join('.')).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('of the ledger: a value, an entry that is gone, and two that changed places', () => {
    const { entries } = made.recording;
    const kinds = fc.constantFrom<(at: number) => readonly LedgerEntry[]>(
      (at) => {
        const all = leaves(entries).filter((path) => path[1] !== 'sequence');
        return edited(entries, all[at % all.length] as Path, otherThan);
      },
      (at) => entries.filter((_, index) => index !== at % entries.length),
      (at) => {
        const [one, other] = [at % entries.length, (at + 1) % entries.length];
        return entries.map((entry, index) => entries[index === one ? other : index === other ? one : index] ?? entry);
      },
    );
    fc.assert(
      fc.property(kinds, pick, (change, at) => {
        expect(faults(made.report, { ...made.recording, entries: change(at) })).not.toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a report of a part of the ledger', () => {
  const stateOf = ({ items: all }: ReadinessReport) => new Map(all.map(({ id, calls }) => [id, calls?.verdict]));
  const ofPart = (from: number, to: number) => {
    const entries = made.recording.entries.slice(from, to);
    return buildReport(inputOf({ ...made.recording, entries }));
  };

  it('does not hide what came before it, and tells what came after it and would change', () => {
    const { entries } = made.recording;
    const ends = fc.tuple(fc.nat(entries.length - 1), fc.nat(entries.length)).filter(([from, to]) => from < to);
    fc.assert(
      fc.property(ends, ([from, to]) => {
        const { discrepancies, limits } = checkReport(ofPart(from, to), made.recording);
        const isLeft = entries.slice(0, from).some(({ origin }) => origin === 'connector');
        expect(discrepancies.map(({ pointer }) => pointer)).toEqual(isLeft ? ['/ledger/firstSequence'] : []);
        expect(limits.some((limit) => limit.includes(`after call ${entries[to - 1]?.sequence},`))).toBe(
          to < entries.length,
        );
      }),
      { numRuns: 12 },
    );
  });

  it('names each item that would fail, had it not ended early or begun late', () => {
    const { entries } = made.recording;
    const whole = stateOf(ofPart(0, entries.length));
    const hasAddress = (entry: LedgerEntry) => JSON.stringify(entry).includes('10.11.12.13');
    for (const [from, to] of [
      [0, entries.findIndex(hasAddress)],
      [entries.findLastIndex(hasAddress) + 1, entries.length],
    ] as const) {
      const report = ofPart(from, to);
      const { discrepancies, limits } = checkReport(report, made.recording);
      const told = [...limits, ...discrepancies.map(({ message }) => message)].join('\n');
      const changed = report.items.filter(
        ({ id, calls, applies }) => calls?.verdict !== whole.get(id) && applies.state !== 'not-applicable',
      );
      expect(changed.map(({ id }) => id)).toContain('checkouts.public-ip');
      for (const { id, calls } of changed)
        expect(told).toContain(`${id} ("${whole.get(id)}" instead of "${calls?.verdict}")`);
    }
  });
});

describe('what is told of an edit', () => {
  const withItem = (id: string, change: object): ReadinessReport =>
    forged({
      ...made.report,
      items: made.report.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
    });

  it('names item, what it says, what follows and why', () => {
    expect(faults(withItem('checkouts.public-ip', { verdict: 'pass' }))).toContainEqual(
      expect.stringMatching(/^checkouts\.public-ip: it says "pass"; "fail" follows: browserIp/),
    );
  });

  it('names the run of an attempt that is said to have shown something else', () => {
    const [attempt] = made.report.attempts;
    expect(attempt?.states).toMatchObject({ 'checkouts.public-ip': 'fail' });
    const better = edited(made.report, ['attempts', 0, 'states', 'checkouts.public-ip'], () => 'pass');
    expect(faults(forged(better))).toContainEqual(
      expect.stringMatching(/^checkouts\.public-ip: it says that run \S+ showed "pass"; "fail" follows/),
    );
  });

  it('finds each state of an attempt that is a pass or a failure in the place of another', () => {
    const [attempt] = made.report.attempts;
    const judged = Object.entries(attempt?.states ?? {});
    const others = ['pass', 'warn', 'fail', 'review', 'not-observed', 'not-applicable', 'waived', 'stale'] as const;
    const stated = fc.tuple(fc.constantFrom(...judged), fc.constantFrom(...others));
    const better = (state: string) => ['pass', 'warn'].includes(state);
    fc.assert(
      fc.property(stated, fc.boolean(), ([[id, was], state], isOpen) => {
        fc.pre(state !== was && (better(state) || state === 'fail' || was === 'fail'));
        const attempts = made.report.attempts.map(({ endedTime, ...one }, index) => ({
          ...one,
          ...(endedTime !== undefined && !(isOpen && index === 0) && { endedTime }),
          states: index === 0 ? { ...one.states, [id]: state } : one.states,
        }));
        const found = faults(forged({ ...made.report, attempts }));
        expect(found).toContainEqual(expect.stringMatching(`^${id}: it says that run .* showed "${state}"; "${was}"`));
      }),
      { numRuns: 12 },
    );
    const invented = edited(made.report, ['attempts', 0, 'states', 'x.dispute-freeze'], () => 'pass');
    expect(faults(forged(invented))).toContainEqual(expect.stringMatching(/^x\.dispute-freeze: .*"not-observed"/));
  });

  it('says that an unsigned report proves nothing about people, and that nobody knows whose key it is', () => {
    expect(checkReport(made.report, undefined).limits.join()).toMatch(/No ledger was given.*Nobody signed it/);
    const signed = signReport(redactReport(made.report), makeKeyPair(), { now });
    expect(checkReport(signed, made.recording).limits.join()).toMatch(/Whose keys signed it.*It is redacted/);
  });

  it.each<[string, (report: ReadinessReport) => ReadinessReport, RegExp]>([
    ['left out', (report) => ({ ...report, items: report.items.slice(1) }), /admin\.api-keys: it is left out/],
    ['twice', (report) => ({ ...report, items: [...report.items, ...report.items.slice(0, 1)] }), /stands there twice/],
    ['of no list', (report) => edited(report, ['items', 0, 'id'], () => 'x.made-up'), /x\.made-up: no checklist has/],
    ['moved', (report) => ({ ...report, items: [...report.items].reverse() }), /in another order/],
    ['of a run that nobody made', (report) => edited(report, ['scope', 'runs'], () => ['gone']), /no.* has a run gone/],
    ['of another catalog', (report) => edited(report, ['catalog', 'sha256'], () => '0'.repeat(64)), /another catalog/],
  ])('tells of items that are %s', (_what, change, message) => {
    expect(faults(forged(change(made.report))).join('\n')).toMatch(message);
  });
});
