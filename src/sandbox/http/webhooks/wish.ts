/** What `/_sandbox/webhooks/faults` and `/_sandbox/webhooks/resend` take. */
import {
  type EventFaultEffect,
  type EventFaultKind,
  type EventFaultWish,
  eventFaultKinds,
  usualSeconds,
} from '../../domain/account/deliveries/faults';
import { isKnownType } from '../../domain/account/webhooks/rules';
import { mostResent, type Range } from '../../engine/outbox/resend-range';
import { reference } from '../../reference-data';
import { type Fields, onlyKnown, Unfit, wantedMoment, wholeNumberOf } from '../fields';

const longestSeconds = 30 * 24 * 60 * 60;
const mostDeliveries = 1000;
const mostHeld = 100;
const mostCopies = 10;
const mostNamed = 100;

function textsOf(fields: Fields, name: string, most: number): readonly string[] | undefined {
  const { [name]: value } = fields;
  if (value === undefined) return undefined;
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (!isList || value.length === 0 || value.length > most)
    throw new Unfit(name, `${name} is a list of 1 to ${most} texts.`);
  return [...new Set(value as string[])];
}

function typesOf(fields: Fields): readonly string[] | undefined {
  const types = textsOf(fields, 'types', 100);
  const unknown = types?.find((type) => !isKnownType(type, reference.eventTypes));
  if (unknown !== undefined) throw new Unfit('types', `There is no event type '${unknown}'.`);
  return types;
}

function webhookOf({ webhookId }: Fields): { webhookId?: string } {
  if (webhookId === undefined) return {};
  if (typeof webhookId !== 'string') throw new Unfit('webhookId', 'webhookId is the id of a webhook.');
  return { webhookId };
}

/** Each kind takes its own field, and not that of another one. */
function effectOf(fields: Fields): EventFaultEffect {
  const kind = eventFaultKinds.find((one) => one === fields.kind) as EventFaultKind | undefined;
  if (!kind) throw new Unfit('kind', `kind is one of ${eventFaultKinds.join(', ')}.`);
  const isTimed = kind === 'delay' || kind === 'reorder';
  if (fields.seconds !== undefined && !isTimed) throw new Unfit('seconds', 'seconds go with delay and reorder.');
  if (fields.copies !== undefined && kind !== 'duplicate') throw new Unfit('copies', 'copies go with duplicate.');
  if (isTimed) return { kind, seconds: wholeNumberOf(fields, 'seconds', [1, longestSeconds]) ?? usualSeconds[kind] };
  return kind === 'drop' ? { kind } : { kind, copies: wholeNumberOf(fields, 'copies', [1, mostCopies]) ?? 1 };
}

/** A fault for deliveries to come, or what is to be done to some that are there. */
export type Wish =
  | { readonly next: EventFaultWish }
  | { readonly named: readonly string[]; readonly effect: EventFaultEffect };

/** @throws Unfit for whatever is not understood */
export function faultWishIn(fields: Fields): Wish {
  const named = textsOf(fields, 'deliveryIds', mostNamed);
  const own = ['kind', 'seconds', 'copies'];
  onlyKnown(fields, named ? [...own, 'deliveryIds'] : [...own, 'deliveryIds', 'webhookId', 'types', 'skip', 'times']);
  const effect = effectOf(fields);
  if (named) return { named, effect };
  const types = typesOf(fields);
  const isReordering = effect.kind === 'reorder';
  const times = wholeNumberOf(fields, 'times', [1, isReordering ? mostHeld : mostDeliveries]) ?? (isReordering ? 2 : 1);
  if (isReordering && times < 2) throw new Unfit('times', 'It takes two deliveries to change their order.');
  const skip = wholeNumberOf(fields, 'skip', [0, mostDeliveries]) ?? 0;
  return { next: { ...effect, ...webhookOf(fields), ...(types && { types }), skip, times } };
}

/** @throws Unfit for whatever is not understood */
export function rangeIn(fields: Fields): Range {
  const { order = 'oldest-first' } = fields;
  if (order !== 'oldest-first' && order !== 'newest-first')
    throw new Unfit('order', 'order is oldest-first or newest-first.');
  const [from, to, types] = [wantedMoment(fields, 'from'), wantedMoment(fields, 'to'), typesOf(fields)];
  const eventIds = textsOf(fields, 'eventIds', mostResent);
  if (eventIds && (from ?? to ?? types) !== undefined)
    throw new Unfit('eventIds', 'Send eventIds, or from, to and types.');
  if ((from ?? to ?? types ?? eventIds) === undefined)
    throw new Unfit('from', 'Say which events: from, to, types, or eventIds.');
  return {
    ...webhookOf(fields),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(types && { types }),
    ...(eventIds && { eventIds }),
    newestFirst: order === 'newest-first',
  };
}
