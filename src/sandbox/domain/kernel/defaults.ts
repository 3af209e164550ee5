/** What a plain resource does: create, retrieve, update, upsert and remove, where its definition says nothing else. */
import type { EventType } from '../../../generated/reference/event-types';
import type { Answer, Call, ItemCall } from './call';
import { changedAttributes, withoutUndefined } from './changes';
import { accept, type DomainError, refuse } from './decision';
import { eventOf } from './events';
import { checkOwnId } from './own-ids';
import { conflict } from './problems';
import { type AnyRecord, NOTHING_HIDDEN, type RecordKind } from './records';
import type { Resource } from './resource';
import { toSeconds } from './time';

type Fields = Readonly<Record<string, unknown>>;
type Plain = Resource & { readonly kind: RecordKind };
type PlainCall = Call<Fields | null>;

const usualStamps = ['createdTime', 'updatedTime', 'liveMode'] as const;
const usualLongestId = 255;

/** Null stands for nothing: a field that was cleared is not there. */
function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function complete(resource: Plain, id: string, fields: Fields, { context }: PlainCall): AnyRecord {
  const sent = { id, ...withoutNulls(fields) };
  const document = withoutUndefined({ ...sent, ...resource.derive?.(sent as never, context) });
  return { kind: resource.kind, id, document, hidden: NOTHING_HIDDEN } as unknown as AnyRecord;
}

async function unsound(resource: Plain, record: AnyRecord, { read, context }: PlainCall) {
  return (await resource.check?.(record.document as never, { read, context })) ?? [];
}

function told(type: EventType | undefined, record: AnyRecord, previous?: object) {
  return type === undefined ? [] : [eventOf(type, record, previous)];
}

interface Wish {
  readonly id: string;
  readonly fields: Fields;
  /** The caller chose the id. */
  readonly isOwn: boolean;
  readonly status?: number;
}

async function add(resource: Plain, { id, fields, isOwn, status }: Wish, call: PlainCall): Promise<Answer> {
  const { context } = call;
  const { stamps = usualStamps, initial, events } = resource;
  const stamped = {
    ...initial?.(fields as never, context),
    ...(stamps.includes('createdTime') && { createdTime: toSeconds(context.now) }),
    ...(stamps.includes('liveMode') && { liveMode: context.liveMode }),
  };
  const record = complete(resource, id, { ...fields, ...stamped }, call);
  const errors = [...(isOwn ? unfit(resource, id, call) : []), ...(await unsound(resource, record, call))];
  if (errors.length > 0) return refuse(errors);
  if (isOwn && (await call.read.find(resource.kind, id)))
    return refuse(conflict('already_exists', `${resource.name} '${id}' already exists.`, 'id'));
  const made = (await resource.makes?.(record as never, call)) ?? [];
  const effects = { writes: [record, ...made], events: told(events?.created, record) };
  return { ...accept(record.document, effects), status };
}

async function change(
  resource: Plain,
  before: AnyRecord,
  fields: Fields,
  call: PlainCall,
  status?: number,
): Promise<Answer> {
  const { stamps = usualStamps, events } = resource;
  const stamp = stamps.includes('updatedTime') ? { updatedTime: toSeconds(call.context.now) } : {};
  const record = {
    ...complete(resource, before.id, { ...fields, ...stamp }, call),
    hidden: before.hidden,
  } as AnyRecord;
  const errors = await unsound(resource, record, call);
  if (errors.length > 0) return refuse(errors);
  const previous = changedAttributes(before.document, record.document);
  return { ...accept(record.document, { writes: [record], events: told(events?.updated, record, previous) }), status };
}

function unfit({ checkId }: Plain, id: string, { context }: PlainCall): readonly DomainError[] {
  return checkId ? checkId(id, context) : checkOwnId(id, usualLongestId);
}

/** The body as it stands, under the id that the caller chose where the contract lets callers choose one. */
export function createPlain(resource: Plain, call: PlainCall): Promise<Answer> {
  const { id: wanted, ...fields } = call.body ?? {};
  const isOwn = typeof wanted === 'string';
  return add(resource, { id: isOwn ? wanted : call.context.newId(resource.kind), fields, isOwn }, call);
}

/** The fields that were sent take the place of those there are; null clears one. Metadata is replaced as a whole. */
export function updatePlain(resource: Plain, call: ItemCall<RecordKind, Fields | null>): Promise<Answer> {
  return change(resource, call.record, { ...call.record.document, ...call.body }, call);
}

/** The whole object under the id of the path. Answers 201 where there was none. */
export function upsertPlain(
  resource: Plain,
  call: PlainCall & { readonly existing: AnyRecord | null },
): Promise<Answer> {
  const id = call.params.id ?? '';
  const { existing, body } = call;
  if (!existing) return add(resource, { id, fields: body ?? {}, isOwn: true, status: 201 }, call);
  const { createdTime, liveMode } = existing.document as { createdTime?: string; liveMode?: boolean };
  return change(resource, existing, withoutUndefined({ ...body, createdTime, liveMode }), call, 200);
}

export function removePlain({ events }: Plain, { record }: ItemCall<RecordKind>): Answer {
  const { kind, id } = record;
  return accept(null, { deletes: [{ kind, id }], events: told(events?.deleted, record) });
}
