/** Units that came back, by the shipment they went out with. Money was captured shipment by shipment, and goes back so. */
import type { FulfillmentRecord } from '../../logistics/fulfillments/record';

/** Units of one line. `from`: units of that line that go back before these. */
export interface ReturnedUnits {
  readonly itemId: string;
  readonly from: number;
  readonly units: number;
}

/**
 * One list of units for each shipment that has some, oldest shipment first. Units go back in the order in which they were
 * shipped (ours: nobody says which unit of a line it is).
 * @param returned each line once
 * @param shipments of the order, oldest first
 */
export function byShipment(returned: readonly ReturnedUnits[], shipments: readonly FulfillmentRecord[]) {
  const shippedBefore = new Map<string, number>();
  const byLine = new Map(returned.map((line) => [line.itemId, line]));
  const found = shipments.map(({ document }) =>
    document.items.flatMap(({ itemId, quantity }): ReturnedUnits[] => {
      const start = shippedBefore.get(itemId) ?? 0;
      shippedBefore.set(itemId, start + quantity);
      const line = byLine.get(itemId);
      return line ? overlap(line, start, quantity) : [];
    }),
  );
  const rest = returned.flatMap((line) => {
    const shipped = shippedBefore.get(line.itemId) ?? 0;
    return overlap(line, shipped, Number.MAX_SAFE_INTEGER - shipped);
  });
  return [...found, rest].filter((units) => units.length > 0);
}

function overlap({ itemId, from, units }: ReturnedUnits, start: number, quantity: number): ReturnedUnits[] {
  const first = Math.max(from, start);
  const shared = Math.min(from + units, start + quantity) - first;
  return shared > 0 ? [{ itemId, from: first, units: shared }] : [];
}
