import { sentenceOf } from '../verdicts/sentence';
import type { Finding } from '../vocabulary/finding';
import type { Fault } from '../vocabulary/outcome';
import { Earliest, type Told } from './earliest';
import { Newest } from './newest';
import { Smallest } from './smallest';

/** More calls than this prove nothing further. */
const shownCalls = 50;
const shownWarnings = 20;
const shownReasons = 3;

const warningOf = (fault: Fault): Told => ({ sequence: fault.sequence, text: sentenceOf(fault) });

/** What all subjects of one part come to. Findings with something to tell are kept; of the others, their number. */
export class Tally {
  held = 0;
  refused = 0;
  missed = 0;
  private readonly broken = new Set<Finding>();
  private readonly open = new Set<Finding>();
  private readonly warned = new Set<Finding>();
  private readonly newest = new Newest(shownCalls);
  private readonly smallest: Smallest;
  private readonly warningTexts = new Earliest(shownWarnings, () => this.everyWarning());
  private readonly reasonTexts = new Earliest(shownReasons, () => this.everyReason());

  /** @param sizeOf characters of a call's request, by its sequence */
  constructor(sizeOf: (sequence: number) => number) {
    this.smallest = new Smallest(sizeOf, () => this.everyFault());
  }

  /** How many subjects, or bases of them, break the rule. */
  get brokenCount(): number {
    return this.broken.size;
  }

  get openCount(): number {
    return this.open.size;
  }

  add(finding: Finding): void {
    this.count(finding, 1);
    if (finding.faults.length > 0) {
      this.broken.add(finding);
      for (const fault of finding.faults) this.smallest.add(fault);
    }
    if (finding.open.length > 0) {
      this.open.add(finding);
      for (const { sequence, why } of finding.open) this.reasonTexts.add({ sequence, text: why });
    }
    if (finding.warnings.length > 0) {
      this.warned.add(finding);
      for (const fault of finding.warnings) this.warningTexts.add(warningOf(fault));
    }
    for (const sequence of finding.rests) this.newest.add(sequence);
  }

  remove(finding: Finding): void {
    this.count(finding, -1);
    if (this.broken.delete(finding)) for (const fault of finding.faults) this.smallest.remove(fault);
    if (this.open.delete(finding))
      for (const { sequence, why } of finding.open) this.reasonTexts.remove({ sequence, text: why });
    if (this.warned.delete(finding)) for (const fault of finding.warnings) this.warningTexts.remove(warningOf(fault));
    for (const sequence of finding.rests) this.newest.remove(sequence);
  }

  /** Sequences of the newest entries that it rests on, in rising order. */
  rests(): number[] {
    return this.newest.shown();
  }

  fault(): Fault | undefined {
    return this.smallest.get();
  }

  warnings(): string[] {
    return this.warningTexts.texts();
  }

  /** Why something is open: the first reasons. */
  reasons(): string[] {
    return this.reasonTexts.texts();
  }

  private count({ held, refused, missed }: Finding, sign: 1 | -1): void {
    this.held += sign * held;
    this.refused += sign * refused;
    this.missed += sign * missed;
  }

  private *everyFault(): Generator<Fault> {
    for (const { faults } of this.broken) yield* faults;
  }

  private *everyWarning(): Generator<Told> {
    for (const { warnings } of this.warned) for (const fault of warnings) yield warningOf(fault);
  }

  private *everyReason(): Generator<Told> {
    for (const finding of this.open) for (const { sequence, why } of finding.open) yield { sequence, text: why };
  }
}
