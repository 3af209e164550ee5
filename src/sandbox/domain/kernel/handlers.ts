/** Which resource answers which operation of the contract, and how. */

import type { Operation, OperationId } from '../../../generated/contract/operations';
import { read } from '../../../json';
import type { Answer, Call, Handler, ItemCall } from './call';
import { accept } from './decision';
import { createPlain, removePlain, updatePlain, upsertPlain } from './defaults';
import { notFound } from './problems';
import type { AnyRecord, RecordKind } from './records';
import type { Resource } from './resource';

type Plain = Resource & { readonly kind: RecordKind };
type PlainCall = Call<Readonly<Record<string, unknown>> | null>;
type OnItem = (call: ItemCall<RecordKind, never>) => Answer | Promise<Answer>;
type Upsert = (call: PlainCall & { readonly existing: AnyRecord | null }) => Answer | Promise<Answer>;

const keepsRecords = (resource: Resource): resource is Plain => resource.kind !== null;

/** Whether callers may see a record, as far as its resource says. */
export function isVisible({ visible, lookups }: Resource, record: AnyRecord): boolean {
  if (!visible) return true;
  return read(record, lookups?.[visible.lookup] ?? '') === visible.value;
}

/** Goes on with the record that the path names, or answers 404. */
function onItem(resource: Plain, handle: OnItem): Handler<never> {
  return async (call: Call<never>) => {
    const id = call.params.id ?? '';
    const record = await call.read.find(resource.kind, id);
    return record && isVisible(resource, record) ? handle({ ...call, record }) : notFound(resource.name, id);
  };
}

function upserting(resource: Plain, handle: Upsert): Handler<never> {
  return async (call: PlainCall) =>
    handle({ ...call, existing: await call.read.find(resource.kind, call.params.id ?? '') });
}

/** By the shape of the operation: `POST /refunds` creates, `GET /refunds/{id}` retrieves. */
function byShape(resource: Plain): Readonly<Record<string, Handler<never>>> {
  const { kind, path } = resource;
  if (path === undefined) return {};
  const update = onItem(resource, (resource.update as OnItem | undefined) ?? ((call) => updatePlain(resource, call)));
  return {
    [`GET ${path}`]: resource.list ?? ((call) => call.read.list(kind)),
    [`POST ${path}`]: resource.create ?? ((call: PlainCall) => createPlain(resource, call)),
    [`GET ${path}/{id}`]: onItem(
      resource,
      (resource.retrieve as OnItem | undefined) ?? (({ record }) => accept(record.document)),
    ),
    [`POST ${path}/{id}`]: update,
    [`PATCH ${path}/{id}`]: update,
    [`PUT ${path}/{id}`]: upserting(
      resource,
      (resource.upsert as Upsert | undefined) ?? ((call) => upsertPlain(resource, call)),
    ),
    [`DELETE ${path}/{id}`]: onItem(
      resource,
      (resource.remove as OnItem | undefined) ?? ((call) => removePlain(resource, call)),
    ),
  };
}

function byName(resource: Resource): [string, Handler<never>][] {
  const own = Object.entries(resource.operations ?? {}) as [string, Handler<never>][];
  if (!keepsRecords(resource)) return own;
  const items = Object.entries(resource.onItem ?? {}) as [string, OnItem][];
  return [...own, ...items.map(([id, handle]): [string, Handler<never>] => [id, onItem(resource, handle)])];
}

export type Handlers = ReadonlyMap<OperationId, Handler<never>>;

/**
 * The handler of each operation; one without is left out, and a test names it.
 * @throws where two resources answer one operation
 */
export function handlersOf(resources: readonly Resource[], operations: Readonly<Record<string, Operation>>): Handlers {
  const named = resources.flatMap(byName);
  const shaped = resources.filter(keepsRecords).flatMap((resource) => Object.entries(byShape(resource)));
  const entries = Object.values(operations).flatMap(({ id, method, path }): [OperationId, Handler<never>][] => {
    const own = named.filter(([name]) => name === id);
    const found = own.length > 0 ? own : shaped.filter(([shape]) => shape === `${method} ${path}`);
    if (found.length > 1) throw new Error(`${id} is answered by ${found.length} resources. Leave it to one.`);
    return found.map(([, handler]) => [id, handler]);
  });
  return new Map(entries);
}
