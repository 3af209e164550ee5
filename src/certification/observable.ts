/** Items that recorded calls can decide today. Kept apart from the rules, so that a page can name them before it loads one. */
export const observableItems = [
  'checkouts.tax-inclusive',
  'checkouts.public-ip',
  'checkouts.upstream-id',
  'orders.from-checkout-id',
  'fulfillments.fulfilled-quantity',
  'fulfillments.cancel-quantity',
  'x.no-fulfil-before-accepted',
] as const;

export type ObservableItem = (typeof observableItems)[number];

export function isObservable(itemId: string): itemId is ObservableItem {
  return (observableItems as readonly string[]).includes(itemId);
}
