/**
 * The rules of the sandbox: every decision is `(input, state, context) => Decision<Result>`.
 *
 * - `input` is the request body, already valid by the contract's schema.
 * - `state` holds the records the decision reads, loaded by the handler. Records named by the path are never null: the
 *   handler answers 404 with `notFound(…)` itself. Records named by the body may be null, the decision then refuses.
 * - The outcome's `writes`, `deletes` and `events` are stored in one transaction, for accepted and refused calls alike.
 * - `result` is the answer's body. Answers, lists and events only ever show `record.document`, never `record.hidden`.
 */

export { createRefund, updateRefund } from './after-sale/refunds/decisions';
export { createSku, deleteSku, updateSku, upsertSku } from './catalog/skus/decisions';
export { advance } from './due/advance';
export type * from './kernel/common-types';
export type { Context, Decision, DomainError, Effects, EventDraft } from './kernel/decision';
export { notFound } from './kernel/problems';
export type * from './kernel/reference';
export { createFulfillment, updateFulfillment, withOrderDetails } from './logistics/fulfillments/decisions';
export type * from './records';
export { createCheckout, deleteCheckout, isOpen, updateCheckout } from './sale/checkouts/decisions';
export { attachSourceToCheckout, detachSourceFromCheckout } from './sale/checkouts/sources';
export { createOrder } from './sale/orders/create';
export { createOrderDirectly, refreshOrder, updateOrder } from './sale/orders/decisions';
export { expandOrder } from './sale/orders/expand';
export { createSource } from './sale/sources/create';
export { settleSource } from './sale/sources/settle';
export {
  attachSourceToCustomer,
  createCustomer,
  deleteCustomer,
  detachSourceFromCustomer,
  updateCustomer,
} from './shoppers/customers/decisions';
