/**
 * The two sides of an account. Test and live data never mix: a store keeps each side as if it were an account of its own, and
 * the key decides which one a call reaches.
 */
const live = ':live';

/** What a store keeps the live data of an account under; its test data stand under the account's own id. */
export function liveSideOf(accountId: string): string {
  return accountId + live;
}

export function sideOf(accountId: string, liveMode: boolean): string {
  return liveMode ? liveSideOf(accountId) : accountId;
}

export function isLiveSide(side: string): boolean {
  return side.endsWith(live);
}

/** The account that a side belongs to. */
export function accountOf(side: string): string {
  return isLiveSide(side) ? side.slice(0, -live.length) : side;
}
