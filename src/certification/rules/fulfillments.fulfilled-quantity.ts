import { timingOf } from '../acceptance';
import { conclude, count, type Findings, noFindings } from '../findings';
import {
  type Entry,
  type FulfillmentCall,
  type FulfillmentStory,
  fulfillmentStory,
  openUnits,
  ordersToFulfill,
  saysAlreadyDone,
  saysTooLarge,
} from '../fulfillments';
import { codes, orderEvents, sightings, succeeded } from '../queries';
import type { Counterexample, Ledger, Rule } from '../types';

const DAY_MS = 86_400_000;
/** Authorizations usually last this long. */
const AUTHORIZATION_DAYS = 7;

/** Everything that shipped is reported: after acceptance, within what is open, until the order is complete. */
export const fulfilledQuantity: Rule = (ledger) => {
  const findings = noFindings();
  let orders = 0;
  for (const orderId of ordersToFulfill(ledger)) {
    const story = fulfillmentStory(ledger, orderId);
    const shipping = story.calls.filter(({ entries }) => entries.some((entry) => entry.ship > 0));
    const isNoOrder = story.lines === null && shipping.every(({ exchange }) => exchange.status === 404);
    if (shipping.length === 0 || isNoOrder) continue;
    orders++;
    findings.rests.push(...shipping.map(({ exchange }) => exchange.sequence));
    findings.failures.push(...shipping.flatMap((call, index) => faults(ledger, call, shipping.slice(0, index))));
    judgeCompletion(ledger, orderId, story, shipping, findings);
    warn(ledger, orderId, shipping, findings);
  }
  return conclude(ledger, findings, {
    pass: `${count(orders, 'shipped order')} looked at: every open unit was reported and the order became complete. Whether your webhook took order.complete is not in the ledger.`,
    fail: `${count(findings.failures.length, 'shipment report')} did not fit its order.`,
    notExercised: 'No shipped quantity was reported yet.',
  });
};

function faults(ledger: Ledger, call: FulfillmentCall, earlier: FulfillmentCall[]): Counterexample[] {
  const { exchange, orderId, entries } = call;
  const { sequence } = exchange;
  const timing = timingOf(ledger, orderId, exchange);
  if (timing.verdict === 'too-early') {
    return [
      { sequence, path: 'orderId', message: `Order ${orderId} was ${timing.orderState}. Wait for order.accepted.` },
    ];
  }
  if (earlier.some((other) => codes(other.exchange).includes('order_fulfilled'))) {
    return [
      { sequence, path: 'orderId', message: `Order ${orderId} had already answered order_fulfilled. Stop sending it.` },
    ];
  }
  if (saysAlreadyDone(exchange)) return [];
  return entries.flatMap((entry) => {
    const message = entry.ship > 0 ? faultOf(entry, saysTooLarge(exchange)) : null;
    return message ? [{ sequence, ...message }] : [];
  });
}

function faultOf(entry: Entry, refusedAsTooLarge: boolean): { path: string; message: string } | null {
  const { path, line, name, ship, cancel, open } = entry;
  if (line === 'not-in-order') {
    return {
      path: `${path}.itemId`,
      message: `Item ${name} is not part of the order. Use the item ids that the order returned.`,
    };
  }
  if (open !== undefined && ship + cancel > open) {
    return {
      path: `${path}.quantity`,
      message: `${count(ship + cancel, 'unit')} of item ${name} sent, but ${open} open.`,
    };
  }
  if (open === undefined && refusedAsTooLarge) {
    return { path: `${path}.quantity`, message: `The API refused ${count(ship, 'unit')} of item ${name} as too many.` };
  }
  return null;
}

function judgeCompletion(
  ledger: Ledger,
  orderId: string,
  { lines }: FulfillmentStory,
  shipping: FulfillmentCall[],
  findings: Findings,
): void {
  if (!shipping.some(({ exchange }) => succeeded(exchange))) {
    findings.undecided.push(`No shipment of order ${orderId} was taken yet. Send it again.`);
    return;
  }
  const open = lines?.reduce((sum, line) => sum + openUnits(line), 0);
  const completed = completion(ledger, orderId);
  if (completed !== null) findings.rests.push(completed);
  else if (open === undefined)
    findings.undecided.push(`Order ${orderId} is older than the ledger. Read it with GET /orders/${orderId}.`);
  else if (open > 0)
    findings.undecided.push(`Order ${orderId} still has ${count(open, 'open unit')}. Ship or cancel the rest.`);
  else
    findings.undecided.push(
      `Order ${orderId} is shipped but not complete yet. Read it again once its charge is captured.`,
    );
}

/** The exchange that shows the order complete. */
function completion(ledger: Ledger, orderId: string): number | null {
  const event = orderEvents(ledger, orderId).find(({ type }) => type === 'order.complete');
  const seen = sightings(ledger, 'order', orderId).find(
    ({ body }) => body.state === 'complete' || body.state === 'returned',
  );
  return event?.sequence ?? seen?.sequence ?? null;
}

function warn(ledger: Ledger, orderId: string, shipping: FulfillmentCall[], findings: Findings): void {
  for (const { exchange } of shipping) {
    if (saysAlreadyDone(exchange)) findings.warnings.push(`Order ${orderId} was reported once more after it was done.`);
  }
  const first = shipping.find(({ exchange }) => succeeded(exchange));
  const authorized = orderEvents(ledger, orderId).find(
    ({ type }) => type === 'order.charge.capturable' || type === 'order.accepted',
  );
  if (!first || !authorized) return;
  const days = (Date.parse(first.exchange.time) - Date.parse(authorized.time)) / DAY_MS;
  if (days > AUTHORIZATION_DAYS) {
    findings.warnings.push(
      `Order ${orderId} shipped ${Math.floor(days)} days after it was authorized. Authorizations usually last ${AUTHORIZATION_DAYS} days.`,
    );
  }
}
