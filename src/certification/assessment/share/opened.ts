import { doubledName, saysTwice } from '../../../doubled-name';
import { isObject } from '../../../json';
import { REVIEW_FORMAT, type ReadAssessment, type ReviewFile, readReview } from '../review/file';
import type { Assessment } from '../types';

/** What somebody sent. */
export type Opened =
  | { ok: true; kind: 'assessment'; assessment: Assessment }
  | { ok: true; kind: 'review'; review: ReviewFile }
  | { ok: false; reason: string };

/** Reads the text of a file or a link: an assessment of any version, or a review. It never throws. */
export function readSent(text: string, readAssessment: ReadAssessment): Opened {
  const data = parsed(text);
  if (isObject(data) && data.format === REVIEW_FORMAT) {
    const twice = doubledName(text);
    if (twice !== undefined) return { ok: false, reason: `The review is damaged: it ${saysTwice(twice)}.` };
    const read = readReview(data, readAssessment);
    return read.ok ? { ok: true, kind: 'review', review: read.review } : read;
  }
  const read = readAssessment(text);
  return read.ok ? { ok: true, kind: 'assessment', assessment: read.assessment } : { ok: false, reason: read.reason };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
