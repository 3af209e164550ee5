import type { Finding } from '../vocabulary/finding';
import { Newest } from './newest';

/** More calls than this prove nothing further. */
const shownCalls = 50;

/** What all subjects of one part come to. Findings with something to tell are kept; of the others, their number. */
export class Tally {
  held = 0;
  refused = 0;
  missed = 0;
  /** Findings with a fault. */
  readonly broken = new Set<Finding>();
  readonly open = new Set<Finding>();
  readonly warned = new Set<Finding>();
  private readonly newest = new Newest(shownCalls);

  add(finding: Finding): void {
    this.count(finding, 1);
    if (finding.faults.length > 0) this.broken.add(finding);
    if (finding.open.length > 0) this.open.add(finding);
    if (finding.warnings.length > 0) this.warned.add(finding);
    for (const sequence of finding.rests) this.newest.add(sequence);
  }

  remove(finding: Finding): void {
    this.count(finding, -1);
    this.broken.delete(finding);
    this.open.delete(finding);
    this.warned.delete(finding);
    for (const sequence of finding.rests) this.newest.remove(sequence);
  }

  /** Sequences of the newest entries that it rests on. */
  rests(): number[] {
    return this.newest.values();
  }

  private count({ held, refused, missed }: Finding, sign: 1 | -1): void {
    this.held += sign * held;
    this.refused += sign * refused;
    this.missed += sign * missed;
  }
}
