/**
 * The rules of the sandbox: every decision is `(input, state, context) => Decision<Result>`.
 *
 * - `input` is the request body, already valid by the contract's schema.
 * - `state` holds the records the decision reads, loaded by the handler. Records named by the path are never null: the
 *   handler answers 404 with `notFound(…)` itself. Records named by the body may be null, the decision then refuses.
 * - The outcome's `writes`, `deletes` and `events` are stored in one transaction, for accepted and refused calls alike.
 * - `result` is the answer's body. Answers, lists and events only ever show `record.document`, never `record.hidden`.
 */
export { createCheckout, deleteCheckout, isOpen, updateCheckout } from './checkouts/decisions';
export { attachSourceToCheckout, detachSourceFromCheckout } from './checkouts/sources';
export type * from './common-types';
export {
  attachSourceToCustomer,
  createCustomer,
  deleteCustomer,
  detachSourceFromCustomer,
  updateCustomer,
} from './customers/decisions';
export type { Context, Decision, DomainError, Effects, EventDraft } from './decision';
export { advance } from './due/advance';
export { createFulfillment, updateFulfillment, withOrderDetails } from './fulfillments/decisions';
export { createOrder } from './orders/create';
export { createOrderDirectly, refreshOrder, updateOrder } from './orders/decisions';
export { expandOrder } from './orders/expand';
export { notFound } from './problems';
export type * from './records';
export type * from './reference';
export { createRefund, updateRefund } from './refunds/decisions';
export { createSku, deleteSku, updateSku, upsertSku } from './skus/decisions';
export { createSource } from './sources/create';
export { settleSource } from './sources/settle';
