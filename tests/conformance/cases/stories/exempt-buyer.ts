import type { Checkout, Customer, Order, OrderTaxDetails } from '../../../../src/generated/contract/types';
import { expectEqual, expectFields, expectMoney, expectTrue, only } from '../../check';
import type { ApiClient } from '../../client';
import { attach, makeCard, settledOrder, shipAll } from '../../payments';
import { expectRefund } from '../../refunding';
import { cartRequest, contactAt, makeCheckout, makeCustomer, minneapolis, unique } from '../../shop';
import { upload } from '../files';

const certificate = {
  companyName: 'Byron Library',
  taxAuthority: 'MN',
  startDate: '2025-01-01T00:00:00Z',
  endDate: '2035-12-31T00:00:00Z',
};
const elsewhere = contactAt({
  line1: '5555 Skyway',
  city: 'Paradise',
  state: 'CA',
  postalCode: '95969',
  country: 'US',
});

/** A library that owes no sales tax in its own state: with its certificate it pays the net price there, and nowhere else. */
export async function exemptBuyer(client: ApiClient): Promise<void> {
  const customer = await makeCustomer(client, { type: 'business', shipping: contactAt(minneapolis) });
  const cart = await cartRequest(client, { customerId: customer.id, customerType: 'business' });
  const taxed = await client.create<Checkout>('/checkouts', cart);
  expectMoney(taxed.totalAmount, 27.01, 'The total without a certificate');

  const path = `/customers/${customer.id}`;
  const scan = await upload(client);
  const expired = { ...certificate, fileId: scan.id, endDate: '2025-12-31T00:00:00Z' };
  await client.change(path, { taxCertificate: expired });
  expectMoney((await client.create<Checkout>('/checkouts', cart)).totalTax, 2.01, 'The tax with one that ran out');
  const { id: fileId } = await upload(client, { title: 'Exemption certificate of Minnesota' });
  const { taxCertificates = [] } = await client.change<Customer>(path, { taxCertificate: { ...certificate, fileId } });
  expectTrue(
    taxCertificates.some((one) => one.fileId === fileId),
    'The customer shows the certificate',
  );

  const other = await client.create<Checkout>('/checkouts', { ...cart, shipTo: elsewhere });
  expectTrue(other.totalTax > 0, 'A certificate of Minnesota frees nothing in California');
  const guest = await makeCheckout(client, { customerType: 'business' });
  expectMoney(guest.totalTax, 2.01, 'The tax of a guest');
  const upstreamId = unique('purchase-order');
  const exempt = await client.create<Checkout>('/checkouts', { ...cart, upstreamId });
  expectFields(exempt, { totalTax: 0, totalAmount: 25, customerType: 'business' }, 'The exempt checkout');

  await attach(client, exempt, await makeCard(client));
  const order = await client.create<Order>('/orders', { checkoutId: exempt.id });
  expectFields(order, { totalTax: 0, totalAmount: 25, upstreamId, customerId: customer.id }, 'The exempt order');
  expectEqual(only(order.items, 'The lines').tax, exempt.items[0]?.tax, 'The tax of its line');
  const { items } = await client.read<OrderTaxDetails>(`/orders/${order.id}/tax-details`);
  const [tax] = items[0]?.taxDetails ?? [];
  expectFields(tax ?? {}, { exemptUnit: 20, nonTaxableUnit: undefined, taxAmount: 0 }, 'Its tax details');
  await shipAll(client, order);
  const done = await settledOrder(client, order, ({ state }) => state === 'complete');
  expectMoney(done.capturedAmount, 25, 'What was captured');
  await expectRefund(client, order, { reason: 'requested_by_customer', percent: 40 }, 10, 15);
}
