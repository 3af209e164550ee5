/** The counts of a fulfillment order's lines. Pending, backordered, shipped and cancelled units add up to the quantity. */
import type { FulfillmentOrderLine } from '../../../../generated/contract/types';

function stateOf({ quantity, backordered, shipped, cancelled }: FulfillmentOrderLine): FulfillmentOrderLine['state'] {
  if (cancelled === quantity) return 'cancelled';
  if (shipped > 0) return 'shipped';
  return backordered > 0 ? 'backordered' : 'pending';
}

function counted(line: FulfillmentOrderLine): FulfillmentOrderLine {
  return { ...line, state: stateOf(line) };
}

/** Units that the warehouse may still be asked not to ship. */
export const cancellable = ({ pending, backordered }: FulfillmentOrderLine) => pending + backordered;

export const newLine = (
  line: Omit<FulfillmentOrderLine, 'pending' | 'backordered' | 'shipped' | 'cancelled' | 'returned' | 'state'>,
  backordered: number,
): FulfillmentOrderLine =>
  counted({
    ...line,
    pending: line.quantity - backordered,
    backordered,
    shipped: 0,
    cancelled: 0,
    returned: 0,
    state: 'pending',
  });

/** All pending units leave the warehouse. */
export const shipLine = (line: FulfillmentOrderLine): FulfillmentOrderLine =>
  counted({ ...line, pending: 0, shipped: line.shipped + line.pending });

/** Backordered units are given up first: pending ones are in the warehouse's hands. */
export function cancelUnits(line: FulfillmentOrderLine, units: number): FulfillmentOrderLine {
  const backordered = Math.min(line.backordered, units);
  return counted({
    ...line,
    backordered: line.backordered - backordered,
    pending: line.pending - (units - backordered),
    cancelled: line.cancelled + units,
  });
}

export const returnUnits = (line: FulfillmentOrderLine, units: number): FulfillmentOrderLine => ({
  ...line,
  returned: line.returned + units,
});
