import { accept, type Decision, refuse } from '../../kernel/decision';
import { notFound } from '../../kernel/problems';
import { type ControlOn, resource, type Surroundings } from '../../kernel/resource';
import { sample, sampleCustomerId, samplePerson, sampleSourceId } from '../../kernel/samples';
import { attachedSources } from '../checkouts/attached';
import { goOn, interruptedOrder } from '../drop-in/go-on';
import { createSource } from './create';
import { sourceStanding } from './reasons';
import type { SourceRecord } from './record';
import { settleSource, sourceActions } from './settle';
import { withoutSecret } from './shown';
import { sourceMachine } from './transitions';
import type { SourceAction } from './types';
import { updateSource } from './update';

/** `clientSecret` is `<id>_<secret>`; browsers send the part after the underscore. */
function knowsSecret({ document }: SourceRecord, secret: unknown): boolean {
  return secret === document.clientSecret || secret === document.clientSecret.slice(document.id.length + 1);
}

/** The order that it pays, or the checkout that it is attached to, decides what follows. */
async function settled(action: SourceAction, { record, read, context }: ControlOn<'source'>) {
  const checkout = await read.find('checkout', record.hidden.checkoutId);
  const order = await read.find('order', record.hidden.orderId);
  const ids = order?.document.payment.sources?.map(({ id }) => id) ?? [];
  const sources = order ? await read.findAll('source', ids) : checkout ? await attachedSources(read, checkout) : [];
  const waiting = action === 'authenticate' && checkout ? await interruptedOrder(checkout, { read, context }) : null;
  const state = { source: record, checkout, order, sources, goesOn: waiting !== null };
  const decision = settleSource({ action }, state, context);
  if (!decision.ok) return decision;
  const effects = waiting ? goOn(waiting, decision, context) : {};
  // Its secret is for whoever made it.
  return { ...decision, ...effects, result: withoutSecret(decision.result) };
}

declare module '../../kernel/due' {
  interface DueSteps {
    'money-lapses': { readonly sourceId: string };
  }
}

/** Nobody sent the money in time. */
async function lapsed({ sourceId }: { readonly sourceId: string }, around: Surroundings): Promise<Decision<null>> {
  const record = await around.read.find('source', sourceId);
  if (record?.document.state !== 'pending_funds') return accept(null);
  const decision = await settled('expire', { ...around, record, body: {} });
  return decision.ok ? { ...decision, result: null } : accept(null);
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
  reasons: sourceStanding,
  controls: Object.fromEntries(
    sourceActions.map((action) => [action, (call: ControlOn<'source'>) => settled(action, call)]),
  ),
  due: { 'money-lapses': lapsed },
  machines: [sourceMachine],
  samples: [
    sample('createSources', {
      body: {
        type: 'creditCard',
        owner: { firstName: 'Ada', lastName: 'Shopper', email: 'shopper@example.com', address: samplePerson.address },
        creditCard: { number: '4444222233331111', expirationMonth: 7, expirationYear: 2099, cvv: '123' },
      },
      keyKind: 'public',
      ids: { source: sampleSourceId },
    }),
    sample('createCustomerSource', { params: { id: sampleCustomerId, sourceId: sampleSourceId } }),
  ],
});
