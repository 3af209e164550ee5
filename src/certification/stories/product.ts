import { objects, text } from '../../json';
import type { Call } from '../ledger-index/call';
import { keyOf } from '../ledger-index/keyed';
import type { Subject } from '../vocabulary/check';
import { alike, type Over } from '../vocabulary/over';

const operations = new Set<string>(['createSkus', 'updateSkus', 'upsertSkus']);

/** Calls that write a SKU, by its id; one without an id of its own has the one that it was given. */
const bySku = keyOf(null, ({ operationId, params, body, answer }) =>
  operationId !== null && operations.has(operationId)
    ? (params.id ?? text(body, 'id') ?? text(answer, 'id') ?? '')
    : undefined,
);

/** A SKU with the writes of it that the API looked at, oldest first. Its call is the newest write. */
export interface Product extends Subject {
  readonly id: string;
  readonly writes: readonly Call[];
  /** The newest write that was taken. */
  readonly taken: Call | undefined;
}

export function products(): Over<Product> {
  return alike('SKU', bySku).into('SKU', ({ value, calls }) => {
    // What was meant to be refused, or never looked at, says nothing about the product.
    const writes = calls.filter(({ isInEarnest, wasJudged }) => wasJudged && isInEarnest);
    const call = writes.at(-1);
    return call ? [{ id: value, writes, call, taken: writes.findLast(({ isAccepted }) => isAccepted) }] : [];
  });
}

/** Whether a write was refused for one of these fields. */
export function wasRefusedFor({ status, answer }: Call, fields: readonly string[]): boolean {
  return status === 400 && objects(answer, 'errors').some(({ parameter }) => fields.includes(String(parameter)));
}
