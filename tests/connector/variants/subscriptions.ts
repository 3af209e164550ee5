/** Connectors whose subscriptions go wrong, most of them on the first renewal. */
import { Refused } from '../connector/api';
import { breaks, type Variant } from './variant';

const create = 'POST /checkouts';
const info = '/items/0/subscriptionInfo';

export const subscriptionVariants: readonly Variant[] = [
  {
    name: 'Takes a new agreement on each renewal',
    breaks: [
      breaks('checkouts.subscriptions.billing-agreement-on-renewal', create, `${info}/billingAgreementId`),
      breaks('orders.subscriptions.persist-billing-agreement', create, `${info}/billingAgreementId`),
    ],
    acts: ['subscriptions'],
    exchange: () => ({
      renewalInfo: (_shop, { id, sale }, times) => {
        const terms = sale.lines[0]?.subscription?.terms ?? '';
        return { subscriptionId: id, autoRenewal: true, terms, ...times };
      },
    }),
  },
  {
    name: 'Does not say who begins the charge of a renewal',
    breaks: [breaks('checkouts.subscriptions.merchant-initiated', create, '/chargeType')],
    acts: ['subscriptions'],
    exchange: ({ checkoutRequest }) => ({
      checkoutRequest: (shop, sale) => {
        const { chargeType, ...request } = checkoutRequest(shop, sale);
        if (chargeType !== 'merchant_initiated') return { ...request, ...(chargeType && { chargeType }) };
        return { ...request, browserIp: sale.shopper.ip };
      },
    }),
  },
  {
    name: 'Does not mark the first purchase as the shopper’s own',
    breaks: [breaks('checkouts.subscriptions.customer-initiated', create, '/chargeType')],
    acts: ['subscriptions'],
    exchange: ({ checkoutRequest }) => ({
      checkoutRequest: (shop, sale) => {
        const { chargeType, ...request } = checkoutRequest(shop, sale);
        return chargeType === 'merchant_initiated' ? { ...request, chargeType } : request;
      },
    }),
  },
  {
    name: 'Does not pass on the terms that the shopper accepted',
    breaks: [breaks('checkouts.subscriptions.terms', create, `${info}/terms`)],
    acts: ['subscriptions'],
    exchange: ({ firstTerm }) => ({
      firstTerm: (shop, offer, times) => {
        const { terms: _, ...rest } = firstTerm(shop, offer, times);
        return rest;
      },
    }),
  },
  {
    name: 'Passes on a blank in place of the terms',
    breaks: [
      breaks('checkouts.subscriptions.terms', create, `${info}/terms`),
      breaks('payments.subscriptions.combined-terms', create, `${info}/terms`),
      breaks('disclosures.autorenewal-terms', create, `${info}/terms`),
    ],
    acts: ['subscriptions'],
    exchange: ({ firstTerm }) => ({
      firstTerm: (shop, offer, times) => ({ ...firstTerm(shop, offer, times), terms: ' ' }),
    }),
  },
  {
    name: 'Does not say how a subscription renews',
    breaks: [breaks('checkouts.subscriptions.renewal-method', create, `${info}/autoRenewal`)],
    acts: ['subscriptions'],
    exchange: ({ firstTerm }) => ({
      firstTerm: (shop, offer, times) => {
        const { autoRenewal: _, ...rest } = firstTerm(shop, offer, times);
        return rest;
      },
    }),
  },
  {
    name: 'Gives each renewal a subscription id of its own',
    breaks: [breaks('checkouts.subscriptions.subscription-id', create, `${info}/subscriptionId`)],
    acts: ['subscriptions'],
    exchange: ({ renewalInfo }) => ({
      renewalInfo: (shop, subscription, times) => ({
        ...renewalInfo(shop, subscription, times),
        subscriptionId: `${subscription.id}-term-${subscription.terms + 2}`,
      }),
    }),
  },
  {
    name: 'Does not say when a term that is paid with Klarna begins and ends',
    breaks: [breaks('checkouts.subscriptions.klarna-times', create, `${info}/startTime`)],
    acts: ['subscriptions'],
    exchange: ({ firstTerm, renewalInfo }) => ({
      firstTerm: (shop, offer) => firstTerm(shop, offer),
      renewalInfo: (shop, subscription) => renewalInfo(shop, subscription),
    }),
  },
  {
    name: 'Tries a declined renewal again every hour',
    breaks: [breaks('x.payment-decline-retries', 'POST /orders')],
    acts: ['subscriptions'],
    exchange: ({ renew }) => ({
      renew: async (shop, subscription, times) => {
        for (let tries = 1; ; tries += 1) {
          try {
            return await renew(shop, subscription, times);
          } catch (error) {
            if (!(error instanceof Refused && error.says('declined')) || tries === 5) throw error;
            await shop.wire.sleep(3600);
          }
        }
      },
    }),
  },
];
