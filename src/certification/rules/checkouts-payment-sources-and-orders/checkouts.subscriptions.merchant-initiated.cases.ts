import { casesOf } from '../../testing/cases';
import { renew, renewalCart } from '../../testing/renewing';
import { merchantInitiated } from './checkouts.subscriptions.merchant-initiated';

type Fields = Parameters<typeof renewalCart>[2];

export const cases = casesOf(merchantInitiated, {
  passes: async (connector) => {
    const subscribed = await connector.subscribe();
    await renew(connector, subscribed);
    const late = await connector.checkout(
      renewalCart(subscribed, {}, { sourceId: undefined, chargeType: undefined } as Fields),
    );
    await connector.updateCheckout(late, { chargeType: 'merchant_initiated' });
    await connector.attach(late, subscribed.source);
    await connector.place(late);
  },
  fails: {
    play: async (connector) => {
      const subscribed = await connector.subscribe();
      await renew(connector, subscribed);
      await renew(connector, subscribed, {}, { chargeType: undefined } as Fields);
    },
    pointer: '/requestBody/chargeType',
    seen: undefined,
  },
  vacuous: async (connector) => {
    await connector.subscribe();
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false })] });
  },
  refused: async (connector) => {
    const subscribed = await connector.subscribe();
    const cart = await connector.cart(renewalCart(subscribed));
    await connector.refused('POST', '/checkouts', { ...cart, currency: 'XXX' });
  },
  more: {
    'the source of another customer': {
      play: async (connector) => {
        const other = await connector.subscribe();
        const subscribed = await connector.subscribe();
        const checkout = await connector.checkout(renewalCart(subscribed, {}, { sourceId: other.source.id }));
        connector.blame();
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
      },
      is: 'fail',
      pointer: '/requestBody/sourceId',
    },
    'a new source for each term': {
      play: async (connector) => {
        const subscribed = await connector.subscribe();
        const cart = renewalCart(subscribed, {}, { sourceId: undefined } as Fields);
        const checkout = await connector.checkout(cart);
        await connector.attach(checkout, await connector.card());
        connector.blame();
        await connector.place(checkout);
      },
      is: 'fail',
      pointer: '/path',
    },
    'no source': {
      play: async (connector) => {
        const subscribed = await connector.subscribe();
        await connector.checkout(renewalCart(subscribed, {}, { sourceId: undefined } as Fields));
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/sourceId',
    },
    'another customer': {
      play: async (connector) => {
        const subscribed = await connector.subscribe();
        const other = await connector.subscribe();
        await connector.checkout(
          renewalCart(subscribed, {}, { customerId: other.customer.id, sourceId: other.source.id }),
        );
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/customerId',
    },
    'a subscription from before the ledger': {
      play: async (connector) => {
        const subscribed = await connector.subscribe({
          items: [await connector.subscriptionLine({ subscriptionId: undefined })],
        });
        const old = { billingAgreementId: 'from-long-ago', subscriptionId: 'from-long-ago' };
        const checkout = await connector.checkout(renewalCart(subscribed, old, { sourceId: undefined } as Fields));
        await connector.attach(checkout, await connector.card());
      },
      is: 'pass',
    },
    'a renewal that takes a new agreement': {
      play: async (connector) => {
        const subscribed = await connector.subscribe();
        const info = { billingAgreementId: undefined, terms: 'Renews every month for 10.00 USD until you cancel.' };
        await renew(connector, subscribed, info);
        await renew(connector, subscribed, info, { chargeType: undefined } as Fields);
      },
      is: 'fail',
      pointer: '/requestBody/chargeType',
    },
    'an upgrade with the shopper present': {
      play: async (connector) => {
        const subscribed = await connector.subscribe();
        await renew(connector, subscribed);
        const info = { billingAgreementId: undefined, terms: 'Renews every month for 20.00 USD until you cancel.' };
        await renew(connector, subscribed, info, { chargeType: 'customer_initiated' });
      },
      is: 'pass',
    },
  },
});
