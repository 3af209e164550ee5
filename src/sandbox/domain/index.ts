/**
 * The rules of the sandbox: every decision is `(input, state, context) => Decision<Result>`, and each resource says in its
 * definition what a decision reads.
 *
 * - `input` is the request body, already valid by the contract's schema.
 * - `state` holds the records the decision reads. Records named by the path are there, or the call was answered with 404.
 *   Records named by the body may be null, the decision then refuses.
 * - The outcome's `writes`, `deletes` and `events` are stored in one transaction, for accepted and refused calls alike.
 * - `result` is the answer's body. Answers, lists and events only ever show `record.document`, never `record.hidden`.
 */
export type * from './kernel/call';
export type { Context, Decision, DomainError, Effects, EventDraft } from './kernel/decision';
export type { DueStepRecord } from './kernel/due';
export type * from './kernel/query';
export type * from './kernel/records';
export type * from './kernel/reference';
export { registry } from './resources';
export type { SourceRecord } from './sale/sources/record';
