import type { Webhook } from '../../../../generated/contract/types';

/** A webhook names types one by one, `order.*` for all that begin so, or `*`. */
export function covers(named: string, type: string): boolean {
  return named === type || (named.endsWith('*') && type.startsWith(named.slice(0, -1)));
}

/** Whether events of the type go to a webhook. */
export function listensFor({ enabled, types }: Pick<Webhook, 'enabled' | 'types'>, type: string): boolean {
  return enabled && types.some((named) => covers(named, type));
}
