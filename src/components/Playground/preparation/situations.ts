import { creations } from '../../../generated/contract/preparation';
import { at } from '../../../guides/paths';
import {
  attachSource,
  postCard,
  postCheckout,
  putSku,
  untilCheckout,
  untilOrder,
  untilShipped,
} from '../../../guides/steps';
import type { Json, Step, Values } from '../../../guides/types';
import { type Facts, living } from './facts';
import {
  customer,
  fee,
  invoice,
  linkedFile,
  listEvents,
  paySession,
  plan,
  refund,
  SKU,
  saveSource,
  session,
  sessionLink,
  taxIdentifier,
  untilInvoice,
  untilSubscription,
} from './makingSteps';

/** A state of affairs that an operation needs: how to find it among what is there, and how to bring it about. */
export interface Situation {
  /** With its article: "an accepted order". */
  label: string;
  /** Fitting ids, best first. */
  find(facts: Facts): Values[];
  steps: Step[];
}

/** Any object of a kind will do. */
function any(kind: string, label: string, steps: Step[]): Situation {
  return { label, steps, find: (facts) => living(facts, kind).map((id) => ({ [`${kind}.id`]: id })) };
}

function freeCheckouts(facts: Facts): string[] {
  return living(facts, 'checkout').filter((id) => !facts.attached.has(id));
}

function freeSources(facts: Facts): string[] {
  const taken = new Set([...facts.attached.values(), ...facts.saved.values()]);
  return living(facts, 'source').filter((id) => !taken.has(id) && at(facts.objects.get(id), 'state') === 'chargeable');
}

function pairs(left: string, lefts: string[], right: string, rights: string[]): Values[] {
  return lefts.flatMap((one) => rights.map((other) => ({ [left]: one, [right]: other })));
}

function orders(facts: Facts, isRight: (happened: Set<string>) => boolean): Values[] {
  return living(facts, 'order')
    .filter((id) => isRight(facts.happened.get(id) ?? new Set()))
    .map((id) => {
      const item = at(facts.objects.get(id), 'items[0]');
      return { 'order.id': id, 'order.itemId': at(item, 'id') ?? '', 'order.skuId': at(item, 'skuId') ?? '' };
    });
}

function isAccepted(happened: Set<string>): boolean {
  const over = ['order.fulfilled', 'order.complete', 'order.cancelled', 'order.blocked'];
  return happened.has('order.accepted') && !over.some((type) => happened.has(type));
}

const paidCheckouts = (facts: Facts): Values[] =>
  [...facts.attached]
    .filter(([id]) => !facts.gone.has(id))
    .map(([checkoutId, sourceId]) => ({ 'checkout.id': checkoutId, 'source.id': sourceId }));

const situations = {
  sku: any('sku', 'a SKU', [putSku(SKU, 'Photo editor, boxed edition')]),
  customer: any('customer', 'a customer', [customer]),
  source: any('source', 'a source', [postCard()]),
  checkout: any('checkout', 'an open checkout', untilCheckout(SKU)),
  order: any('order', 'an order', untilOrder(SKU)),
  charge: any('charge', 'an order with a charge', untilOrder(SKU)),
  fulfillment: any('fulfillment', 'a shipped order', untilShipped(SKU)),
  refund: any('refund', 'an order with a refund', [...untilShipped(SKU), refund]),
  fee: any('fee', 'a fee', [putSku(SKU, 'Photo editor, boxed edition'), fee]),
  'file-link': {
    label: 'a file link',
    find: (facts) => living(facts, 'file_link').map((id) => ({ 'file-link.id': id })),
    steps: [linkedFile],
  },
  'tax-identifier': {
    label: 'a tax identifier',
    find: (facts) => living(facts, 'tax_identifier').map((id) => ({ 'tax-identifier.id': id })),
    steps: [taxIdentifier],
  },
  'customer-and-tax-identifier': {
    label: 'a customer and a tax identifier',
    // One that was there before may belong to another customer.
    find: () => [],
    steps: [customer, taxIdentifier],
  },
  subscription: any('subscription', 'a subscription', untilSubscription),
  // Whether one that was there before still is in its first state, the ledger does not tell.
  'draft-subscription': { label: 'a draft subscription', find: () => [], steps: untilSubscription },
  'unused-plan': { label: 'a plan without subscriptions', find: () => [], steps: [plan] },
  invoice: any('invoice', 'an invoice', untilInvoice),
  'draft-invoice': { label: 'a draft invoice', find: () => [], steps: untilInvoice },
  'open-invoice': { label: 'an open invoice', find: () => [], steps: [customer, invoice({ state: 'open' })] },
  'invoice-and-source': {
    label: 'a draft invoice and a source',
    find: () => [],
    steps: [...untilInvoice, postCard()],
  },
  'invoice-with-source': {
    label: 'a draft invoice with a source',
    find: () => [],
    steps: [customer, postCard(), invoice({ state: 'draft', billingOptimization: false, sourceId: '{{source.id}}' })],
  },
  event: any('event', 'an event', [...untilCheckout(SKU), listEvents]),
  'checkout-and-source': {
    label: 'an open checkout and a source',
    find: (facts) => pairs('checkout.id', freeCheckouts(facts), 'source.id', freeSources(facts)),
    steps: [...untilCheckout(SKU), postCard()],
  },
  'paid-checkout': {
    label: 'a checkout with a source',
    find: paidCheckouts,
    steps: [putSku(SKU, 'Photo editor, boxed edition'), postCheckout(), postCard(), attachSource()],
  },
  checkout_link: any('checkout_link', 'a checkout link', [session, sessionLink]),
  'session-and-source': {
    label: 'a checkout session and a source',
    find: () => [],
    steps: [session, postCard()],
  },
  'paid-session': {
    label: 'a checkout session with a source',
    find: () => [],
    steps: [session, postCard(), paySession],
  },
  'customer-and-source': {
    label: 'a customer and a source',
    find: (facts) => pairs('customer.id', living(facts, 'customer'), 'source.id', freeSources(facts)),
    steps: [customer, postCard()],
  },
  'saved-source': {
    label: 'a customer with a saved source',
    find: (facts) =>
      [...facts.saved].map(([customerId, sourceId]) => ({ 'customer.id': customerId, 'source.id': sourceId })),
    steps: [customer, postCard(), saveSource],
  },
  'accepted-order': {
    label: 'an accepted order',
    find: (facts) => orders(facts, isAccepted),
    steps: untilOrder(SKU),
  },
  'shipped-order': {
    label: 'a shipped order',
    find: (facts) => orders(facts, (happened) => happened.has('order.complete')),
    steps: untilShipped(SKU),
  },
} satisfies Record<string, Situation>;

export type SituationId = keyof typeof situations;

/** An object of a kind that needs nothing but to be made, as the contract's example makes it. */
function plainSituation(kind: string): Situation | null {
  const creation = creations[kind];
  if (!creation) return null;
  const name = kind.replaceAll('-', ' ');
  const label = `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`;
  const make: Step = {
    ...customer,
    id: `create-${kind}`,
    title: `Create ${label}`,
    request: { method: 'POST', path: creation.path, body: creation.body as Json },
    expects: { status: [creation.status] },
    captures: { [`${kind}.id`]: 'id' },
  };
  return any(kind, label, [make]);
}

/** The situation of this name: one of those above, or an object of this kind. */
export function situationNamed(name: string): Situation | null {
  return (situations as Record<string, Situation>)[name] ?? plainSituation(name);
}
