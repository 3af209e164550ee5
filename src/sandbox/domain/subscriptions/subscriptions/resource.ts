import type { UpdateSubscriptionRequest } from '../../../../generated/contract/types';
import type { AnswerTo, ItemCall } from '../../kernel/call';
import { refuse } from '../../kernel/decision';
import { unknownId } from '../../kernel/problems';
import { resource } from '../../kernel/resource';
import {
  sample,
  sampleCustomerId,
  samplePerson,
  samplePlanId,
  samplePlanTerms,
  sampleSourceId,
} from '../../kernel/samples';
import { activate, cancel, changeTerms, checkAlone, deleteSubscription, primarySourceId } from './decisions';
import { subscriptionSteps } from './due';
import { subscriptionStanding } from './reasons';
import { subscriptionMachine } from './transitions';

type UpdateCall = ItemCall<'subscription', UpdateSubscriptionRequest>;
type Updated = AnswerTo<'updateSubscriptions'>;

async function start({ record, read, context }: UpdateCall): Promise<Updated> {
  const checkout = await read.find('checkout', record.hidden.checkoutId);
  const order = await read.find('order', checkout?.hidden.orderId);
  const source = await read.find('source', order ? primarySourceId(order) : null);
  const plan = await read.find('plan', record.document.planId);
  if (!plan) return refuse(unknownId('Plan', record.document.planId, 'planId'));
  return activate(record, { order, source, plan }, context);
}

async function alter({ record, body, read, context }: UpdateCall): Promise<Updated> {
  const ids = (body.items ?? []).flatMap(({ skuId }) => skuId ?? []);
  const known = new Set((await read.findAll('sku', ids)).map(({ id }) => id));
  const named = {
    plan: await read.find('plan', body.planId),
    source: await read.find('source', body.sourceId),
    unknownSkus: ids.filter((id) => !known.has(id)),
    invoice: await read.find('invoice', record.hidden.invoiceId),
  };
  return changeTerms(record, body, named, context);
}

/** The first order of a subscription. */
const firstOrder = (subscriptionId: string, order: string) =>
  sample('createOrders', {
    body: {
      customerId: sampleCustomerId,
      sourceId: sampleSourceId,
      currency: 'USD',
      email: 'shopper@example.com',
      billTo: samplePerson,
      items: [
        {
          skuId: 'sample-ebook',
          quantity: 1,
          price: 9.99,
          subscriptionInfo: { planId: samplePlanId, subscriptionId, autoRenewal: true, terms: samplePlanTerms },
        },
      ],
    },
    ids: { order },
  });

export const subscription = resource('subscription', {
  name: 'Subscription',
  path: '/subscriptions',
  update: async (call) => {
    const { record, body, read, context } = call;
    const mixed = checkAlone(body);
    if (mixed) return refuse(mixed);
    if (body.state === 'active') return start(call);
    if (body.state !== 'cancelled') return alter(call);
    return cancel(record, await read.find('invoice', record.hidden.invoiceId), context);
  },
  remove: ({ record }) => deleteSubscription(record),
  reasons: subscriptionStanding,
  due: subscriptionSteps,
  machines: [subscriptionMachine],
  samples: [
    firstOrder('sample-subscription', '1000000030336'),
    sample('updateSubscriptions', { params: { id: 'sample-subscription' }, body: { state: 'active' } }),
    firstOrder('sample-draft-subscription', '1000000040336'),
  ],
});
