import { calls } from '../../kernel/resource';
import { startApplePay } from './apple-pay';
import { listBanks, listPaymentMethods } from './list';

declare module '../../kernel/ids' {
  interface InnerIds {
    'apple-pay-session': string;
  }
}

/** What the browser asks before there is a source. */
export const paymentMethods = {
  ...calls('Payment method', {
    listPaymentMethods: async ({ query, read, context }) => {
      const sessionId = typeof query.sessionId === 'string' ? query.sessionId : undefined;
      const session = await read.find('payment-session', sessionId);
      return listPaymentMethods(query, await read.find('checkout', session?.document.checkoutId), context);
    },
    listOnlineBankingBanks: ({ query, context }) => listBanks(query, context),
    createApplePaySession: ({ body, context }) => startApplePay(body, context),
  }),
  ids: { 'apple-pay-session': 'uuid' as const },
};
