import { text } from '../../json';
import type { Exchange } from '../../ledger/types';
import { timingOf } from '../acceptance';
import { createdOrders } from '../checkouts';
import { conclude, count, noFindings } from '../findings';
import { callsTo } from '../queries';
import type { Ledger, Rule } from '../types';

/** No order is sent to the warehouse, or reported as sent, before it is known to be accepted. */
export const noFulfilBeforeAccepted: Rule = (ledger) => {
  const findings = noFindings();
  for (const { exchange, orderId, path } of requests(ledger)) {
    const timing = timingOf(ledger, orderId, exchange);
    if (timing.verdict === 'unknown') continue;
    findings.rests.push(...timing.shownBy, exchange.sequence);
    if (timing.verdict === 'unclear') {
      findings.undecided.push(
        `Order ${orderId} was last seen as ${timing.orderState}, yet its fulfillment was taken. Show how your platform learned that it was accepted.`,
      );
    }
    if (timing.verdict === 'too-early') {
      const message = `Order ${orderId} was ${timing.orderState} when this call was sent. Wait for order.accepted.`;
      findings.failures.push({ sequence: exchange.sequence, path, message });
    }
  }
  return conclude(ledger, findings, {
    pass: 'Every fulfillment came after its order was known to be accepted.',
    fail: `${count(findings.failures.length, 'fulfillment call')} came before the order was known to be accepted.`,
    notExercised: 'No fulfillment was sent for an order that the ledger shows.',
  });
};

/** A fulfillment order names the order by its upstream id. */
function requests(ledger: Ledger): { exchange: Exchange; orderId: string; path: string }[] {
  const orders = createdOrders(ledger);
  const direct = callsTo(ledger, 'POST /fulfillments').flatMap(({ exchange }) => {
    const orderId = text(exchange.requestBody, 'orderId');
    return orderId ? [{ exchange, orderId, path: 'orderId' }] : [];
  });
  const logistics = callsTo(ledger, 'POST /fulfillment-orders').flatMap(({ exchange }) => {
    const upstreamId = text(exchange.requestBody, 'upstreamId');
    const order = orders.find((other) => upstreamId && text(other.exchange.responseBody, 'upstreamId') === upstreamId);
    return order ? [{ exchange, orderId: order.orderId, path: 'upstreamId' }] : [];
  });
  return [...direct, ...logistics];
}
