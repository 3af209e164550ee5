/** Where a report of verdicts does not follow from the calls that it says it is about. */
import { isDeepStrictEqual } from 'node:util';
import { hear } from '../../certification/report/verdicts/hear';
import { conclude } from '../../certification/report/verdicts/outcome';
import type { Counterexample, ItemVerdict, VerdictReport } from '../../certification/report/verdicts/types';
import type { LedgerEntry } from '../../ledger/types';

export interface Discrepancy {
  /** Of the item; empty for the report as a whole. */
  readonly id: string;
  readonly message: string;
}

/** The value at a JSON pointer (RFC 6901). */
function valueAt(entry: unknown, pointer: string): unknown {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, entry);
}

function faultOfEvidence({ sequence, pointer, seen }: Counterexample, entries: ReadonlyMap<number, LedgerEntry>) {
  const entry = entries.get(sequence);
  if (!entry) return `it names call ${sequence}, which the ledger does not have`;
  if (seen === undefined || isDeepStrictEqual(valueAt(entry, pointer), seen)) return undefined;
  return `it says that call ${sequence} has ${JSON.stringify(seen)} at ${pointer}; there is ${JSON.stringify(valueAt(entry, pointer)) ?? 'nothing'}`;
}

/** A failure that somebody accepted, on a day on which that still held. */
function isWaived(stated: ItemVerdict, follows: ItemVerdict, day: string): boolean {
  return (
    stated.verdict === 'waived' &&
    follows.verdict === 'fail' &&
    (stated.waiver?.until ?? '') >= day &&
    Boolean(stated.waiver?.owner)
  );
}

/** What the team said is not in the calls: what its word may change, it may have changed. */
function isHeard({ claim, verdict }: ItemVerdict, follows: ItemVerdict, day: string): boolean {
  return claim !== undefined && hear(follows, { state: claim, changedTime: '' }, day).verdict === verdict;
}

const isSettled = (stated: ItemVerdict, follows: ItemVerdict, day: string) =>
  isWaived(stated, follows, day) || isHeard(stated, follows, day);

function faultOfItem(
  stated: ItemVerdict,
  follows: ItemVerdict,
  entries: ReadonlyMap<number, LedgerEntry>,
  day: string,
) {
  if (stated.verdict !== follows.verdict && !isSettled(stated, follows, day))
    return `it says "${stated.verdict}"; "${follows.verdict}" follows: ${follows.counterexample?.message ?? follows.summary}`;
  if (stated.counterexample) return faultOfEvidence(stated.counterexample, entries);
  const missing = (stated.exchanges ?? []).find((sequence) => !entries.has(sequence));
  return missing === undefined ? undefined : `it rests on call ${missing}, which the ledger does not have`;
}

function discrepanciesOfItems(
  stated: VerdictReport,
  follows: VerdictReport,
  entries: ReadonlyMap<number, LedgerEntry>,
): Discrepancy[] {
  const byId = new Map(follows.items.map((item) => [item.id, item]));
  const seen = new Set<string>();
  const day = String(stated.judgedTime).slice(0, 10);
  const found = stated.items.flatMap((item): Discrepancy[] => {
    const { id } = item;
    const right = byId.get(id);
    if (!right) return [{ id, message: 'no checklist has this item' }];
    if (seen.has(id)) return [{ id, message: 'it stands there twice' }];
    seen.add(id);
    const message = faultOfItem(item, right, entries, day);
    return message === undefined ? [] : [{ id, message }];
  });
  const missing = follows.items.filter(({ id }) => !seen.has(id)).map(({ id }) => ({ id, message: 'it is left out' }));
  return [...found, ...missing];
}

/** The baseline is not at hand: whoever is held up by it alone may say "not ready". */
function faultOfOutcome(stated: VerdictReport, follows: VerdictReport): Discrepancy[] {
  const byId = new Map(stated.items.map((item) => [item.id, item]));
  const day = String(stated.judgedTime).slice(0, 10);
  const items = follows.items.map((item) => {
    const said = byId.get(item.id);
    return said && isSettled(said, item, day) ? said : item;
  });
  const { outcome } = conclude(items, stated.minimum, [], stated.hasAssessment === true);
  const isHeldUp =
    outcome === 'ready' && stated.outcome === 'not-ready' && (stated.reasons ?? []).some((one) => /baseline/.test(one));
  return outcome === stated.outcome || isHeldUp
    ? []
    : [{ id: '', message: `it says "${stated.outcome}"; "${outcome}" follows` }];
}

export function discrepancies(
  stated: VerdictReport,
  follows: VerdictReport,
  entries: readonly LedgerEntry[],
): readonly Discrepancy[] {
  const bySequence = new Map(entries.map((entry) => [entry.sequence, entry]));
  return [...faultOfOutcome(stated, follows), ...discrepanciesOfItems(stated, follows, bySequence)];
}
