/** What of each line may be refunded, in minor units. Together the lines never promise more than was captured. */

import type { OrderItem } from '../../../../generated/contract/types';
import { proportion, sum } from '../../kernel/money/money';
import { capturedOn, NOT_REFUSED, refundedOn } from '../charges/operations';
import type { LineParts } from '../checkouts/types';
import { chargesOf, lineOf, type OrderFlow } from './flow';
import { mapParts, PARTS, sumParts } from './parts';
import type { PartName } from './types';

export interface LineBalance {
  /** Captured, whether refunded since or not. */
  readonly captured: LineParts;
  readonly left: LineParts;
}

/** By item id. */
export type Balances = ReadonlyMap<string, LineBalance>;

/** Each part for the captured units, rounded by itself (fixture R8), then trimmed to what was captured. */
export function balancesOf(flow: OrderFlow): Balances {
  const { items } = flow.order.document;
  const rounded = items.map((item) => {
    const line = lineOf(flow, item.id);
    return mapParts((part) => proportion(line.parts[part], line.captured, item.quantity));
  });
  const captured = trim(rounded, items, flow);
  return new Map(
    items.map((item, index) => {
      const most = captured[index] as LineParts;
      const { refunded } = lineOf(flow, item.id);
      return [item.id, { captured: most, left: mapParts((part) => Math.max(0, most[part] - refunded[part])) }];
    }),
  );
}

/** Rounded parts of lines shipped in part may come to a few minor units more than their captures: those round down. */
function trim(rounded: readonly LineParts[], items: readonly OrderItem[], flow: OrderFlow): LineParts[] {
  let excess = sum(rounded.map((parts) => sumParts(parts))) - capturedIn(flow);
  const trimmed = rounded.map((parts) => ({ ...parts }));
  if (excess <= 0) return trimmed;
  for (const { index, part } of [...roundedUp(rounded, items, flow), ...largestFirst(rounded)]) {
    const parts = trimmed[index];
    if (excess <= 0) break;
    if (!parts || parts[part] <= 0) continue;
    parts[part] -= 1;
    excess -= 1;
  }
  return trimmed;
}

interface Spot {
  readonly index: number;
  readonly part: PartName;
}

function* roundedUp(rounded: readonly LineParts[], items: readonly OrderItem[], flow: OrderFlow): Generator<Spot> {
  for (const [index, item] of items.entries()) {
    const line = lineOf(flow, item.id);
    for (const part of PARTS)
      if ((rounded[index]?.[part] ?? 0) * item.quantity > line.parts[part] * line.captured) yield { index, part };
  }
}

function largestFirst(rounded: readonly LineParts[]): Spot[] {
  const spots = rounded.flatMap((_, index) => PARTS.map((part) => ({ index, part })));
  const amount = ({ index, part }: Spot) => rounded[index]?.[part] ?? 0;
  return spots.sort((a, b) => amount(b) - amount(a));
}

/** Minor units captured and confirmed on all charges. */
function capturedIn(flow: OrderFlow): number {
  return sum(chargesOf(flow).map((charge) => capturedOn(charge, flow.currency)));
}

/**
 * Minor units the order still has to give back: what its lines allow, and never more than what was captured and is not
 * on its way back or charged back. Rounded line amounts may leave a cent of the captured money beyond reach (fixture R8).
 */
export function availableToRefund(flow: OrderFlow, balances: Balances): number {
  const byLine = sum([...balances.values()].map(({ left }) => sumParts(left)));
  const refunded = sum(chargesOf(flow).map((charge) => refundedOn(charge, flow.currency, ...NOT_REFUSED)));
  const chargedBack = sum(
    (flow.order.hidden.chargebacks ?? []).flatMap(({ shares }) => shares.map(({ amount }) => amount)),
  );
  return Math.max(0, Math.min(byLine, capturedIn(flow) - refunded - chargedBack));
}
