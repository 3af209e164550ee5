import type { Checkout, Order, Source } from '../../../../src/generated/contract/types';
import { expectEqual, expectMatch, expectNowhere, present } from '../../check';
import type { ApiClient } from '../../client';
import { attach, makeCard, ownerNamed, testCards } from '../../payments';
import { makeCheckout } from '../../shop';

const refused = { status: 403 };

/** Payment details in a shopper's browser: a library with the public key makes sources, and the shop's server does the rest. */
export async function browserLibrary(server: ApiClient): Promise<void> {
  const browser = server.asPublic();
  const checkout = await makeCheckout(server);
  const { session } = checkout.payment;

  const declined = await makeCard(server, testCards.sourceFails);
  expectEqual(declined.state, 'failed', 'The state of a card that is declined at once');
  const paymentSessionId = session.id;
  const back = { returnUrl: 'https://shop.example/return', cancelUrl: 'https://shop.example/cart' };
  const wallet = { type: 'payPal', paymentSessionId, owner: ownerNamed(), payPal: back };
  const source = await browser.create<Source>('/sources', wallet);
  expectEqual(source.state, 'pending_redirect', 'The state of the wallet');
  expectMatch(source.redirect?.redirectUrl, /^https?:\/\//, 'Where the shopper approves');
  const secret = present(source.clientSecret.split('_')[1], 'The secret');
  const own = `/sources/${source.id}?secret=${secret}`;
  await browser.refused('GET', `/sources/${source.id}`, undefined, refused);
  expectEqual((await browser.read<Source>(own)).state, 'pending_redirect', 'The state that the browser polls');
  await server.change(`/_sandbox/sources/${source.id}/approve`);
  expectEqual((await browser.read<Source>(own)).state, 'chargeable', 'The state after the approval');

  const calls: [string, string, unknown?][] = [
    ['GET', '/orders'],
    ['GET', `/checkouts/${checkout.id}`],
    ['POST', `/checkouts/${checkout.id}`, { taxInclusive: false }],
    ['POST', `/checkouts/${checkout.id}/sources/${source.id}`],
    ['POST', '/orders', { checkoutId: checkout.id }],
    ['POST', '/refunds', { orderId: '1000000020336', currency: 'USD', amount: 1, reason: 'goodwill' }],
  ];
  for (const [method, path, body] of calls) await browser.refused(method, path, body, refused);

  await attach(server, checkout, source);
  const paid = await server.read<Checkout>(`/checkouts/${checkout.id}`);
  expectEqual(paid.payment.session.state, 'requires_confirmation', 'The state of the session');
  const order = await server.create<Order>('/orders', { checkoutId: checkout.id });
  expectNowhere(order, secret, 'The order');
  expectEqual((await browser.read<Source>(own)).state, 'consumed', 'The state after the order');
}
