import { sentenceOf } from '../verdicts/sentence';
import type { Finding } from '../vocabulary/finding';
import type { Fault } from '../vocabulary/outcome';
import { Earliest, earliestOf, type Told } from './earliest';
import { Newest } from './newest';
import { type SizeOf, Smallest, smallestOf } from './smallest';

/** More calls than this prove nothing further. */
const shownCalls = 50;
const shownWarnings = 20;
const shownReasons = 3;

/** What findings tell: how many there are, and of their faults, reasons and warnings those that are shown. */
class Telling {
  /** Findings that may be taken away again; of the others, nothing is kept but what they told. */
  private readonly kept = new Set<Finding>();
  private readonly smallest: Smallest;
  private readonly warnings = new Earliest(shownWarnings, () => this.everyWarning());
  private readonly reasons = new Earliest(shownReasons, () => this.everyReason());
  broken = 0;
  open = 0;

  constructor(
    sizeOf: SizeOf,
    private readonly keeps: boolean,
  ) {
    this.smallest = new Smallest(sizeOf, () => this.everyFault());
  }

  add(finding: Finding): void {
    if (this.keeps) this.kept.add(finding);
    const { faults, open, warnings } = finding;
    if (faults.length > 0) this.broken += 1;
    for (const fault of faults) this.smallest.add(fault);
    if (open.length > 0) this.open += 1;
    for (const { sequence, why } of open) this.reasons.add(sequence, why);
    for (const fault of warnings) if (this.warnings.mayTell(fault.sequence)) this.warnings.add(...told(fault));
  }

  remove(finding: Finding): void {
    if (!this.kept.delete(finding)) return;
    const { faults, open, warnings } = finding;
    if (faults.length > 0) this.broken -= 1;
    for (const fault of faults) this.smallest.remove(fault);
    if (open.length > 0) this.open -= 1;
    for (const { why } of open) this.reasons.remove(why);
    for (const fault of warnings) this.warnings.remove(sentenceOf(fault));
  }

  fault(): Fault | undefined {
    return this.smallest.get();
  }

  toldWarnings(): readonly Told[] {
    return this.warnings.told();
  }

  toldReasons(): readonly Told[] {
    return this.reasons.told();
  }

  private *everyFault(): Generator<Fault> {
    for (const { faults } of this.kept) yield* faults;
  }

  private *everyWarning(): Generator<[number, string]> {
    for (const { warnings } of this.kept) for (const fault of warnings) yield told(fault);
  }

  private *everyReason(): Generator<[number, string]> {
    for (const finding of this.kept) for (const { sequence, why } of finding.open) yield [sequence, why];
  }
}

const told = (fault: Fault): [number, string] => [fault.sequence, sentenceOf(fault)];

/** What all subjects of one part come to. */
export class Tally {
  held = 0;
  refused = 0;
  missed = 0;
  private readonly settled: Telling;
  private readonly changing: Telling;
  private readonly newest = new Newest(shownCalls);

  constructor(private readonly sizeOf: SizeOf) {
    this.settled = new Telling(sizeOf, false);
    this.changing = new Telling(sizeOf, true);
  }

  /** How many subjects, or bases of them, break the rule. */
  get brokenCount(): number {
    return this.settled.broken + this.changing.broken;
  }

  get openCount(): number {
    return this.settled.open + this.changing.open;
  }

  /** @param isSettled nothing can change it: it is never taken away */
  add(finding: Finding, isSettled: boolean): void {
    const { rests } = finding;
    if (typeof rests === 'number') {
      this.held += 1;
      this.newest.add(rests);
      return;
    }
    this.count(finding, 1);
    if (tells(finding)) (isSettled ? this.settled : this.changing).add(finding);
    for (const sequence of rests) this.newest.add(sequence);
  }

  remove(finding: Finding): void {
    const { rests } = finding;
    if (typeof rests === 'number') {
      this.held -= 1;
      this.newest.remove(rests);
      return;
    }
    this.count(finding, -1);
    if (tells(finding)) this.changing.remove(finding);
    for (const sequence of rests) this.newest.remove(sequence);
  }

  /** Sequences of the newest entries that it rests on, in rising order. */
  rests(): number[] {
    return this.newest.shown();
  }

  fault(): Fault | undefined {
    return smallestOf(this.settled.fault(), this.changing.fault(), this.sizeOf);
  }

  /** The first of them, in the order in which they were told first. */
  warnings(): string[] {
    return earliestOf(shownWarnings, this.settled.toldWarnings(), this.changing.toldWarnings());
  }

  /** Why something is open: the first reasons. */
  reasons(): string[] {
    return earliestOf(shownReasons, this.settled.toldReasons(), this.changing.toldReasons());
  }

  private count({ held, refused, missed }: Finding, sign: 1 | -1): void {
    this.held += sign * held;
    this.refused += sign * refused;
    this.missed += sign * missed;
  }
}

function tells({ faults, open, warnings }: Finding): boolean {
  return faults.length > 0 || open.length > 0 || warnings.length > 0;
}
