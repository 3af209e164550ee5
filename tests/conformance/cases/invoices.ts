/** Invoices: priced like a cart, charged until they are paid, and made void or deleted where their state allows it. */
import type {
  Event,
  Fulfillment,
  Invoice,
  InvoiceList,
  Order,
  Refund,
  Source,
} from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectMoney, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { makeCard, settledRefund, testCards } from '../payments';
import { contactAt, makeCustomer, makeSku, minnetonka, unique, uniqueEmail } from '../shop';
import { keepCard } from '../subscribing';

const wrongState = { status: 409, code: 'invalid_state', parameter: 'state' };

interface Bill {
  readonly fields?: object;
  readonly card?: string;
}

async function billFor(client: ApiClient, { fields = {}, card }: Bill = {}) {
  const { id: customerId } = await makeCustomer(client);
  const { id: sourceId } = await keepCard(client, customerId, card);
  const { id: skuId } = await makeSku(client, 'download');
  const items = [{ skuId, quantity: 5, price: 5.01 }];
  return {
    customerId,
    sourceId,
    currency: 'USD',
    email: uniqueEmail(),
    billTo: contactAt(minnetonka),
    items,
    ...fields,
  };
}

const create = async (client: ApiClient, bill: Bill = {}) =>
  client.create<Invoice>('/invoices', await billFor(client, bill));

async function eventsOf(client: ApiClient, { id }: { id: string }): Promise<string[]> {
  const { data } = await client.read<{ data: Event[] }>('/events?type=invoice.*&limit=100');
  return data
    .filter(({ data: { object } }) => (object as { id?: string }).id === id)
    .map(({ type }) => type)
    .reverse();
}

