/** An assessment or a review in the fragment of an address, which browsers send to no server. */
import { longestLink, pack, unpack } from '../../../links/packed';
import type { ReviewFile } from '../review/file';
import type { Assessment } from '../types';
import { type LeftOut, withoutSecrets } from './without-secrets';

/** An assessment that is longer than this came from no link. */
const mostBytes = 5_000_000;

/** What grows most. */
export type Heavy = 'milestones' | 'attempts';

export type LinkMade =
  | { ok: true; link: string; leftOut: readonly LeftOut[]; without: readonly Heavy[] }
  | {
      ok: false;
      /** Of the shortest, in characters. */
      length: number;
      leftOut: readonly LeftOut[];
    };

/** Left out one after the other until a link is short enough. */
const heaviestFirst: readonly Heavy[] = ['milestones', 'attempts'];

/**
 * The address that opens an assessment, without secrets. Where it would be too long, milestones and then attempts stay out.
 * @param page the address that opens it, without a fragment
 */
export function linkToAssessment(assessment: Assessment, page: string): LinkMade {
  const { assessment: safe, leftOut } = withoutSecrets(assessment);
  const heavy = heaviestFirst.filter((part) => Object.keys(assessment[part]).length > 0);
  let length = 0;
  for (let count = 0; count <= heavy.length; count += 1) {
    const without = heavy.slice(0, count);
    const rest = { ...safe, ...Object.fromEntries(without.map((part) => [part, {}])) };
    const link = `${page}#assessment=${pack(JSON.stringify(rest))}`;
    if (link.length <= longestLink) return { ok: true, link, leftOut, without };
    length = link.length;
  }
  return { ok: false, length, leftOut };
}

/** The address that brings a review back. @param page the address that opens it, without a fragment */
export function linkToReview(
  review: ReviewFile,
  page: string,
): { ok: true; link: string } | { ok: false; length: number } {
  const link = `${page}#review=${pack(JSON.stringify(review))}`;
  return link.length <= longestLink ? { ok: true, link } : { ok: false, length: link.length };
}

export type Carried = { ok: true; text: string } | { ok: false; reason: string };

/** What a fragment carries, as the text of a file; null where it carries nothing. */
export function textInFragment(fragment: string): Carried | null {
  const [, packed] = /^(?:assessment|review)=(.*)$/s.exec(fragment) ?? [];
  if (packed === undefined) return null;
  const unpacked = unpack(packed, mostBytes);
  if (unpacked.ok) return unpacked;
  return { ok: false, reason: `The link cannot be read: ${unpacked.why} Ask for the link again, or for a file.` };
}
