import type { OperationId } from '../../generated/contract/operations';
import { objects, text } from '../../json';
import type { Call } from '../ledger-index/call';
import type { Story } from '../ledger-index/story';
import { type At, judged } from '../vocabulary/check';
import { beside, breaks, holds } from '../vocabulary/outcome';
import { calls, type Over } from '../vocabulary/over';

/** A call that names an order by its id. */
export interface OrderUse extends At {
  readonly order: Story;
}

const inPath: readonly OperationId[] = [
  'retrieveOrders',
  'updateOrders',
  'refreshOrders',
  'retrieveOrdersTaxes',
  'retrieveOrderTracking',
];
const inBody: readonly OperationId[] = ['createFulfillments', 'createRefunds', 'createReturns'];

const isInPath = ({ operationId }: Call) => operationId !== null && inPath.includes(operationId);

/** Later calls about an order: a fulfillment, a refund, a return, or the order itself. */
export function orderUses(): Over<OrderUse> {
  return calls('later call', ...inPath, ...inBody).into('later call', (call, on) => {
    const id = isInPath(call) ? call.params.id : text(call.body, 'orderId');
    return id ? [{ call, pointer: '/requestBody', value: call.body, order: on.story('order', id) }] : [];
  });
}

/** Names in refusals for the order. */
const orderParameters = new Set<unknown>(['id', 'orderId', 'order']);

function saysNoSuchOrder(call: Call): boolean {
  return (
    call.refusedWith('not_found', 'invalid_parameter') &&
    objects(call.answer, 'errors').some(({ parameter }) => orderParameters.has(parameter))
  );
}

export const namesKnownOrder = judged<OrderUse>('names an order that was made', ({ call, order }) => {
  if (call.isAccepted || order.seenBefore(call.sequence).length > 0) return holds();
  if (!saysNoSuchOrder(call)) return beside;
  return breaks({
    sequence: call.sequence,
    pointer: isInPath(call) ? '/path' : '/requestBody/orderId',
    expected: 'the id that the answer to POST /orders gave',
    seen: order.id,
    mend: 'Store the order id from the answer to POST /orders, and use it in all later calls.',
  });
});

/** Ids of the lines; null where the ledger never shows them. */
function lineIdsOf(order: Story): ReadonlySet<unknown> | null {
  const body = order.sightings().find((seen) => objects(seen.body, 'items').length > 0)?.body;
  return body ? new Set(objects(body, 'items').map(({ id }) => id)) : null;
}

export const namesOrderLines = judged<OrderUse>('names lines by the ids that the order gave them', (use) => {
  const { call, order, value } = use;
  const ids = order.derived(lineIdsOf);
  if (!ids) return beside;
  const named = objects(value, 'items').map((item) => text(item, 'itemId'));
  const wrong = named.findIndex((id) => id !== undefined && !ids.has(id));
  if (wrong < 0) return holds();
  return breaks({
    sequence: call.sequence,
    pointer: `/requestBody/items/${wrong}/itemId`,
    expected: 'the id of a line that the order returned',
    seen: named[wrong],
    mend: 'Use the item ids that the order returned, not those of the checkout.',
  });
});
