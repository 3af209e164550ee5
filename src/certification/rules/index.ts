import type { ObservableItem } from '../observable';
import type { Rule } from '../types';
import { publicIp } from './checkouts.public-ip';
import { taxInclusive } from './checkouts.tax-inclusive';
import { upstreamId } from './checkouts.upstream-id';
import { cancelQuantity } from './fulfillments.cancel-quantity';
import { fulfilledQuantity } from './fulfillments.fulfilled-quantity';
import { fromCheckoutId } from './orders.from-checkout-id';
import { noFulfilBeforeAccepted } from './x.no-fulfil-before-accepted';

export const rules = {
  'checkouts.tax-inclusive': taxInclusive,
  'checkouts.public-ip': publicIp,
  'checkouts.upstream-id': upstreamId,
  'orders.from-checkout-id': fromCheckoutId,
  'fulfillments.fulfilled-quantity': fulfilledQuantity,
  'fulfillments.cancel-quantity': cancelQuantity,
  'x.no-fulfil-before-accepted': noFulfilBeforeAccepted,
} satisfies Record<ObservableItem, Rule>;
