import { withoutHidable } from './hidable';
import type { ReadinessReport } from './types';

/**
 * A report without names, notes, addresses and values from calls. Its digest and its signatures stay true, and whoever has the
 * ledger can still check what it says of calls.
 */
export function redactReport(report: ReadinessReport): ReadinessReport {
  const { salts, ...content } = report;
  // Who signed is no part of what is signed: each signature says it for itself.
  return salts ? withoutHidable(content, salts) : report;
}
