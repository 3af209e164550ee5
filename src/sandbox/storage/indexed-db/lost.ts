/** What browsers say when the connection is no longer one, and a new one may be. */
const lostNames = new Set<unknown>(['InvalidStateError', 'NotFoundError', 'AbortError', 'UnknownError']);

export function isLost(error: unknown): boolean {
  return lostNames.has((error as { name?: unknown } | null)?.name);
}
