import { decodeText } from '../../../browser/address';
import { at } from '../../../guides/paths';
import type { Values } from '../../../guides/types';
import { isCall } from '../../../ledger/origins';
import type { Exchange, LedgerEntry } from '../../../ledger/types';

/** What the ledger tells about the objects of an account, as far as choosing ids needs it. Newest first where order matters. */
export interface Facts {
  /** Ids by kind. */
  ids: Map<string, string[]>;
  /** The last seen form of each object. */
  objects: Map<string, unknown>;
  /** Event types by the object they are about. */
  happened: Map<string, Set<string>>;
  /** Deleted, or spent like a checkout that became an order. */
  gone: Set<string>;
  /** Checkout → its source. */
  attached: Map<string, string>;
  /** Customer → a saved source. */
  saved: Map<string, string>;
  /** Ids that an operation already used up or was refused for. */
  burnt: Map<string, Set<string>>;
}

/** Operations whose success leaves nothing to repeat them on. */
const CONSUMING = new Set([
  'createOrders',
  'createFulfillments',
  'attachSourceToCheckout',
  'createCustomerSource',
  'detachSourceToCheckout',
  'deleteCustomerSource',
  'updateReturns',
  'openInvoices',
  'voidInvoices',
  'attachSourceToInvoice',
  'detachSourceToInvoice',
]);

export function factsFrom(entries: readonly LedgerEntry[]): Facts {
  const facts: Facts = {
    ids: new Map(),
    objects: new Map(),
    happened: new Map(),
    gone: new Set(),
    attached: new Map(),
    saved: new Map(),
    burnt: new Map(),
  };
  for (const entry of entries) {
    if (isCall(entry) && entry.status >= 400) noteRefusal(entry, facts);
    else noteEntry(entry, facts);
  }
  return facts;
}

/** Ids of a kind that are still there, newest first. */
export function living(facts: Facts, kind: string): string[] {
  return (facts.ids.get(kind) ?? []).filter((id) => !facts.gone.has(id));
}

/** A refused call made and changed nothing, and says what is spent. */
function noteRefusal(exchange: Exchange, facts: Facts): void {
  noteSpent(exchange, facts);
  noteBurnt(exchange, facts);
}

function noteEntry(entry: LedgerEntry, facts: Facts): void {
  noteObjects(entry, facts);
  // What is deleted may take others with it, such as a file its links.
  for (const { type, objectId } of entry.events) if (type.endsWith('.deleted')) facts.gone.add(objectId);
  if (!isCall(entry)) return;
  const id = at(entry.responseBody, 'id');
  if (typeof id === 'string') facts.objects.set(id, entry.responseBody);
  noteSpent(entry, facts);
  noteEnds(entry, facts);
  noteBurnt(entry, facts);
}

function noteObjects({ objects, events }: LedgerEntry, facts: Facts): void {
  for (const { kind, id } of objects) noteId(facts, kind, id);
  for (const event of events) {
    noteId(facts, 'event', event.id);
    facts.happened.set(event.objectId, new Set([...(facts.happened.get(event.objectId) ?? []), event.type]));
  }
}

function noteId(facts: Facts, kind: string, id: string): void {
  const others = (facts.ids.get(kind) ?? []).filter((other) => other !== id);
  facts.ids.set(kind, [id, ...others]);
}

/** A checkout that became an order, now or before. */
function noteSpent({ operationId, status, requestBody }: Exchange, facts: Facts): void {
  const checkoutId = operationId === 'createOrders' ? at(requestBody, 'checkoutId') : undefined;
  if (typeof checkoutId === 'string' && (status === 201 || status === 409)) facts.gone.add(checkoutId);
}

function noteEnds({ operationId, path }: Exchange, facts: Facts): void {
  const [, id = '', , sourceId = ''] = segments(path);
  if (operationId === 'attachSourceToCheckout') facts.attached.set(id, sourceId);
  if (operationId === 'createCustomerSource') facts.saved.set(id, sourceId);
  if (operationId === 'detachSourceToCheckout') facts.attached.delete(id);
  if (operationId === 'deleteCustomerSource') facts.saved.delete(id);
  if (operationId?.startsWith('delete') || operationId?.startsWith('detach')) facts.gone.add(sourceId || id);
}

function noteBurnt({ operationId, path, status, requestBody }: Exchange, facts: Facts): void {
  // A wrong key says nothing about what was asked for.
  if (!operationId || status === 401 || (status < 400 && !CONSUMING.has(operationId))) return;
  const [, ...rest] = segments(path);
  const inBody = ['checkoutId', 'orderId']
    .map((field) => at(requestBody, field))
    .filter((id) => typeof id === 'string');
  const burnt = facts.burnt.get(operationId) ?? new Set();
  for (const id of [...rest, ...inBody]) burnt.add(id);
  facts.burnt.set(operationId, burnt);
}

/** Whether an operation may still use these ids. */
export function isFresh(facts: Facts, operationId: string, values: Values): boolean {
  return Object.values(values).every(
    (value) => !facts.gone.has(String(value)) && !facts.burnt.get(operationId)?.has(String(value)),
  );
}

/** The parts of a path from its collection on; some collections stand below an area. */
function segments(path: string): string[] {
  const parts = path.replace(/\?.*/, '').split('/').filter(Boolean).map(decodeText);
  return parts[0] === 'drop-in' || parts[0] === 'payments' ? parts.slice(1) : parts;
}
