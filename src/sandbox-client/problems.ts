import type { Target } from './types';

/** No answer came back. The message says what a person can do about it. */
export class SandboxUnreachable extends Error {
  override readonly name = 'SandboxUnreachable';

  constructor(
    readonly target: Target,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function localUnreachable(url: string, cause: unknown): SandboxUnreachable {
  return new SandboxUnreachable(
    'local',
    `Nothing answers at ${url}. Start the server with "npm start" or "npm run sandbox", or switch to the sandbox in the page.`,
    { cause },
  );
}

export function pageUnreachable(cause: unknown): SandboxUnreachable {
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
  const advice = offline
    ? 'You are offline and the sandbox was not loaded before. Connect once, then it works without a network.'
    : 'The sandbox in the page could not start. It needs browser storage (IndexedDB): private windows may block it. Reload, or run "npm run sandbox" and switch to the local server.';
  return new SandboxUnreachable('page', advice, { cause });
}

/** Whether a fault that somebody armed ended the connection, as the sandbox in the page tells it. */
export function isCutOnPurpose(cause: unknown): boolean {
  return (cause as { isCutOnPurpose?: unknown } | null)?.isCutOnPurpose === true;
}

export function cutOnPurpose(cause: unknown): SandboxUnreachable {
  return new SandboxUnreachable(
    'page',
    'A fault cut the connection, as somebody told the sandbox. The ledger says whether the call was carried out.',
    { cause },
  );
}

/** What went wrong, in the words of whoever threw it. */
export const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
