import { accept, refuse } from '../../kernel/decision';
import { notFound } from '../../kernel/problems';
import { resource } from '../../kernel/resource';
import { sample, sampleCustomerId, samplePerson, sampleSourceId } from '../../kernel/samples';
import { createSource } from './create';
import type { SourceRecord } from './record';
import { sourceMachine } from './transitions';
import { updateSource } from './update';

/** `clientSecret` is `<id>_<secret>`; browsers send the part after the underscore. */
function knowsSecret({ document }: SourceRecord, secret: unknown): boolean {
  return secret === document.clientSecret || secret === document.clientSecret.slice(document.id.length + 1);
}

export const source = resource('source', {
  name: 'Source',
  path: '/sources',
  create: async ({ body: { sessionId, ...body }, keyKind, read, context }) => {
    const paymentSessionId = body.paymentSessionId ?? sessionId;
    const session = await read.find('payment-session', paymentSessionId);
    const checkout = await read.find('checkout', session?.document.checkoutId);
    return createSource({ ...body, paymentSessionId }, { keyKind, checkout }, context);
  },
  retrieve: ({ record, keyKind, query: { secret } }) => {
    if (keyKind === 'secret' || knowsSecret(record, secret)) return accept(record.document);
    if (secret !== undefined) return notFound('Source', record.id);
    return refuse({
      status: 403,
      code: 'forbidden',
      message: "With the public key, send the source's secret as ?secret=.",
    });
  },
  onItem: {
    updateSources: async ({ record, keyKind, query: { secret }, body, read, context }) => {
      if (keyKind === 'public' && !knowsSecret(record, secret)) return notFound('Source', record.id);
      const customer = await read.find('customer', record.document.customerId);
      const checkout = await read.find('checkout', record.hidden.checkoutId);
      return updateSource(body, { source: record, customer, checkout }, context);
    },
  },
  machines: [sourceMachine],
  samples: [
    sample('createSources', {
      body: {
        type: 'creditCard',
        owner: { firstName: 'Ada', lastName: 'Shopper', email: 'shopper@example.com', address: samplePerson.address },
        creditCard: { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123' },
      },
      keyKind: 'public',
      ids: { source: sampleSourceId },
    }),
    sample('createCustomerSource', { params: { id: sampleCustomerId, sourceId: sampleSourceId } }),
  ],
});
