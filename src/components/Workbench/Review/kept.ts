/** Reviews that were begun in this browser. Each stands under a key of its own, saved with every letter. */
import type { BrowserStorage } from '../../../browser/storage';
import { parseAssessment } from '../../../certification/assessment/file';
import { newDraft, type ReviewDraft } from '../../../certification/assessment/review/draft';
import type { Assessment } from '../../../certification/assessment/types';
import { isObject } from '../../../json';
import { pack, unpack } from '../../../links/packed';

const PREFIX = 'connector-standards:review:';
const ASIDE = 'connector-standards:review-set-aside:';
const mostBytes = 20_000_000;

/** What a reviewer looks at, and what was said of it so far. */
export interface BegunReview {
  readonly assessment: Assessment;
  readonly draft: ReviewDraft;
}

export const reviewKey = (assessmentId: string): string => `${PREFIX}${assessmentId}`;

/** @returns false where the browser has no room or keeps nothing: then it is on the page alone */
export function keepReview(storage: BrowserStorage, { assessment, draft }: BegunReview): boolean {
  const text = JSON.stringify({ version: 1, assessment: packedOf(assessment), draft });
  return storage.keep(reviewKey(assessment.id), text) === 'kept';
}

/** Packed once: each letter of a comment is saved, and the assessment stays the same. */
const packed = new WeakMap<Assessment, string>();

function packedOf(assessment: Assessment): string {
  const known = packed.get(assessment) ?? pack(JSON.stringify(assessment));
  packed.set(assessment, known);
  return known;
}

/** Null where none is kept, or what is kept cannot be read. It stays where it is. */
export function keptReview(storage: BrowserStorage, key: string): BegunReview | null {
  try {
    const data: unknown = JSON.parse(storage.read(key) ?? 'null');
    if (!isObject(data) || data.version !== 1 || typeof data.assessment !== 'string') return null;
    const unpacked = unpack(data.assessment, mostBytes);
    const read = unpacked.ok ? parseAssessment(unpacked.text) : null;
    return read?.ok && isDraft(data.draft) ? { assessment: read.assessment, draft: data.draft } : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is ReviewDraft {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.reviewer !== 'string') return false;
  const { comments, decisions } = value;
  const hold = (records: unknown, field: string) =>
    isObject(records) &&
    Object.values(records).every(
      (one) => isObject(one) && typeof one[field] === 'string' && typeof one.time === 'string',
    );
  const areDecisions = isObject(decisions) && Object.values(decisions).every(isDecision);
  return hold(comments, 'text') && hold(decisions, 'reason') && areDecisions;
}

const isDecision = (one: unknown) => isObject(one) && (one.decision === 'accepted' || one.decision === 'returned');

/** The last touched first is nothing that a browser tells; by the names of what is reviewed. */
export function begunReviews(storage: BrowserStorage): readonly BegunReview[] {
  return storage
    .keys()
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => keptReview(storage, key) ?? [])
    .sort((one, other) => one.assessment.about.name.localeCompare(other.assessment.about.name));
}

/** A review of what was just opened: what was said of it before stands in it again. What cannot be read is set aside. */
export function beginReview(storage: BrowserStorage, assessment: Assessment): BegunReview {
  const key = reviewKey(assessment.id);
  const kept = keptReview(storage, key);
  const unreadable = kept ? null : storage.read(key);
  if (unreadable !== null) storage.keep(`${ASIDE}${assessment.id}`, unreadable);
  return { assessment, draft: kept?.draft ?? newDraft(newId()) };
}

/** Sixteen letters and digits. Plain HTTP has this way to make them, and no other. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte % 36).toString(36)).join('');
}
