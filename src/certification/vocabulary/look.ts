import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Check, Subject } from './check';
import { type Finding, noFaults, noOpen, type Open } from './finding';
import type { Fault, Outcome } from './outcome';

interface Checks<Of> {
  readonly each: Check<Of> | undefined;
  readonly exists: Check<Of> | undefined;
  readonly warn: readonly Check<Of>[];
}

interface Around {
  readonly on: LedgerIndex;
  readonly countsRefusals: boolean;
}

const plainFindings = new WeakMap<Call, Finding>();

/** Most findings are alike: one call, which does it right. All rules share it. */
function plainFinding(call: Call): Finding {
  const known = plainFindings.get(call);
  if (known) return known;
  const made = {
    held: 1,
    refused: 0,
    missed: 0,
    faults: noFaults,
    open: noOpen,
    warnings: noFaults,
    rests: [call.sequence],
  };
  plainFindings.set(call, made);
  return made;
}

class Notes {
  held = 0;
  refused = 0;
  missed = 0;
  faults: Fault[] | undefined;
  open: Open[] | undefined;
  warnings: Fault[] | undefined;
  readonly rests: number[] = [];
  /** The only thing that was noted is that this call does it right. */
  private plain: Call | undefined;

  note(outcome: Outcome, { call }: Subject, countsRefusals: boolean): void {
    if (outcome.is === 'beside') return;
    const isPlain = outcome.is === 'holds' && !outcome.rests && (call.isAccepted || countsRefusals);
    this.plain = isPlain && this.rests.length === 0 ? call : undefined;
    this.rests.push(call.sequence);
    if (outcome.is === 'breaks') {
      this.faults ??= [];
      this.faults.push(outcome.fault);
      return;
    }
    if (outcome.rests) this.rests.push(...outcome.rests);
    if (outcome.is === 'open') {
      this.open ??= [];
      this.open.push({ why: outcome.why, sequence: call.sequence });
    } else if (call.isAccepted || countsRefusals) this.held += 1;
    else this.refused += 1;
  }

  warn(outcome: Outcome): void {
    if (outcome.is !== 'breaks') return;
    this.warnings ??= [];
    this.warnings.push(outcome.fault);
  }

  finding(): Finding | null {
    const { held, refused, missed, faults = noFaults, open = noOpen, warnings = noFaults, rests } = this;
    if (this.plain && missed === 0 && warnings.length === 0) return plainFinding(this.plain);
    if (rests.length === 0 && missed === 0 && warnings.length === 0) return null;
    return { held, refused, missed, faults, open, warnings, rests };
  }
}

/**
 * Runs a part's checks on the subjects of one base. A call that was sent to be refused, or whose content the API never looked
 * at (no valid key, too many calls, a fault of its own), matters only to what is about refusals.
 */
export function lookAt<Of extends Subject>(
  subjects: readonly Of[],
  { each, exists, warn }: Checks<Of>,
  { on, countsRefusals }: Around,
): Finding | null {
  if (subjects.length === 0) return null;
  const notes = new Notes();
  for (const subject of subjects) {
    if (!countsRefusals && (subject.call.isNegative || !subject.call.wasJudged)) continue;
    const outcome = each?.run(subject, on);
    // Beside `exists`, only what breaks or is open counts: the one that is looked for is what holds.
    if (outcome && (!exists || outcome.is !== 'holds')) notes.note(outcome, subject, countsRefusals);
    if (exists && outcome?.is !== 'breaks') {
      const found = exists.run(subject, on);
      if (found.is === 'breaks') notes.missed += 1;
      else notes.note(found, subject, countsRefusals);
    }
    for (const check of warn) notes.warn(check.run(subject, on));
  }
  return notes.finding();
}
