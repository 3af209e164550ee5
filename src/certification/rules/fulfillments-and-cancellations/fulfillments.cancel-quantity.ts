import { number, read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import type { Story } from '../../ledger-index/story';
import { type Report, reports, reportsOn, saysAlreadyDone, staysWithinOpen } from '../../stories/fulfillments';
import { judged } from '../../vocabulary/check';
import { all, when } from '../../vocabulary/logic';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const cancels = ({ entries }: Report) => entries.some(({ cancel }) => cancel > 0);

/** A careful connector may send a cancellation twice. */
const isRepeated = ({ call, entries }: Report) =>
  saysAlreadyDone(call) && entries.every(({ cancel, cancelledBefore }) => cancelledBefore >= cancel);

const isNew = judged<Report>('was not sent before', (report) => {
  const { call, order } = report;
  if (!isRepeated(report)) return holds();
  const message = `A cancellation of order ${order.id} was sent once more after it was done.`;
  return breaks({
    sequence: call.sequence,
    pointer: '/requestBody/orderId',
    expected: 'one cancellation',
    seen: order.id,
    message,
  });
});

const isTaken = judged<Report>('is taken, then or later', ({ call, order, entries }) => {
  if (call.isAccepted) return holds();
  const names = entries.filter(({ cancel }) => cancel > 0).map(({ name }) => name);
  const later = reportsOn(order).filter((other) => other.call.sequence > call.sequence && other.call.isAccepted);
  const isMended = names.every((name) =>
    later.some((other) => other.entries.some((entry) => entry.cancel > 0 && entry.name === name)),
  );
  if (isMended || !call.wasJudged) return beside;
  return open(
    `A cancellation of order ${order.id} was refused with ${call.status} and not taken since.`,
    call.sequence,
  );
});

const reversals = ['order.charge.cancel.complete', 'order.charge.cancel.failed'];

/** Each accepted cancellation uses up one reversal event. */
function reversalOf({ call, order }: Report) {
  const left = [...order.eventsAround(...reversals)];
  for (const other of reportsOn(order)) {
    if (!other.call.isAccepted || !cancels(other)) continue;
    const next = left.findIndex(({ sequence }) => sequence >= other.call.sequence);
    const [event] = next < 0 ? [] : left.splice(next, 1);
    if (other.call === call) return event;
  }
  return undefined;
}

function isShownCancelled(order: Story, after: number) {
  return order
    .sightings()
    .find(
      ({ call, body }) =>
        call.sequence >= after && (body.state === 'cancelled' || (number(body, 'cancelledAmount') ?? 0) > 0),
    );
}

/** An order of nothing has no charge to reverse. */
const givesBack = judged<Report>('gives the authorization back', (report) => {
  const { call, order } = report;
  if (!call.isAccepted) return beside;
  const shown = reversalOf(report)?.sequence ?? isShownCancelled(order, call.sequence)?.call.sequence;
  if (shown !== undefined) return holds(shown);
  if (order.sightings().some(({ body }) => body.totalAmount === 0)) return holds();
  return open(
    `The cancellation of order ${order.id} was taken, but order.charge.cancel.complete has not come yet.`,
    call.sequence,
  );
});

const succeeds = judged<Report>('gives it back without a failure', (report) => {
  const event = reversalOf(report);
  if (event?.type !== 'order.charge.cancel.failed') return beside;
  const message = `Giving the authorization of order ${report.order.id} back failed. Fine with the test card made for it.`;
  return breaks({
    sequence: event.sequence,
    pointer: '',
    expected: 'order.charge.cancel.complete',
    seen: event.type,
    message,
  });
});

/** A line without units cancels nothing, whatever was meant by it. */
const saysHowMany = judged<Report>('says of each line how many units', ({ call, entries }) => {
  const silent = entries.find(({ ship, cancel }) => ship === 0 && cancel === 0);
  if (!silent) return beside;
  return breaks({
    sequence: call.sequence,
    pointer: `${silent.pointer}/cancelQuantity`,
    expected: 'how many units are cancelled',
    seen: read(silent.value, 'cancelQuantity'),
    mend: 'Send cancelQuantity with the units of the line that are cancelled, or quantity with those that shipped.',
  });
});

/** A refund refused because nothing had been captured: the unit was never shipped, so it should have been cancelled. */
const isNoCancellation = judged<Call>(
  'asks for no refund of what was never shipped',
  ({ sequence, isAccepted, wasJudged, body }, on) => {
    const orderId = text(body, 'orderId');
    if (orderId === undefined || isAccepted || !wasJudged) return beside;
    if (!nothingShipped(on.story('order', orderId), sequence)) return beside;
    return breaks({
      sequence,
      pointer: '/requestBody/orderId',
      expected: 'a cancel quantity, as nothing was shipped',
      seen: orderId,
      message: `A refund was tried for order ${orderId}, of which nothing has shipped.`,
      mend: 'Send a cancel quantity with POST /fulfillments instead.',
    });
  },
);

const ended = ['cancelled', 'blocked', 'fulfilled', 'complete', 'returned', 'dispute'];

function nothingShipped(order: Story, before: number): boolean {
  const last = order.seenBefore(before).at(-1);
  if (!last || (number(last.body, 'capturedAmount') ?? 0) > 0 || read(last.body, 'stateTransitions.fulfilled'))
    return false;
  if (ended.includes(String(last.body.state))) return false;
  return !reportsOn(order).some(
    ({ call, entries }) => call.sequence < before && call.isAccepted && entries.some(({ ship }) => ship > 0),
  );
}

const isNotRepeated = judged<Report>('is new', (report) => (isRepeated(report) ? beside : holds()));

export const cancelQuantity = rule({
  item: 'fulfillments.cancel-quantity',
  over: reports('cancellation')
    .where('units are cancelled', cancels)
    .where('the order exists', ({ call }) => call.status !== 404),
  each: when(isNotRepeated, all(staysWithinOpen('cancelQuantity'), isTaken, givesBack)),
  warn: [isNew, succeeds],
  also: [
    part({ over: reports(), each: saysHowMany }),
    part({ over: calls('refund', 'createRefunds'), each: isNoCancellation }),
  ],
  words: {
    standard:
      'What is cancelled before capture is sent as a cancel quantity, within what is open, and the authorization is given back.',
    mend: 'Send cancelQuantity for the line with POST /fulfillments, no more than is open.',
    none: 'Nothing was cancelled yet.',
  },
});
