/** Where a readiness report does not follow from what it rests on. Pure: a page can ask as well as the command line. */
import { catalogOf } from '../catalog-hash';
import { digestOf } from '../digest';
import { type Checked, checkSignatures } from '../sign';
import type { ReadinessReport } from '../types';
import { type JudgedItem, items as ownItems } from '../verdicts/catalog';
import { differences } from './differences';
import { type FromLedger, fromLedger } from './from-ledger';
import { rebuild, statedCalls } from './rebuild';
import type { CheckResult, Discrepancy, Recorded } from './types';
import { worded } from './wording';

export type { CheckResult, Discrepancy, Recorded } from './types';

const whole = (pointer: string, message: string): Discrepancy => ({ subject: '', pointer, message });

function faultsOfDigest(report: ReadinessReport): Discrepancy[] {
  const digest = digestOf(report);
  if (digest === report.digest) return [];
  return [whole('/digest', `it says ${report.digest}; ${digest} follows: the report was changed since it was made`)];
}

const faultsOfSignatures = (signatures: readonly Checked[]): Discrepancy[] =>
  signatures.flatMap(({ holds, fingerprint }, index) =>
    holds ? [] : [whole(`/signatures/${index}`, `the key ${fingerprint} did not sign this report as it stands here`)],
  );

function faultsOfCatalog(report: ReadinessReport, items: readonly JudgedItem[]): Discrepancy[] {
  const { items: amount, sha256 } = catalogOf(items);
  if (report.catalog.sha256 === sha256 && report.catalog.items === amount) return [];
  const message = `the report was made with another catalog, by version ${report.tool.version}: check it with that version`;
  return [whole('/catalog', message)];
}

/** Items that are not those of the catalog, each once and in its order. */
function faultsOfList(report: ReadinessReport, items: readonly JudgedItem[]): Discrepancy[] {
  const known = new Set(items.map(({ id }) => id));
  const seen = new Set<string>();
  const found = report.items.flatMap(({ id }, index): Discrepancy[] => {
    const fault = seen.has(id) ? 'it stands there twice' : known.has(id) ? undefined : 'no checklist has this item';
    seen.add(id);
    return fault === undefined ? [] : [{ subject: id, pointer: `/items/${index}`, message: fault }];
  });
  const missing = items
    .filter(({ id }) => !seen.has(id))
    .map(({ id }) => ({ subject: id, pointer: '/items', message: 'it is left out' }));
  const isMoved = items.some(({ id }, index) => report.items[index]?.id !== id);
  const all = [...found, ...missing];
  return all.length === 0 && isMoved ? [whole('/items', 'they stand in another order than in the catalog')] : all;
}

function limitsOf(report: ReadinessReport, ledger: FromLedger | undefined, signatures: readonly Checked[]): string[] {
  const judgedAgain = ledger?.attempts ?? 0;
  return [
    ...(ledger
      ? []
      : [
          'No ledger was given: what the report says of calls was taken as it stands. Only what follows from it was checked.',
        ]),
    ...(ledger?.limits ?? []),
    ...(signatures.length > 0
      ? ['Whose keys signed it, a check cannot tell: compare each fingerprint with one that its owner gave you.']
      : [
          'Nobody signed it. Whoever changes what people said (claims, notes, waivers, profile) can compute the digest anew: only a signature shows that.',
        ]),
    ...(report.salts ? [] : ['It is redacted: what people wrote was taken out, and stands there as salted hashes.']),
    ...(report.attempts.length > judgedAgain
      ? [
          `Of ${report.attempts.length} attempts, ${judgedAgain} could be judged again: the runs of the others are not in this ledger.`,
        ]
      : []),
  ];
}

/**
 * Recomputes digest, signatures, verdicts, roll-ups, counts and outcome.
 * @param recorded the ledger; undefined to check all but what calls say
 */
export function checkReport(
  report: ReadinessReport,
  recorded: Recorded | undefined,
  items: readonly JudgedItem[] = ownItems,
): CheckResult {
  const signatures = checkSignatures(report);
  const ledger = recorded && fromLedger(report, recorded);
  const outside = [
    ...faultsOfDigest(report),
    ...faultsOfSignatures(signatures),
    ...faultsOfCatalog(report, items),
    ...(ledger?.discrepancies ?? []),
  ];
  const limits = limitsOf(report, ledger, signatures);
  const faultsOfItems = faultsOfList(report, items);
  if (faultsOfItems.length > 0) return { discrepancies: [...outside, ...faultsOfItems], signatures, limits };
  const { ledger: facts, runs } = report;
  const truth = ledger ?? { calls: statedCalls(report), ledger: facts, runs, callSalt: report.salts?.calls };
  const follows = rebuild(report, items, truth);
  const found = differences(told(report), told(follows), '', truth.callSalt);
  return { discrepancies: [...outside, ...worded(found, follows)], signatures, limits };
}

/** All but what is checked by itself. */
function told({ digest: _, signatures: __, catalog: ___, ...report }: ReadinessReport): object {
  return report;
}
