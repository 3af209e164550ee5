import { isObject } from '../../../json';
import { legible } from '../legible';
import { type About, type Assessment, FORMAT, type Review, type SubjectId, VERSION } from '../types';

export const REVIEW_FORMAT = 'connector-standards/review';
const REVIEW_VERSION = 1;

/** What a reviewer sends back: comments and decisions, and nothing else of the assessment. */
export interface ReviewFile {
  format: typeof REVIEW_FORMAT;
  version: typeof REVIEW_VERSION;
  /** The assessment that was reviewed, and what it was called. */
  of: { id: string; savedTime: string | null; about: About };
  reviewer: string;
  /** ISO 8601, UTC. */
  sentTime: string;
  comments: Assessment['comments'];
  reviews: Readonly<Record<SubjectId, Review>>;
}

/** Reads the text of an assessment, and says what is wrong with it. */
export type ReadAssessment = (text: string) => { ok: true; assessment: Assessment } | { ok: false; reason: string };

export type ReadReview = { ok: true; review: ReviewFile } | { ok: false; reason: string };

const damaged = (what: string): ReadReview => ({ ok: false, reason: `The review is damaged: ${what}.` });

/**
 * Reads what a file or a link holds.
 * @param readAssessment holds its comments and reviews to what an assessment may have
 */
export function readReview(data: unknown, readAssessment: ReadAssessment): ReadReview {
  if (!isObject(data) || data.format !== REVIEW_FORMAT) return { ok: false, reason: 'It holds no review.' };
  const { version, of, reviewer, sentTime, comments, reviews } = data;
  if (version !== REVIEW_VERSION)
    return typeof version === 'number' && version > REVIEW_VERSION
      ? { ok: false, reason: `The review has version ${version}; this page reads up to ${REVIEW_VERSION}. Reload it.` }
      : damaged('it does not say which version it has');
  if (!isObject(of)) return damaged('it does not say what was reviewed');
  if (typeof reviewer !== 'string' || reviewer.trim() === '') return damaged('it does not name the reviewer');
  if (typeof sentTime !== 'string' || Number.isNaN(Date.parse(sentTime))) return damaged('it has no time');
  const read = readAssessment(JSON.stringify(asAssessment({ ...of, comments, reviews })));
  if (!read.ok) return read;
  const { id, savedTime, about } = read.assessment;
  return {
    ok: true,
    review: {
      ...{
        format: REVIEW_FORMAT,
        version: REVIEW_VERSION,
        of: { id, savedTime, about },
        reviewer: legible(reviewer),
        sentTime,
      },
      ...{ comments: read.assessment.comments, reviews: read.assessment.reviews },
    },
  };
}

/** A review is read as an assessment that has nothing else. */
function asAssessment({ id, savedTime, about, comments, reviews }: Record<string, unknown>): object {
  return {
    ...{ format: FORMAT, version: VERSION, id, savedTime, about, comments, reviews },
    ...{ profile: {}, claims: {}, plan: {}, evidence: {}, attempts: {}, milestones: {} },
  };
}
