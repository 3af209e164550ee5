/** Refunds, and what they leave of their order. */
import type { Order, Refund } from '../../src/generated/contract/types';
import { at, expectEqual, expectMoney } from './check';
import type { ApiClient, Refusal } from './client';
import { type Purchase, readOrder, settledRefund } from './payments';

/** What is asked for beside order and currency. */
export type Asked = Readonly<Record<string, unknown>>;

export async function refund(client: ApiClient, order: Order, asked: Asked): Promise<Refund> {
  const made = await client.create<Refund>('/refunds', { orderId: order.id, currency: order.currency, ...asked });
  return settledRefund(client, made);
}

export function refuse(client: ApiClient, order: Order, asked: Asked, refusal: Refusal) {
  return client.refused('POST', '/refunds', { orderId: order.id, currency: order.currency, ...asked }, refusal);
}

/** Refunds and looks at what came out, and at what is left of the order. */
export async function expectRefund(
  client: ApiClient,
  order: Order,
  asked: Asked,
  amount: number,
  left: number,
): Promise<void> {
  const { refundedAmount: before = 0 } = await readOrder(client, order);
  const done = await refund(client, order, asked);
  const what = JSON.stringify(asked);
  expectEqual(done.state, 'succeeded', `The state of the refund ${what}`);
  if (asked.items === undefined) expectMoney(done.amount, amount, `The amount of the refund ${what}`);
  else expectEqual(done.amount, undefined, `The amount beside the lines of the refund ${what}`);
  expectMoney(done.refundedAmount, amount, `The refunded amount of the refund ${what}`);
  const after = await readOrder(client, order);
  expectMoney(after.availableToRefundAmount, left, `What is left to refund after ${what}`);
  expectMoney(after.refundedAmount, before + amount, `The refunded amount of the order after ${what}`);
}

export const tooMuch: Refusal = { status: 400, code: 'invalid_parameter', parameter: 'amountRequested' };
export const itemIdOf = (order: Order, index: number) => at(order.items, index, 'The lines').id;

export const free: Purchase = { shippingChoice: { amount: 0 } };
