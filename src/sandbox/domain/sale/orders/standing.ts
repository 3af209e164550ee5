/** Why an order that is stored says what it says. */

import type { Standing } from '../../kernel/reasons';
import type { Surroundings } from '../../kernel/resource';
import { howTaken } from '../../logistics/fulfillments/replay';
import { pricedAgain } from '../checkouts/priced-again';
import { startFlow } from './flow';
import { standingReasons } from './reasons';
import type { OrderRecord } from './record';

/** The calculation of its checkout, as long as it comes to the same today, and then what the order itself says. */
export async function orderStanding(order: OrderRecord, around: Surroundings): Promise<readonly Standing[]> {
  const checkout = await around.read.find('checkout', order.document.checkoutId);
  const priced = checkout ? await pricedAgain(checkout, around) : [];
  const flow = startFlow(order, around.context);
  return [...priced, { of: order.document, reasons: standingReasons(flow, await howTaken(order, around)) }];
}
