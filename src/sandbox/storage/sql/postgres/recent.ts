/**
 * What the last few commits of an account wrote, kept in the account's row: a process that missed some of them forgets the
 * kinds of records that they wrote, and no others. Most calls write few kinds, and most of what they read is seldom written.
 */

/** A version that the account had, and the kinds of records that the commit wrote that brought it there. */
type Commit = readonly [version: number, ...kinds: string[]];

/** In the place of kinds: anything may be another one. */
export const everything = '*';

/** A process that missed more forgets all. */
const most = 6;
/** A commit that wrote more kinds, such as that of an account's samples, is no reason for a long row. */
const mostKinds = 12;

function commitsIn(recent: string, version: number): readonly Commit[] {
  const commits = JSON.parse(recent) as readonly Commit[];
  // Written by somebody who knows nothing of the column.
  return commits[0]?.[0] === version ? commits : [];
}

/** The row's text after one more commit. @param before version and text that the row had */
export function withCommit(
  before: { readonly version: number; readonly recent: string },
  version: number,
  kinds: ReadonlySet<string>,
): string {
  const commit: Commit = [version, ...(kinds.has(everything) || kinds.size > mostKinds ? [everything] : kinds)];
  return JSON.stringify([commit, ...commitsIn(before.recent, before.version).slice(0, most - 1)]);
}

/** The kinds that were written since the account had a version; undefined where any may have been. */
export function kindsSince(
  { version, recent }: { readonly version: number; readonly recent: string },
  known: number,
): ReadonlySet<string> | undefined {
  if (known === version) return new Set();
  const commits = commitsIn(recent, version);
  const place = commits.findIndex(([of]) => of === known);
  if (place < 0) return undefined;
  const kinds = new Set(commits.slice(0, place).flatMap(([, ...written]) => written));
  return kinds.has(everything) ? undefined : kinds;
}
