import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { testCards } from '../../testing/shoppers';
import { paymentDeclineRetries } from './x.payment-decline-retries';

/** A subscription with a card that works, and one of the same customer that will be declined. */
async function subscribed(connector: Connector) {
  const { order, customer, source: good } = await connector.subscribe();
  const bad = await connector.save(customer, await connector.card({ number: testCards.chargeFails }));
  const { subscriptionId, billingAgreementId } = order.items[0]?.subscriptionInfo ?? {};
  const item = { price: 10, quantity: 1, subscriptionInfo: { subscriptionId, billingAgreementId, autoRenewal: true } };
  const skuId = order.items[0]?.skuId;
  const renew = async (source: { id: string }) => {
    const { id: checkoutId } = await connector.checkout({
      customerId: customer.id,
      chargeType: 'merchant_initiated',
      sourceId: source.id,
      items: [{ ...item, skuId }],
    } as Parameters<Connector['checkout']>[0]);
    return connector.send('POST', '/orders', { body: { checkoutId } });
  };
  const declined = async (times: number, days: number) => {
    for (let turn = 0; turn < times; turn += 1) {
      if (turn > 0) await connector.wait({ days });
      await renew(bad);
    }
  };
  /** The bank says with a code of its own why it declines. */
  const declinedWith = async (code: string) => {
    await connector.arm({ kind: 'error', operations: 'createOrders', status: 409, code });
    await renew(good);
  };
  return { pays: () => renew(good), paysElse: () => renew(bad), declined, declinedWith };
}

export const cases = casesOf(paymentDeclineRetries, {
  passes: async (connector) => {
    const { pays, declined } = await subscribed(connector);
    await declined(3, 2);
    await connector.wait({ days: 2 });
    await pays();
  },
  fails: {
    play: async (connector) => {
      const { declined } = await subscribed(connector);
      await declined(2, 1);
      const other = await subscribed(connector);
      await other.declined(2, 0);
      connector.blame();
    },
    pointer: '/time',
  },
  vacuous: async (connector) => {
    const { pays } = await subscribed(connector);
    await pays();
    await pays();
  },
  refused: {
    play: async (connector) => {
      const checkout = await connector.payable({ card: testCards.chargeFails });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
    },
    is: 'not-observed',
  },
  more: {
    'renewals that are declined on purpose': {
      play: async (connector) => {
        const { declined } = await subscribed(connector);
        await declined(1, 0);
        await connector.run('a declined card', 'negative');
        await declined(3, 0);
      },
      is: 'pass',
    },
    'five attempts in 30 days': {
      play: async (connector) => {
        const { declined } = await subscribed(connector);
        await declined(5, 7);
        connector.blame();
      },
      is: 'fail',
      pointer: '/time',
      says: /4 attempts in 30 days/,
    },
    'five attempts in more than 30 days': {
      play: async (connector) => (await subscribed(connector)).declined(5, 8),
      is: 'pass',
    },
    'the same source after a hard decline': {
      play: async (connector) => {
        const { pays, declinedWith } = await subscribed(connector);
        await declinedWith('lost_stolen_card');
        await connector.wait({ days: 2 });
        await pays();
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/checkoutId',
      says: /lost_stolen_card/,
    },
    'another source after a hard decline, and the same after a soft one': {
      play: async (connector) => {
        const { pays, paysElse, declinedWith } = await subscribed(connector);
        await declinedWith('insufficient_funds');
        await connector.wait({ days: 2 });
        await pays();
        await declinedWith('lost_stolen_card');
        await connector.wait({ days: 2 });
        await paysElse();
      },
      is: 'pass',
    },
    'a success on the day of the decline': {
      play: async (connector) => {
        const { pays, declined } = await subscribed(connector);
        await declined(1, 0);
        await pays();
        connector.blame();
      },
      is: 'fail',
      pointer: '/time',
    },
    'declined again after a success': {
      play: async (connector) => {
        const { pays, declined } = await subscribed(connector);
        await declined(3, 2);
        await connector.wait({ days: 1 });
        await pays();
        await connector.wait({ days: 3 });
        await declined(3, 2);
      },
      is: 'pass',
    },
  },
});
