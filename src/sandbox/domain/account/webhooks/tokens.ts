/** The tokens that sign a webhook's deliveries, one at a time, and two while one takes the place of the other. */
import type { Context } from '../../kernel/decision';
import { addSeconds, momentOf } from '../../kernel/time';
import type { SigningToken, WebhookRecord } from './record';

/** The provider's usual time for which an old token still signs. */
export const usualOverlapSeconds = 12 * 60 * 60;

export function newToken({ now, newId }: Pick<Context, 'now' | 'newId'>, token = newId('webhook-token')): SigningToken {
  return { token, createdTime: now };
}

/** Those that sign at a time, the newest first. */
export function tokensAt(tokens: readonly SigningToken[], now: string): readonly SigningToken[] {
  return tokens.filter(({ expiresTime }) => expiresTime === undefined || momentOf(expiresTime) > momentOf(now));
}

/** A webhook from before there were deliveries gets its token now. */
export function withToken(webhook: WebhookRecord, context: Pick<Context, 'now' | 'newId'>): WebhookRecord {
  if (webhook.hidden.tokens?.length) return webhook;
  return { ...webhook, hidden: { ...webhook.hidden, tokens: [newToken(context)] } };
}

/**
 * Puts a new token in the place of those there are.
 * @param overlapSeconds for how long the old ones still sign beside it
 */
export function rotated(
  tokens: readonly SigningToken[],
  next: SigningToken,
  overlapSeconds: number,
): readonly SigningToken[] {
  const end = addSeconds(next.createdTime, overlapSeconds);
  const ending = tokensAt(tokens, next.createdTime).map((old) => ({ ...old, expiresTime: old.expiresTime ?? end }));
  return [next, ...tokensAt(ending, next.createdTime)];
}
