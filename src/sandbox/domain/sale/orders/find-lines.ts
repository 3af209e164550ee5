/** Finds the lines that callers name, without going through the order for each. */
import type { OrderItem } from '../../../../generated/contract/types';

export interface LineFinder {
  named(itemId: string): OrderItem | undefined;
  /** Lines of a SKU, less those at the front that have nothing left. All of them where none has. */
  ofSku(skuId: string): Iterable<OrderItem>;
}

interface OfSku {
  readonly lines: OrderItem[];
  /** Those before it have nothing left. */
  front: number;
}

function* from({ lines, front }: OfSku): Generator<OrderItem> {
  for (let index = front; index < lines.length; index += 1) yield lines[index] as OrderItem;
}

/** @param hasLeft whether a line can still give something; once it cannot, it never can again during this call */
export function findLines(items: readonly OrderItem[], hasLeft: (item: OrderItem) => boolean): LineFinder {
  const byId = new Map(items.map((item) => [item.id, item]));
  const bySku = new Map<string, OfSku>();
  for (const item of items) {
    const known = item.skuId === undefined ? undefined : bySku.get(item.skuId);
    if (known) known.lines.push(item);
    else if (item.skuId !== undefined) bySku.set(item.skuId, { lines: [item], front: 0 });
  }
  return {
    named: (itemId) => byId.get(itemId),
    ofSku(skuId) {
      const known = bySku.get(skuId);
      if (!known) return [];
      const isSpent = (item: OrderItem | undefined) => item !== undefined && !hasLeft(item);
      while (isSpent(known.lines[known.front])) known.front += 1;
      return known.front < known.lines.length ? from(known) : known.lines;
    },
  };
}
