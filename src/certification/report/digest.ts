import { hashOf } from './canonical';
import { withoutHidable } from './hidable';
import type { ReadinessReport } from './types';

type Undigested = Omit<ReadinessReport, 'digest' | 'signatures'>;

/** What a report is signed by: the same before and after values were taken out. */
export function digestOf(report: Undigested): ReadinessReport['digest'] {
  const { salts, digest: _, signatures: __, ...content } = report as ReadinessReport;
  return `sha256:${hashOf(salts ? withoutHidable(content, salts) : content)}`;
}
