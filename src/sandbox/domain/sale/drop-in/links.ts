import type { CheckoutLink } from '../../../../generated/contract/types';
import { accept } from '../../kernel/decision';
import { asSent } from '../../kernel/money/amounts-in';
import type { Kept } from '../../kernel/records';
import { resource } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import { noSession } from './load';

type CheckoutLinkRecord = Kept<'checkout_link', CheckoutLink, { readonly sessionId?: string }>;

declare module '../../kernel/records' {
  interface Records {
    checkout_link: CheckoutLinkRecord;
  }
}

export const checkoutLink = resource('checkout_link', {
  name: 'Checkout link',
  path: '/drop-in/checkout-links',
  create: async ({ body: { sessionId }, read, context }) => {
    const session = await read.find('checkout_session', sessionId);
    if (!session) return noSession(sessionId, 'sessionId');
    const id = context.newId('checkout_link');
    const link = context.checkoutUrl?.('checkout-links', id) ?? `https://sandbox.invalid/checkout-links/${id}`;
    const {
      customerId: _c,
      email: _e,
      shipTo: _s,
      billTo: _b,
      shoppingCountry: _n,
      taxIdentifiers: _t,
      ...request
    } = session.hidden.request;
    const document: CheckoutLink = {
      id,
      link,
      createdTime: toSeconds(context.now),
      expired: false,
      checkoutSession: request,
    };
    return accept(
      { id, sessionId, link },
      { writes: [{ kind: 'checkout_link', id, document, hidden: { sessionId } }] },
    );
  },
  reasons: async ({ document }) => [{ of: document, reasons: asSent(document.checkoutSession, 'checkoutSession') }],
  samples: [
    sample('createDropInCheckoutLink', {
      body: { sessionId: sampleUuid(202) },
      ids: { checkout_link: sampleUuid(205) },
    }),
  ],
});
