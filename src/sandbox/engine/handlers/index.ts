import type { Handlers } from '../call';
import { checkoutHandlers } from './checkouts';
import { customerHandlers } from './customers';
import { fulfillmentHandlers } from './fulfillments';
import { orderHandlers } from './orders';
import { list, retrieve } from './reading';
import { refundHandlers } from './refunds';
import { skuHandlers } from './skus';
import { sourceHandlers } from './sources';

/** One handler for every operation of the contract: a missing one does not compile. */
export const handlers = {
  ...skuHandlers,
  ...customerHandlers,
  ...checkoutHandlers,
  ...sourceHandlers,
  ...orderHandlers,
  ...fulfillmentHandlers,
  ...refundHandlers,
  retrieveCharges: retrieve('charge'),
  listEvents: list('event'),
  retrieveEvents: retrieve('event'),
} satisfies Handlers;
