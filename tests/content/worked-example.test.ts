/** The worked example is run as it stands on its page, and its tables hold what the engine computes. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicKey } from '../../src/sandbox/keys';
import { callsOf, cardIn, openCaller } from './page-calls';

const page = readFileSync('docs/certification/worked-example.mdx', 'utf8');
const blocks = callsOf(page);
const card = cardIn('US');

interface Answer {
  id: string;
  state: string;
  items: { id: string; amount: number }[];
  amount: number;
  subtotal: number;
  totalTax: number;
  totalAmount: number;
  availableToRefundAmount: number;
}

const call = openCaller<Answer>();

/** What stands for ids on the page, and the ids of this run. */
const ids: Record<string, string> = {};
const answers: Record<string, Answer> = {};
const withIds = (body: string) => Object.entries(ids).reduce((text, [words, id]) => text.replaceAll(words, id), body);

async function pay(checkout: string): Promise<void> {
  const { id } = await call('POST', '/sources', JSON.stringify(card), publicKey);
  await call('POST', `/checkouts/${checkout}/sources/${id}`);
}

beforeAll(async () => {
  for (const [method, path, body] of blocks) {
    const answer = await call(method, path, withIds(body));
    answers[path] = answer;
    if (path === '/checkouts') {
      ids["the checkout's id"] = answer.id;
      await pay(answer.id);
    }
    if (path === '/orders') {
      ids["the order's id"] = answer.id;
      ids["the first item's id"] = answer.items[0]?.id ?? '';
      ids["the second item's id"] = answer.items[1]?.id ?? '';
    }
    if (path === '/fulfillments') answers.shipped = await call('GET', `/orders/${ids["the order's id"]}`);
  }
  answers.refunded = await call('GET', `/orders/${ids["the order's id"]}`);
});

const shown = (amount: number | undefined) => `| ${amount?.toFixed(2)} |`;
const row = (start: string) => page.split('\n').find((line) => line.startsWith(`| ${start} `)) ?? `no row ${start}`;

describe('the worked example', () => {
  it('makes the calls of a sale and a refund, in this order', () => {
    expect(blocks.map(([method, path]) => `${method} ${path}`)).toEqual([
      'PUT /skus/LC-100',
      'PUT /skus/LC-200',
      'POST /checkouts',
      'POST /orders',
      'POST /fulfillments',
      'POST /refunds',
    ]);
    expect(answers['/orders']?.state).toBe('accepted');
  });

  it('shows the totals that the checkout has', () => {
    const checkout = answers['/checkouts'];
    expect(row('Goods and shipping')).toContain(shown(checkout?.subtotal));
    expect(row('Tax |')).toContain(shown(checkout?.totalTax));
    expect(row('Total |')).toContain(shown(checkout?.totalAmount));
  });

  it('shows what can be refunded before and after, and what goes back', () => {
    expect(row('Refundable before')).toContain(shown(answers.shipped?.availableToRefundAmount));
    expect(row('This refund: the line and its tax')).toContain(shown(answers['/refunds']?.items[0]?.amount));
    expect(row('Refundable after')).toContain(shown(answers.refunded?.availableToRefundAmount));
  });
});
