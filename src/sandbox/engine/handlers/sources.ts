import { createSource, notFound, type SourceRecord } from '../../domain';
import { accept, refuse } from '../../domain/kernel/decision';
import type { Handlers } from '../call';
import { find, withRecord } from './reading';

/** `clientSecret` is `<id>_<secret>`; browsers send the part after the underscore. */
function knowsSecret({ document }: SourceRecord, secret: unknown): boolean {
  return secret === document.clientSecret || secret === document.clientSecret.slice(document.id.length + 1);
}

export const sourceHandlers = {
  createSources: async ({ body: { sessionId, ...body }, keyKind, transaction, context }) => {
    const paymentSessionId = body.paymentSessionId ?? sessionId;
    const session = await find(transaction, 'payment-session', paymentSessionId);
    const checkout = await find(transaction, 'checkout', session?.document.checkoutId);
    return createSource({ ...body, paymentSessionId }, { keyKind, checkout }, context);
  },
  retrieveSources: (call) =>
    withRecord(call, 'source', (source) => {
      const { secret } = call.query;
      if (call.keyKind === 'secret' || knowsSecret(source, secret)) return accept(source.document);
      if (secret !== undefined) return notFound('Source', source.id);
      return refuse({
        status: 403,
        code: 'forbidden',
        message: "With the public key, send the source's secret as ?secret=.",
      });
    }),
} satisfies Partial<Handlers>;
