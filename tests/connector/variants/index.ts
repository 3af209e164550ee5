/** All connectors that do something wrong. */
import { catalogVariants } from './catalog';
import { checkoutVariants } from './checkouts';
import { customerVariants } from './customers';
import { eventVariants } from './events';
import { fulfilmentVariants } from './fulfilment';
import { orderVariants } from './orders';
import { paymentVariants } from './payments';
import { subscriptionVariants } from './subscriptions';
import type { Variant } from './variant';

export const variants: readonly Variant[] = [
  ...catalogVariants,
  ...checkoutVariants,
  ...paymentVariants,
  ...orderVariants,
  ...fulfilmentVariants,
  ...subscriptionVariants,
  ...customerVariants,
  ...eventVariants,
];
