/**
 * What rules take for granted in that part of a record which no caller sees. A file can lack it where somebody wrote it by hand.
 * Rows of a store, and snapshots of them, are not measured by it: whatever is in them, the sandbox wrote.
 */
import { isObject } from '../../../json';
import type { RecordOf } from '../../domain';
import type { RecordKind, StoredRecord } from '../../storage/records';
import { Unreadable } from './bytes';
import type { SnapshotContent } from './content';

type Check = (value: unknown) => boolean;
type Needed = { readonly [Kind in RecordKind]?: { readonly [Field in keyof RecordOf<Kind>['hidden']]?: Check } };

const isText: Check = (value) => typeof value === 'string';
const hasObjects: Check = (value) => isObject(value) && Object.values(value).every(isObject);
const isListOfObjects: Check = (value) => Array.isArray(value) && value.every(isObject);

const ofCheckout = { state: isText, lines: isListOfObjects, parts: hasObjects } as const;

const hasAll = (fields: unknown, checks: { readonly [field: string]: Check | undefined }) =>
  isObject(fields) && Object.entries(checks).every(([name, check]) => check?.(fields[name]) !== false);

const needed: Needed = {
  checkout: ofCheckout,
  checkout_session: { checkoutId: isText, request: isObject },
  'file-content': { base64: isText },
  invoice: { cart: (cart) => isObject(cart) && isObject(cart.document) && hasAll(cart.hidden, ofCheckout) },
  order: { lines: hasObjects, charges: hasObjects },
  refund: { shares: isListOfObjects, operations: isListOfObjects },
  return: { from: isObject },
  source: { testBehavior: isText },
  subscription: { checkoutId: isText },
};

/** An order knows how far each of its lines is. */
const knowsItsLines = ({ document, hidden }: RecordOf<'order'>) =>
  document.items.every(({ id }) => Object.hasOwn(hidden.lines, id));

const isSound = (record: StoredRecord) =>
  hasAll(record.hidden, needed[record.kind] ?? {}) && (record.kind !== 'order' || knowsItsLines(record));

/** @throws Unreadable for the first record that calls would fail at */
export function checkHidden({ records }: Pick<SnapshotContent, 'records'>): void {
  const unsound = records.find((record) => !isSound(record));
  if (unsound) throw new Unreadable(`Its ${unsound.kind} ${unsound.id} lacks what the sandbox keeps beside it.`);
}
