import type { KeyChoice } from '../../../sandbox-client';

/** `auto` sends what a real connector would: card details go with the public key, all else with the secret one. */
export type PlaygroundKey = 'auto' | KeyChoice;

export function keyFor(choice: PlaygroundKey, method: string, path: string, body: unknown): KeyChoice {
  if (choice !== 'auto') return choice;
  const createsSource = method.toUpperCase() === 'POST' && /\/sources\/?$/.test(path);
  return createsSource && !isStoreCredit(body) ? 'public' : 'secret';
}

function isStoreCredit(body: unknown): boolean {
  return typeof body === 'string' && /"type"\s*:\s*"customerCredit"/.test(body);
}
