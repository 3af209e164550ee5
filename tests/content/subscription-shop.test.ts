/** The shop in Germany is run as it stands on its page, and its tables hold what the engine computes. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicKey } from '../../src/sandbox/keys';
import { callsOf, cardIn, openCaller } from './page-calls';

const page = readFileSync('docs/certification/subscription-shop-germany.mdx', 'utf8');
const blocks = callsOf(page);
const card = cardIn('DE');

interface Answer {
  id: string;
  state: string;
  amount: number;
  refundedAmount: number;
  totalTax: number;
  totalAmount: number;
  availableToRefundAmount: number;
  items: { id: string; subscriptionInfo?: { billingAgreementId?: string } }[];
  sellingEntity: { id: string };
}

const call = openCaller<Answer>();

/** What stands for ids on the page, and the ids of this run. */
const ids: Record<string, string> = {};
const checkouts: Answer[] = [];
const orders: Answer[] = [];
let shipped: Answer;
let refunded: Answer;
const ordinal = (index: number) => (index === 0 ? 'first' : 'second');
const withIds = (body: string) => Object.entries(ids).reduce((text, [words, id]) => text.replaceAll(words, id), body);

async function payFirst(checkout: string): Promise<void> {
  const { id } = await call('POST', '/sources', JSON.stringify(card), publicKey);
  await call('POST', `/customers/kranich-1001/sources/${id}`);
  await call('POST', `/checkouts/${checkout}/sources/${id}`);
  ids["the saved source's id"] = id;
}

async function afterCall(path: string, answer: Answer): Promise<void> {
  if (path === '/checkouts') {
    ids[`the ${ordinal(checkouts.length)} checkout's id`] = answer.id;
    if (checkouts.push(answer) === 1) await payFirst(answer.id);
  }
  if (path === '/orders') {
    ids[`the ${ordinal(orders.length)} order's id`] = answer.id;
    ids[`the ${ordinal(orders.length)} item's id`] = answer.items[0]?.id ?? '';
    orders.push(answer);
    ids["the agreement's id"] = orders[0]?.items[0]?.subscriptionInfo?.billingAgreementId ?? '';
  }
}

beforeAll(async () => {
  for (const [method, path, body] of blocks) {
    if (path === '/refunds') shipped = await call('GET', `/orders/${orders[0]?.id}`);
    await afterCall(path, await call(method, path, withIds(body)));
  }
  refunded = await call('GET', `/orders/${orders[0]?.id}`);
});

const row = (start: string) => page.split('\n').find((line) => line.startsWith(`| ${start} |`)) ?? `no row ${start}`;
const shown = (amount: number | undefined) => `| ${amount?.toFixed(2)} |`;

describe('the subscription shop in Germany', () => {
  it('sets up the product, sells, renews and refunds, in this order', () => {
    expect(blocks.map(([method, path]) => `${method} ${path}`)).toEqual([
      'PUT /skus/kranich-monthly',
      'POST /customers',
      ...['POST /checkouts', 'POST /orders', 'POST /fulfillments'],
      ...['POST /checkouts', 'POST /orders', 'POST /fulfillments'],
      'POST /refunds',
    ]);
    expect(orders.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  it('is sold by the entity that the page on Germany names, and renews under the agreement of the first order', () => {
    expect(checkouts.map(({ sellingEntity }) => sellingEntity.id)).toEqual(['DR_IRELAND-ENTITY', 'DR_IRELAND-ENTITY']);
    const [first, second] = orders.map(({ items }) => items[0]?.subscriptionInfo?.billingAgreementId);
    expect(first).toBeTruthy();
    expect(second).toBe(first);
  });

  it('shows the VAT and the total that each checkout has', () => {
    for (const checkout of checkouts) {
      expect(row('VAT inside | `totalTax`')).toContain(shown(checkout.totalTax));
      expect(row('Total | `totalAmount`')).toContain(shown(checkout.totalAmount));
    }
  });

  it('shows what can be refunded before and after', () => {
    expect(row('Refundable before')).toContain(shown(shipped.availableToRefundAmount));
    expect(row('This refund, with its VAT')).toContain(shown(refunded.refundedAmount));
    expect(row('Refundable after')).toContain(shown(refunded.availableToRefundAmount));
  });
});
