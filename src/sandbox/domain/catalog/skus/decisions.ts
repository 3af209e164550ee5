import type { EventType } from '../../../../generated/reference/event-types';
import { changedAttributes, withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type EventDraft, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import { type FeeRecord, NOTHING_HIDDEN, type SkuRecord } from '../../records';
import { checkSku, checkSkuId, isPhysical } from './rules';
import type { Sku, SkuRequest, SkuUpsertRequest, UpdateSkuRequest } from './types';

type Times = Pick<Sku, 'createdTime' | 'updatedTime'>;

function build(id: string, sent: UpdateSkuRequest, times: Times, { reference, liveMode }: Context): Sku {
  const { allowOversell: _, ...fields } = sent;
  return withoutUndefined({
    ...fields,
    id,
    name: fields.name ?? '',
    countryOfOrigin: fields.countryOfOrigin ?? '',
    managedFulfillment: fields.managedFulfillment ?? undefined,
    weightUnit: fields.weightUnit ?? (fields.weight === undefined ? undefined : 'oz'),
    fulfill: fields.fulfill ?? false,
    physical: isPhysical(fields, reference),
    ...times,
    liveMode,
  });
}

function keep(sku: Sku): SkuRecord {
  return { kind: 'sku', id: sku.id, document: sku, hidden: NOTHING_HIDDEN };
}

function skuEvent(type: EventType, sku: Sku, previousAttributes?: object): EventDraft {
  return { type, objectKind: 'sku', objectId: sku.id, object: sku, previousAttributes };
}

/** `existing`: the SKU that already has `input.id`. */
export function createSku(input: SkuRequest, state: { existing: SkuRecord | null }, context: Context): Decision<Sku> {
  const { id: wanted, ...fields } = input;
  const errors = [
    ...(wanted === undefined ? [] : checkSkuId(wanted, context.reference)),
    ...checkSku(fields, context.reference),
  ];
  if (errors.length > 0) return refuse(errors);
  if (state.existing) return refuse(conflict('already_exists', `SKU '${state.existing.id}' already exists.`, 'id'));
  return add(wanted ?? context.newId('sku'), fields, context);
}

function add(id: string, fields: UpdateSkuRequest, context: Context): Decision<Sku> {
  const sku = build(id, fields, { createdTime: toSeconds(context.now), updatedTime: undefined }, context);
  return accept(sku, { writes: [keep(sku)], events: [skuEvent('sku.created', sku)] });
}

function change(existing: SkuRecord, fields: UpdateSkuRequest, context: Context): Decision<Sku> {
  const { createdTime } = existing.document;
  const sku = build(existing.id, fields, { createdTime, updatedTime: toSeconds(context.now) }, context);
  const previous = changedAttributes(existing.document, sku);
  return accept(sku, { writes: [keep(sku)], events: [skuEvent('sku.updated', sku, previous)] });
}

/** Writes the whole SKU under the id of the path. Answer 201 where `existing` was null, else 200. */
export function upsertSku(
  input: SkuUpsertRequest,
  state: { id: string; existing: SkuRecord | null },
  context: Context,
): Decision<Sku> {
  const errors = [...checkSkuId(state.id, context.reference), ...checkSku(input, context.reference)];
  if (errors.length > 0) return refuse(errors);
  return state.existing ? change(state.existing, input, context) : add(state.id, input, context);
}

/** Changes the fields that are sent; the SKU as a whole must then still be sound. */
export function updateSku(input: UpdateSkuRequest, state: { sku: SkuRecord }, context: Context): Decision<Sku> {
  const merged = { ...state.sku.document, ...input };
  const errors = checkSku(merged, context.reference);
  return errors.length > 0 ? refuse(errors) : change(state.sku, merged, context);
}

function feeDeleted({ id, document }: FeeRecord): EventDraft {
  return { type: 'fee.deleted', objectKind: 'fee', objectId: id, object: document };
}

/** Takes the SKU's fees with it. */
export function deleteSku(
  _input: null,
  state: { sku: SkuRecord; fees: readonly FeeRecord[] },
  _context: Context,
): Decision<null> {
  const { sku, fees } = state;
  return accept(null, {
    deletes: [{ kind: 'sku', id: sku.id }, ...fees.map(({ id }) => ({ kind: 'fee' as const, id }))],
    events: [skuEvent('sku.deleted', sku.document), ...fees.map(feeDeleted)],
  });
}
