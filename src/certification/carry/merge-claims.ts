import type { Claim } from '../assessment/types';

/** Texts one under the other, each once. */
function together(texts: readonly (string | undefined)[]): string | undefined {
  const said = [...new Set(texts.filter((text): text is string => text !== undefined && text.trim() !== ''))];
  return said.length > 0 ? said.join('\n\n') : undefined;
}

/**
 * What several answers come to when one question takes the place of theirs: all the same, or "not done" where one of them
 * says so. Anything else a person has to settle, and so a waiver, which was given for a part.
 * @param expected how many there would be, had all been answered
 */
export function mergeClaims(claims: readonly Claim[], expected: number): { claim: Claim; isSettled: boolean } {
  const states = new Set(claims.map(({ state }) => state));
  const [newest] = [...claims].sort((a, b) => (a.changedTime < b.changedTime ? 1 : -1));
  const [only] = states;
  const isWhole = claims.length === expected || only === 'open';
  const state = states.has('not-done') ? 'not-done' : states.size === 1 && isWhole ? only : undefined;
  const isWaived = claims.some(({ waiver }) => waiver);
  const note = together(claims.map((claim) => claim.note));
  const reason = state === 'not-applicable' ? together(claims.map((claim) => claim.reason)) : undefined;
  return {
    claim: {
      state: state ?? 'open',
      ...(reason !== undefined && { reason }),
      ...(note !== undefined && { note }),
      changedTime: newest?.changedTime ?? '',
      ...(newest?.by !== undefined && { by: newest.by }),
    },
    isSettled: state !== undefined && !isWaived,
  };
}
