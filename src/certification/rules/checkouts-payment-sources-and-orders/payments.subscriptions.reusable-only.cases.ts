import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { renew, subscribeUnsaved } from '../../testing/renewing';
import { reusableOnly } from './payments.subscriptions.reusable-only';

const terms = 'Renews every month for 10.00 USD until you cancel.';

/** A cart whose line only later says that it renews by itself. */
async function saysItLate(connector: Connector, saved: boolean) {
  const customer = await connector.customer();
  const old = await connector.card();
  if (saved) await connector.save(customer, old);
  const items = [await connector.subscriptionLine({ autoRenewal: false })];
  const checkout = await connector.checkout({ customerId: customer.id, chargeType: 'customer_initiated', items });
  if (!saved) await connector.save(customer, old);
  const subscriptionInfo = { ...checkout.items[0]?.subscriptionInfo, autoRenewal: true, terms };
  await connector.updateCheckout(checkout, { items: [{ id: checkout.items[0]?.id, subscriptionInfo }] });
  await connector.attach(checkout, old);
  return connector.place(checkout);
}

/** PayPal cannot be saved. */
async function savesPayPal(connector: Connector, info = {}) {
  const customer = await connector.customer();
  const checkout = await connector.checkout({
    customerId: customer.id,
    items: [await connector.subscriptionLine(info)],
  });
  const source = await connector.source('payPal', { paymentSessionId: checkout.payment.session.id });
  await connector.settle(source, 'approve');
  await connector.refused('POST', `/customers/${customer.id}/sources/${source.id}`, undefined, 409);
  connector.blame();
}

export const cases = casesOf(reusableOnly, {
  passes: async (connector) => {
    await renew(connector, await connector.subscribe());
    await saysItLate(connector, true);
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false })] });
  },
  fails: {
    play: subscribeUnsaved,
    pointer: '/responseBody/payment/sources/0',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout({ items: [await connector.subscriptionLine()] });
    await savesPayPal(connector, { autoRenewal: false });
  },
  refused: {
    play: async (connector) => {
      const checkout = await connector.checkout({ items: [await connector.subscriptionLine()] });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id });
      const customer = await connector.customer();
      await connector.refused('POST', `/customers/${customer.id}/sources/unknown`);
    },
    is: 'not-observed',
  },
  more: {
    'a method that cannot be used again': {
      play: async (connector) => {
        await connector.subscribe();
        await savesPayPal(connector);
      },
      is: 'fail',
      pointer: '/path',
      seen: 'payPal',
    },
    'autoRenewal after the source': {
      play: (connector) => saysItLate(connector, false),
      is: 'warn',
      warnings: [/before the source is made/],
    },
    'terms after the source': {
      play: async (connector) => {
        const customer = await connector.customer();
        const items = [await connector.subscriptionLine()];
        const checkout = await connector.checkout({ customerId: customer.id, items });
        const source = await connector.save(customer, await connector.card());
        const [line] = checkout.items;
        await connector.updateCheckout(checkout, {
          items: [{ id: line?.id, subscriptionInfo: { ...line?.subscriptionInfo, terms } }],
        });
        await connector.attach(checkout, source);
        await connector.place(checkout);
      },
      is: 'pass',
    },
  },
});
