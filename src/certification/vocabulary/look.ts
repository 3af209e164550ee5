import type { LedgerIndex } from '../ledger-index';
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

class Notes {
  held = 0;
  refused = 0;
  missed = 0;
  faults: Fault[] | undefined;
  open: Open[] | undefined;
  warnings: Fault[] | undefined;
  readonly rests: number[] = [];

  note(outcome: Outcome, { call }: Subject, countsRefusals: boolean): void {
    if (outcome.is === 'beside') return;
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
    if (rests.length === 0 && missed === 0 && warnings.length === 0) return null;
    return { held, refused, missed, faults, open, warnings, rests };
  }
}

/** Runs a part's checks on the subjects of one base. A call that was sent to be refused fails nothing but what is about refusals. */
export function lookAt<Of extends Subject>(
  subjects: readonly Of[],
  { each, exists, warn }: Checks<Of>,
  { on, countsRefusals }: Around,
): Finding | null {
  if (subjects.length === 0) return null;
  const notes = new Notes();
  for (const subject of subjects) {
    if (subject.call.isNegative && !countsRefusals) continue;
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