export const invoiceCases = casesOf('Invoices', {
  'A draft is priced like a cart, and waits': async (client) => {
    const draft = await create(client, { fields: { state: 'draft' } });
    expectFields(draft, { state: 'draft', attemptCount: 0, collectionPeriodDays: 30, subtotal: 25.05 }, 'The draft');
    expectMoney(draft.totalTax, 1.89, 'The tax');
    expectMoney(draft.totalAmount, 26.94, 'The total');
    expectEqual(Object.keys(draft.stateTransitions), ['draft'], 'Its states');
    expectEqual(await client.read(`/invoices/${draft.id}`), draft, 'The draft that was read');
    expectEqual(await eventsOf(client, draft), ['invoice.created'], 'The events');
  },

  'An open invoice is charged at once, and becomes an order that is complete': async (client) => {
    const invoice = await create(client);
    expectFields(invoice, { state: 'paid', attemptCount: 1 }, 'The invoice');
    const order = await client.read<Order>(`/orders/${invoice.orderId}`);
    expectFields(
      order,
      { state: 'complete', totalAmount: invoice.totalAmount, capturedAmount: invoice.totalAmount },
      'It',
    );
    expectEqual(order.invoicePDFs?.length, 1, 'The documents of the order');
    expectEqual(
      await eventsOf(client, invoice),
      ['invoice.created', 'invoice.open', 'invoice.paid', 'invoice.updated'],
      'The events',
    );
    const fulfillments = await client.read<{ data: Fulfillment[] }>(`/fulfillments?orderId=${order.id}`);
    expectEqual(fulfillments.data.length, 1, 'The fulfillments');
    for (const call of ['open', 'void'])
      await client.refused('POST', `/invoices/${invoice.id}/${call}`, undefined, wrongState);
    await client.refused('DELETE', `/invoices/${invoice.id}`, undefined, wrongState);
  },

  'A draft is opened once, with any empty body': async (client) => {
    for (const body of [undefined, {}, []]) {
      const { id } = await create(client, { fields: { state: 'draft' } });
      const opened = await client.change<Invoice>(`/invoices/${id}/open`, body);
      expectEqual(Object.keys(opened.stateTransitions), ['draft', 'open', 'paid'], 'Its states');
      await client.refused('POST', `/invoices/${id}/open`, body, wrongState);
      expectEqual(
        await eventsOf(client, opened),
        ['invoice.created', 'invoice.open', 'invoice.updated', 'invoice.paid', 'invoice.updated'],
        'The events',
      );
    }
  },

  'A declined invoice stays open with billing optimization, and is uncollectible without': async (client) => {
    const open = await create(client, { card: testCards.chargeFails });
    expectFields(open, { state: 'open', attemptCount: 1 }, 'With it');
    expectEqual(
      await eventsOf(client, open),
      ['invoice.created', 'invoice.open', 'invoice.payment_failed'],
      'The events',
    );
    for (const fields of [{ billingOptimization: false }, { collectionPeriodDays: 1 }, { collectionPeriodDays: 0 }]) {
      const lost = await create(client, { card: testCards.chargeFails, fields });
      expectFields(lost, { state: 'uncollectible', attemptCount: 1 }, 'Without it');
      for (const call of ['open', 'void'])
        await client.refused('POST', `/invoices/${lost.id}/${call}`, undefined, wrongState);
    }
  },

  'An open invoice is made void, a draft is deleted': async (client) => {
    const { id } = await create(client, { card: testCards.chargeFails });
    await client.refused('DELETE', `/invoices/${id}`, undefined, wrongState);
    expectEqual((await client.change<Invoice>(`/invoices/${id}/void`)).state, 'void', 'The state');
    expectEqual((await eventsOf(client, { id })).slice(-2), ['invoice.void', 'invoice.updated'], 'The last events');
    await client.refused('POST', `/invoices/${id}/void`, undefined, wrongState);
    const draft = await create(client, { fields: { state: 'draft' } });
    await client.refused('POST', `/invoices/${draft.id}/void`, undefined, wrongState);
    await client.remove(`/invoices/${draft.id}`);
    await client.refused('GET', `/invoices/${draft.id}`, undefined, {
      status: 404,
      code: 'not_found',
      parameter: 'id',
    });
  },

  'Only metadata of an invoice changes': async (client) => {
    const invoice = await create(client);
    const after = await client.change<Invoice>(`/invoices/${invoice.id}`, { metadata: { costCenter: 4711 } });
    expectEqual(after.metadata, { costCenter: 4711 }, 'The metadata');
    for (const field of ['email', 'items', 'sourceId', 'billingOptimization'])
      await client.refused(
        'POST',
        `/invoices/${invoice.id}`,
        { [field]: 'x' },
        {
          status: 409,
          code: 'restricted_update',
          parameter: field,
        },
      );
    await client.refused(
      'POST',
      `/invoices/${invoice.id}`,
      { colour: 'red' },
      { status: 400, code: 'unknown_parameter' },
    );
  },

  'What an invoice names has to be there and fit': async (client) => {
    const refused = async (fields: object, refusal: { status: number; code: string; parameter?: string }) =>
      client.refused('POST', '/invoices', await billFor(client, { fields }), refusal);
    await refused({ customerId: unique('nobody') }, { status: 404, code: 'not_found', parameter: 'customerId' });
    await refused({ sourceId: unique('none') }, { status: 404, code: 'not_found', parameter: 'sourceId' });
    const goods = [{ skuId: (await makeSku(client)).id, quantity: 1, price: 1 }];
    await refused({ items: goods }, { status: 400, code: 'invalid_parameter', parameter: 'items[0].skuId' });
    await refused({ currency: 'XXX' }, {
      status: 409,
      code: 'invalid_parameter',
      parameter: 'currency',
      type: 'bad_request',
    } as never);
    await refused({ shipFrom: {} }, { status: 400, code: 'unknown_parameter' });
    await refused(
      { discount: { percentOff: 101 } },
      { status: 400, code: 'invalid_discount_percent', parameter: 'discount' },
    );
    const single = { sourceId: (await makeCard(client)).id };
    await refused(single, { status: 409, code: 'source_status_invalid_for_session', parameter: 'sourceId' });
    const paid = await create(client, { fields: { ...single, billingOptimization: false } });
    expectEqual(paid.state, 'paid', 'A card that pays once, with one attempt');
  },

  'A source is attached to a draft and detached again': async (client) => {
    const { sourceId, ...bill } = await billFor(client, { fields: { state: 'draft' } });
    const { id } = await client.create<Invoice>('/invoices', bill);
    const path = `/invoices/${id}/sources/${sourceId}`;
    expectEqual((await client.change<Source>(path)).id, sourceId, 'The source');
    const attached = await client.read<Invoice>(`/invoices/${id}`);
    expectEqual(
      attached.payment.sources?.map((source) => source.id),
      [sourceId],
      'The sources',
    );
    await client.refused('POST', `/invoices/${id}/sources/${unique('none')}`, undefined, {
      status: 404,
      code: 'not_found',
      parameter: 'sourceId',
    });
    const other = await keepCard(client, bill.customerId);
    await client.refused('POST', `/invoices/${id}/sources/${other.id}`, undefined, {
      status: 409,
      code: 'session_update_not_allowed',
    });
    await client.remove(path);
    await client.refused('DELETE', path, undefined, { status: 409, code: 'not_found', parameter: 'sourceId' });
    expectTrue(!('sources' in (await client.read<Invoice>(`/invoices/${id}`)).payment), 'A source is left');
  },

  'An open invoice without a source waits for one, and is charged when it comes': async (client) => {
    const { sourceId, ...bill } = await billFor(client);
    const { id, state } = await client.create<Invoice>('/invoices', bill);
    expectEqual(state, 'open', 'The state before');
    await client.change(`/invoices/${id}/sources/${sourceId}`);
    expectEqual((await client.read<Invoice>(`/invoices/${id}`)).state, 'paid', 'The state after');
    await client.refused('POST', `/invoices/${id}/sources/${sourceId}`, undefined, {
      status: 409,
      code: 'session_update_not_allowed',
    });
  },

  'A paid invoice is refunded by its id': async (client) => {
    const invoice = await create(client);
    const body = { invoiceId: invoice.id, currency: 'USD', percent: 100 };
    const refund = await client.create<Refund>('/refunds', body);
    expectFields(refund, { invoiceId: invoice.id, orderId: invoice.orderId, state: 'pending' }, 'The refund');
    expectMoney((await settledRefund(client, refund)).refundedAmount, invoice.totalAmount, 'What was refunded');
    const { id: invoiceId } = await create(client, { fields: { state: 'draft' } });
    const wrong = { status: 400, code: 'invalid_parameter', parameter: 'invoiceId' };
    await client.refused('POST', '/refunds', { ...body, invoiceId }, wrong);
    const unknown = { status: 404, code: 'not_found', parameter: 'invoiceId' };
    await client.refused('POST', '/refunds', { ...body, invoiceId: unique('none') }, unknown);
  },

  'Invoices are listed by their filters': async (client) => {
    const { id, customerId, items } = await create(client, { card: testCards.chargeFails });
    const queries = [
      `customerId=${customerId}`,
      `ids=${id}`,
      `skuId=${items[0]?.skuId}`,
      `customerId=${customerId}&state=open&currency=USD`,
      `customerId=${customerId}&attemptCount[gte]=1&totalAmount[lte]=26.94&price[gt]=25`,
    ];
    for (const query of queries) {
      const { data } = await client.read<InvoiceList>(`/invoices?${query}`);
      expectEqual(
        data.map((one) => one.id),
        [id],
        `The invoices by ${query}`,
      );
    }
    const none = await client.read<InvoiceList>(`/invoices?customerId=${customerId}&attemptCount[gt]=1`);
    expectEqual(none.data, [], 'The invoices with more attempts');
  },
});
