import type { LedgerIndex } from '../ledger-index';
import { added } from '../ledger-index/added';
import type { Call } from '../ledger-index/call';
import type { Check, Subject } from './check';
import { type Finding, noFaults, noOpen, type Open } from './finding';
import { beside, type Fault, type Outcome } from './outcome';

interface Checks<Of> {
  readonly each: Check<Of> | undefined;
  readonly exists: Check<Of> | undefined;
  readonly warn: readonly Check<Of>[];
}

/** Most findings are alike: one call, which does it right. All rules share it. */
function plainFinding(call: Call): Finding {
  call.plainFinding ??= {
    held: 1,
    refused: 0,
    missed: 0,
    faults: noFaults,
    open: noOpen,
    warnings: noFaults,
    rests: call.sequence,
  } satisfies Finding;
  return call.plainFinding as Finding;
}

const noRests: readonly number[] = [];

class Notes {
  held = 0;
  refused = 0;
  missed = 0;
  faults: Fault[] | undefined;
  open: Open[] | undefined;
  warnings: Fault[] | undefined;
  rests: number[] | undefined;
  /** The only thing that was noted is that this call does it right. */
  private plain: Call | undefined;

  note(outcome: Outcome, { call }: Subject, countsRefusals: boolean): void {
    const isPlain = outcome.is === 'holds' && !outcome.rests && (call.isAccepted || countsRefusals);
    this.plain = isPlain && !this.rests ? call : undefined;
    this.rests = added(this.rests, call.sequence);
    if (outcome.is === 'breaks') {
      this.faults = added(this.faults, outcome.fault);
      return;
    }
    if ('rests' in outcome && outcome.rests) this.rests = [...this.rests, ...outcome.rests];
    if (outcome.is === 'open') {
      this.open = added(this.open, { why: outcome.why, sequence: call.sequence });
    } else if (call.isAccepted || countsRefusals) this.held += 1;
    else this.refused += 1;
  }

  warn(fault: Fault): void {
    this.warnings = added(this.warnings, fault);
  }

  finding(): Finding | null {
    const { held, refused, missed, faults = noFaults, open = noOpen, warnings = noFaults, rests = noRests } = this;
    if (this.plain && missed === 0 && warnings.length === 0) return plainFinding(this.plain);
    return { held, refused, missed, faults, open, warnings, rests };
  }
}

/** One subject was looked at for one that holds, and did not. All calls share it: it rests on none of them. */
const missedOnce: Finding = {
  held: 0,
  refused: 0,
  missed: 1,
  faults: noFaults,
  open: noOpen,
  warnings: noFaults,
  rests: noRests,
};

/** The faults that warnings tell of, mostly none. */
function warned<Of>(subject: Of, warn: readonly Check<Of>[], on: LedgerIndex): Fault[] | undefined {
  let faults: Fault[] | undefined;
  for (const check of warn) {
    const found = check.run(subject, on);
    if (found.is === 'breaks') faults = added(faults, found.fault);
  }
  return faults;
}

/** Nearly always there is one subject that does it right, and nothing is collected. */
function lookAtOne<Of extends Subject>(
  subject: Of,
  { each, exists, warn }: Checks<Of>,
  on: LedgerIndex,
  countsRefusals: boolean,
): Finding | null {
  const { call } = subject;
  if (!countsRefusals && (call.isNegative || !call.wasJudged)) return null;
  const outcome = each ? each.run(subject, on) : beside;
  const found = exists && outcome.is !== 'breaks' ? exists.run(subject, on) : beside;
  const warnings = warn.length === 0 ? undefined : warned(subject, warn, on);
  // Beside `exists`, only what breaks or is open counts: the one that is looked for is what holds.
  const told = exists && outcome.is === 'holds' ? beside : outcome;
  if (!warnings && (told.is === 'beside' || found.is === 'beside')) {
    const only = told.is === 'beside' ? found : told;
    if (only.is === 'beside') return null;
    if (only.is === 'holds' && !only.rests && (call.isAccepted || countsRefusals)) return plainFinding(call);
    if (found.is === 'breaks') return missedOnce;
  }
  const notes = new Notes();
  if (told.is !== 'beside') notes.note(told, subject, countsRefusals);
  if (found.is === 'breaks') notes.missed += 1;
  else if (found.is !== 'beside') notes.note(found, subject, countsRefusals);
  for (const fault of warnings ?? noFaults) notes.warn(fault);
  return notes.finding();
}

/**
 * Runs a part's checks on the subjects of one base. A call that was sent to be refused, or whose content the API never looked
 * at (no valid key, too many calls, a fault of its own), matters only to what is about refusals.
 */
export function lookAt<Of extends Subject>(
  subjects: readonly Of[],
  checks: Checks<Of>,
  on: LedgerIndex,
  countsRefusals: boolean,
): Finding | null {
  if (subjects.length === 0) return null;
  if (subjects.length === 1) return lookAtOne(subjects[0] as Of, checks, on, countsRefusals);
  const { each, exists, warn } = checks;
  // Made where there is anything to note: mostly there is not.
  let notes: Notes | undefined;
  for (const subject of subjects) {
    if (!countsRefusals && (subject.call.isNegative || !subject.call.wasJudged)) continue;
    const outcome = each?.run(subject, on);
    // Beside `exists`, only what breaks or is open counts: the one that is looked for is what holds.
    if (outcome && outcome.is !== 'beside' && (!exists || outcome.is !== 'holds')) {
      notes ??= new Notes();
      notes.note(outcome, subject, countsRefusals);
    }
    if (exists && outcome?.is !== 'breaks') {
      const found = exists.run(subject, on);
      if (found.is !== 'beside') notes ??= new Notes();
      if (found.is === 'breaks') (notes as Notes).missed += 1;
      else if (found.is !== 'beside') (notes as Notes).note(found, subject, countsRefusals);
    }
    for (const fault of warned(subject, warn, on) ?? noFaults) {
      notes ??= new Notes();
      notes.warn(fault);
    }
  }
  return notes ? notes.finding() : null;
}
