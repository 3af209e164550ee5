/** What fulfillments and refunds become in the reports, and what is paid for them when the day is over. */
import type {
  Payout,
  PayoutTransaction,
  SalesSummary,
  SalesTransaction,
  SalesTransactionList,
} from '../../../src/generated/contract/types';
import { type Case, casesOf } from '../case';
import { at, expectEqual, expectFields, expectMoney, only } from '../check';
import type { ApiClient } from '../client';
import { fulfill, placeOrder } from '../payments';
import { refund } from '../refunding';

const transactionsOf = async (client: ApiClient, query: string) =>
  (await client.read<SalesTransactionList>(`/sales-transactions?${query}`)).data;

const idsOf = (objects: readonly { id: string }[]) => objects.map(({ id }) => id);

export const salesCases: readonly Case[] = casesOf('Sales', {
  'Each fulfilled line is a sale, each refunded one a refund, and their parts add up to the line': async (client) => {
    const order = await placeOrder(client, {
      items: [{ price: 10, quantity: 3 }],
      shippingChoice: { amount: 5, serviceLevel: 'SG' },
    });
    await fulfill(client, order, [{ quantity: 2 }]);
    await fulfill(client, order, [{ quantity: 1 }]);
    const sales = await transactionsOf(client, `orderId=${order.id}`);
    expectEqual(
      sales.map(({ type, quantity }) => [type, quantity]),
      [
        ['sale', 1],
        ['sale', 2],
      ],
      'The sales',
    );
    const cents = sales.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
    expectMoney(cents / 100, order.totalAmount, 'The sales together');
    const [, { id, payoutAmounts } = at(sales, 1, 'The sales')] = sales;
    const { amount, tax = 0, shipping = 0, productPrice = 0, digitalRiverShare = 0, payoutAmount } = payoutAmounts;
    expectMoney(Math.round((amount + tax + shipping) * 100) / 100, productPrice, 'The product price');
    expectMoney(digitalRiverShare, -productPrice / 20, 'The share');
    expectMoney(payoutAmount, productPrice + digitalRiverShare - shipping, 'What is paid out');
    await refund(client, order, { amount: 4 });
    const back = only(await transactionsOf(client, `orderId=${order.id}&type=refund`), 'The refunds');
    expectFields(back, { amount: -4, lineItemId: order.items[0]?.id, quantity: 0, currency: 'USD' }, 'The refund');
    const found = await transactionsOf(
      client,
      `ids=${id}&skuId=${order.items[0]?.skuId}&paymentType=creditCard&quantity[eq]=2&payoutAmount[eq]=${payoutAmount}`,
    );
    expectEqual(idsOf(found), [id], 'What the filters find');
  },

  'A sale keeps its id, and shows the metadata of its order': async (client) => {
    const order = await placeOrder(client);
    await fulfill(client, order, [{ quantity: 1 }]);
    await client.change(`/orders/${order.id}`, { metadata: { channel: 'shop' } });
    const sale = only(await transactionsOf(client, `orderId=${order.id}`), 'The sales');
    const read = await client.read<SalesTransaction>(`/sales-transactions/${sale.id}`);
    expectFields(read, { ...sale, orderMetadata: { channel: 'shop' } }, 'The sale by its id');
    const summary = await client.read<SalesSummary>(`/sales-summaries/${sale.salesSummaryId}`);
    expectFields(summary, { paid: false, currency: 'USD', payoutId: undefined }, 'Its summary');
  },

  'Reports refuse what they do not have': async (client) => {
    const nobody = { status: 404, code: 'not_found', parameter: 'id' };
    const tooMany = { status: 400, code: 'invalid_parameter', parameter: 'limit' };
    for (const path of ['/payouts', '/sales-summaries', '/sales-transactions']) {
      await client.refused('GET', `${path}/none`, undefined, nobody);
      await client.read(`${path}?limit=5000`);
      await client.refused('GET', `${path}?limit=5001`, undefined, tooMany);
    }
    await client.refused('GET', '/payouts/none/transactions', undefined, nobody);
    await client.refused('GET', '/sales-transactions?type=gift', undefined, { status: 400, parameter: 'type' });
  },
});

const day = 86_400;

/** They move the clock of the account. */
export const payoutCases: readonly Case[] = casesOf('Payouts', {
  'A day of sales is paid out when it is over': async (client) => {
    await client.send('POST', '/_sandbox/reset');
    const order = await placeOrder(client);
    await fulfill(client, order, [{ quantity: 1 }]);
    const sale = only(await transactionsOf(client, `orderId=${order.id}`), 'The sales');
    const path = `/sales-summaries/${sale.salesSummaryId}`;
    const open = await client.read<SalesSummary>(path);
    const whole = await transactionsOf(client, `salesSummaryId=${open.id}&limit=5000`);
    const cents = whole.reduce((sum, { payoutAmounts }) => sum + Math.round(payoutAmounts.payoutAmount * 100), 0);
    expectMoney(open.amount, cents / 100, 'The amount of the summary');
    await client.change('/_sandbox/clock', { advanceBy: day });
    const paid = await client.read<SalesSummary>(path);
    expectFields(paid, { paid: true, amount: open.amount }, 'The summary');
    const found = await client.read<{ data: SalesSummary[] }>(`/sales-summaries?paid=true&payoutId=${paid.payoutId}`);
    expectEqual(idsOf(found.data), [paid.id], 'The summaries of the payout');
    const payout = await client.read<Payout>(`/payouts/${paid.payoutId}`);
    expectFields(payout, { amount: open.amount, payoutTime: open.salesClosingTime, currency: 'USD' }, 'The payout');
    const listed = await client.read<{ data: Payout[] }>(`/payouts?payerId=1410&ids=${payout.id}`);
    expectEqual(idsOf(listed.data), [payout.id], 'The payouts');
    const parts = await client.read<{ data: PayoutTransaction[] }>(`/payouts/${payout.id}/transactions`);
    expectFields(
      only(parts.data, 'Its parts'),
      { id: paid.id, type: 'sales_summary', amount: payout.amount },
      'The part',
    );
    await client.send('POST', '/_sandbox/reset');
  },
});
