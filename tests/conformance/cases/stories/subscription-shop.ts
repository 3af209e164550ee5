import type { Checkout, Order } from '../../../../src/generated/contract/types';
import { expectEqual, expectFields, expectMoney, only, present } from '../../check';
import type { ApiClient } from '../../client';
import { attach, makeCard, saveCard, settledOrder, shipAll, testCards } from '../../payments';
import { expectRefund } from '../../refunding';
import { cartRequest, contactAt, makeCustomer, makeSku, unique } from '../../shop';

const berlin = contactAt({ line1: 'Hauptstrasse 1', city: 'Berlin', postalCode: '10115', country: 'DE' });
const overTheWire = { shipFrom: undefined, shipTo: undefined, shippingChoice: undefined, billTo: berlin };

const agreementOf = ({ items }: Order) =>
  present(only(items, 'The lines').subscriptionInfo?.billingAgreementId, 'The billing agreement');

/** A shop with an engine of its own: it sells the first term to the shopper, and renews without one. */
export async function subscriptionShop(client: ApiClient): Promise<void> {
  const sku = await makeSku(client, 'download', { name: 'Kranich Editor, monthly' });
  const customer = await makeCustomer(client, { type: 'individual', locale: 'de_DE' });
  const subscription = { subscriptionId: unique('subscription'), autoRenewal: true };
  const cartWith = (info: object, fields: object) => {
    const items = [{ skuId: sku.id, price: 11.9, subscriptionInfo: { ...subscription, ...info } }];
    const euros = { currency: 'EUR', taxInclusive: true, locale: 'de_DE', customerId: customer.id };
    return cartRequest(client, { ...overTheWire, ...euros, items, ...fields });
  };
  const terms = 'Renews each month at 11.90 EUR until you cancel.';
  const first = await client.create<Checkout>(
    '/checkouts',
    await cartWith({ terms }, { chargeType: 'customer_initiated' }),
  );
  expectFields(first, { totalTax: 1.9, totalAmount: 11.9 }, 'The first checkout');
  const card = await saveCard(client, customer);
  await attach(client, first, card);
  const sold = await client.create<Order>('/orders', { checkoutId: first.id });
  const agreement = agreementOf(sold);
  await shipAll(client, sold);

  const renew = async (sourceId: string) => {
    const cart = await cartWith({ billingAgreementId: agreement }, { chargeType: 'merchant_initiated', sourceId });
    return client.create<Checkout>('/checkouts', { ...cart, browserIp: undefined });
  };
  const renewed = await client.create<Order>('/orders', { checkoutId: (await renew(card.id)).id });
  expectEqual(agreementOf(renewed), agreement, 'The agreement of the renewal');
  expectEqual(only(renewed.payment.charges, 'The charges').type, 'merchant_initiated', 'Who began the charge');
  await shipAll(client, renewed);

  const worn = await makeCard(client, testCards.chargeFails);
  await client.change(`/customers/${customer.id}/sources/${worn.id}`);
  const failing = { checkoutId: (await renew(worn.id)).id };
  await client.refused('POST', '/orders', failing, { status: 409, code: 'declined' });
  const again = await client.create<Order>('/orders', { checkoutId: (await renew(card.id)).id });
  expectEqual(again.state, 'accepted', 'The state of the renewal that was tried again');

  const withdrawn = await settledOrder(client, sold, ({ state }) => state === 'complete');
  expectMoney(withdrawn.availableToRefundAmount, 11.9, 'What a withdrawal pays back');
  await expectRefund(client, sold, { reason: 'requested_by_customer', percent: 100 }, 11.9, 0);
}
