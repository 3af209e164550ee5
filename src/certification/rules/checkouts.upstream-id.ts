import { isObject, text } from '../../json';
import { type CreatedOrder, createdOrders } from '../checkouts';
import { conclude, count, noFindings } from '../findings';
import { before, sightings } from '../queries';
import type { Counterexample, Ledger, Rule } from '../types';

/** Each order carries an upstream id of its own, put on the checkout before it became an order. */
export const upstreamId: Rule = (ledger) => {
  const findings = noFindings();
  const earlier: CreatedOrder[] = [];
  for (const order of createdOrders(ledger)) {
    if (!isObject(order.exchange.responseBody)) continue;
    findings.rests.push(order.exchange.sequence);
    const failure = complaint(ledger, order, earlier);
    if (failure) findings.failures.push(failure);
    earlier.push(order);
  }
  return conclude(ledger, findings, {
    pass: `${count(findings.rests.length, 'order')} looked at: each carries an upstream id of its own.`,
    fail: `${findings.failures.length} of ${count(findings.rests.length, 'order')} cannot be found by an upstream id of its own.`,
    notExercised: 'No order was created yet.',
  });
};

function complaint(ledger: Ledger, order: CreatedOrder, earlier: CreatedOrder[]): Counterexample | null {
  const { sequence } = order.exchange;
  const id = upstreamOf(order);
  if (!id) {
    const inOrder = text(order.exchange.requestBody, 'upstreamId') !== undefined;
    const message = inOrder
      ? 'upstreamId was sent with POST /orders, where it is ignored. Put it on the checkout.'
      : 'The order has no upstreamId. Put your order number on the checkout before you create the order.';
    return { sequence, path: 'upstreamId', message };
  }
  const twin = earlier.find((other) => upstreamOf(other) === id && !hadFailed(ledger, other, sequence));
  if (!twin) return null;
  return {
    sequence,
    path: 'upstreamId',
    message: `upstreamId "${id}" already belongs to order ${twin.orderId}. Use one per order.`,
  };
}

function upstreamOf({ exchange }: CreatedOrder): string | undefined {
  return text(exchange.responseBody, 'upstreamId');
}

/** The platform may try one of its orders again after the first attempt was blocked or cancelled. */
function hadFailed(ledger: Ledger, { orderId }: CreatedOrder, sequence: number): boolean {
  const state = before(sightings(ledger, 'order', orderId), sequence).at(-1)?.body.state;
  return state === 'blocked' || state === 'cancelled';
}
