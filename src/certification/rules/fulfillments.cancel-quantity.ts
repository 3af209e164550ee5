import { number, read, text } from '../../json';
import type { Exchange } from '../../ledger/types';
import { conclude, count, type Findings, noFindings } from '../findings';
import {
  type Entry,
  type FulfillmentCall,
  fulfillmentStory,
  ordersToFulfill,
  saysAlreadyDone,
  saysTooLarge,
} from '../fulfillments';
import { before, callsTo, orderEvents, type SeenEvent, sightings, succeeded, wasJudged } from '../queries';
import type { Counterexample, Ledger, Rule } from '../types';

/** What is cancelled is sent as a cancel quantity, within what is open, and the authorization is given back. */
export const cancelQuantity: Rule = (ledger) => {
  const findings = noFindings();
  let cancellations = 0;
  for (const orderId of ordersToFulfill(ledger)) {
    const cancelling = fulfillmentStory(ledger, orderId).calls.filter(({ entries }) =>
      entries.some(({ cancel }) => cancel > 0),
    );
    cancellations += cancelling.length;
    const open = cancelEvents(ledger, orderId);
    for (const call of cancelling) judge(ledger, call, cancelling, open, findings);
  }
  for (const refund of refundsInstead(ledger)) {
    findings.rests.push(refund.sequence);
    findings.failures.push(refund);
  }
  return conclude(ledger, findings, {
    pass: `${count(cancellations, 'cancellation')} looked at: each was taken and its authorization given back.`,
    fail: `${count(findings.failures.length, 'cancellation')} did not go through as a cancel quantity within what was open.`,
    notExercised: 'Nothing was cancelled yet.',
  });
};

function judge(
  ledger: Ledger,
  call: FulfillmentCall,
  all: FulfillmentCall[],
  events: SeenEvent[],
  findings: Findings,
): void {
  const { exchange, orderId, entries } = call;
  if (exchange.status === 404) return;
  findings.rests.push(exchange.sequence);
  const cancels = entries.filter(({ cancel }) => cancel > 0);
  if (saysAlreadyDone(exchange) && cancels.every(({ cancel, cancelledBefore }) => cancelledBefore >= cancel)) {
    findings.warnings.push(`A cancellation of order ${orderId} was sent once more after it was done.`);
    return;
  }
  const faults = cancels.flatMap((entry) => faultOf(entry, exchange));
  findings.failures.push(...faults);
  if (faults.length > 0) return;
  if (succeeded(exchange)) judgeReversal(ledger, call, events, findings);
  else if (wasJudged(exchange) && !wasRepaired(call, all)) {
    findings.undecided.push(
      `A cancellation of order ${orderId} was refused with ${exchange.status} and not taken since.`,
    );
  }
}

function faultOf({ path, name, ship, cancel, open }: Entry, exchange: Exchange): Counterexample[] {
  const fault = (message: string) => [{ sequence: exchange.sequence, path: `${path}.cancelQuantity`, message }];
  if (open !== undefined && ship + cancel > open) {
    return fault(
      `${count(ship + cancel, 'unit')} of item ${name} sent, but ${open} open. After capture, use a refund.`,
    );
  }
  if (open === undefined && saysTooLarge(exchange))
    return fault(`The API refused ${count(cancel, 'unit')} of item ${name} as too many.`);
  return [];
}

function wasRepaired({ exchange, entries }: FulfillmentCall, all: FulfillmentCall[]): boolean {
  const names = entries.filter(({ cancel }) => cancel > 0).map(({ name }) => name);
  return names.every((name) =>
    all.some(
      (other) =>
        other.exchange.sequence > exchange.sequence &&
        succeeded(other.exchange) &&
        other.entries.some((entry) => entry.cancel > 0 && entry.name === name),
    ),
  );
}

function cancelEvents(ledger: Ledger, orderId: string): SeenEvent[] {
  return orderEvents(ledger, orderId).filter(({ type }) => /^order\.charge\.cancel\.(complete|failed)$/.test(type));
}

/** Each accepted cancellation uses up one reversal event. An order of nothing has no charge to reverse. */
function judgeReversal(
  ledger: Ledger,
  { exchange, orderId }: FulfillmentCall,
  events: SeenEvent[],
  findings: Findings,
): void {
  const next = events.findIndex(({ sequence }) => sequence >= exchange.sequence);
  const [event] = next < 0 ? [] : events.splice(next, 1);
  if (event) {
    findings.rests.push(event.sequence);
    if (event.type.endsWith('failed')) {
      findings.warnings.push(
        `Giving the authorization of order ${orderId} back failed. Fine with the test card made for it.`,
      );
    }
    return;
  }
  const later = sightings(ledger, 'order', orderId).filter(({ sequence }) => sequence >= exchange.sequence);
  const total = sightings(ledger, 'order', orderId).map(({ body }) => body.totalAmount);
  const shown = later.find(({ body }) => body.state === 'cancelled' || (number(body, 'cancelledAmount') ?? 0) > 0);
  if (shown) findings.rests.push(shown.sequence);
  else if (!total.includes(0)) {
    findings.undecided.push(
      `The cancellation of order ${orderId} was taken, but order.charge.cancel.complete has not come yet.`,
    );
  }
}

/** A refund refused because nothing had been captured: the unit was never shipped, so it should have been cancelled. */
function refundsInstead(ledger: Ledger): Counterexample[] {
  return callsTo(ledger, 'POST /refunds').flatMap(({ exchange }) => {
    const orderId = text(exchange.requestBody, 'orderId');
    if (!orderId || succeeded(exchange) || !wasJudged(exchange) || !nothingShipped(ledger, orderId, exchange))
      return [];
    const message = `A refund was tried for order ${orderId}, of which nothing has shipped. Send a cancel quantity instead.`;
    return [{ sequence: exchange.sequence, path: 'orderId', message }];
  });
}

function nothingShipped(ledger: Ledger, orderId: string, refund: Exchange): boolean {
  const last = before(sightings(ledger, 'order', orderId), refund.sequence).at(-1);
  if (!last || (number(last.body, 'capturedAmount') ?? 0) > 0 || read(last.body, 'stateTransitions.fulfilled'))
    return false;
  if (['cancelled', 'blocked', 'fulfilled', 'complete', 'returned', 'dispute'].includes(String(last.body.state)))
    return false;
  const shipped = fulfillmentStory(ledger, orderId).calls.some(
    ({ exchange, entries }) =>
      exchange.sequence < refund.sequence && succeeded(exchange) && entries.some(({ ship }) => ship > 0),
  );
  const captured = orderEvents(ledger, orderId).some(
    ({ type, sequence }) => type.startsWith('order.charge.capture.') && sequence < refund.sequence,
  );
  return !shipped && !captured;
}
