/**
 * The six dated versions of the public API. Everything inside speaks the newest; requests of an older version are lifted to it and
 * answers are lowered from it, from version to version. What differs stands in src/reference/version-changes.yml.
 */
import { apiVersions } from '../../generated/reference/api-versions';
import { isObject } from '../../json';
import { step as v20200930 } from './2020-09-30';
import { step as v20201217 } from './2020-12-17';
import { step as v20210223 } from './2021-02-23';
import { step as v20210323 } from './2021-03-23';
import { step as v20211213 } from './2021-12-13';
import { fieldsOf, kindsBegunWith, lower } from './table';
import type { Json, OlderFields, VersionStep } from './types';

export { mergePairs } from './2021-02-23';
export { inherit } from './2021-12-13';
export type { Json, OlderFields } from './types';

/** Oldest first. The base, 2020-01-07, is what the first step leads back to. */
export const steps: readonly VersionStep[] = [v20200930, v20201217, v20210223, v20210323, v20211213];

/** The dated versions, oldest first. They sort as texts. */
export const knownVersions: readonly string[] = apiVersions.map(({ version }) => version);
export const newestVersion: string = knownVersions.at(-1) ?? '';
/** From this version on a checkout takes nothing from its customer. */
export const standsAlone = (version: string): boolean => version >= v20211213.version;

const after = (version: string) => steps.filter((step) => step.version > version);

/** Objects that stand inside of another object. */
const inside: Readonly<Record<string, Readonly<Record<string, string>>>> = { fulfillment: { orderDetails: 'order' } };

/** An object of the newest version as `version` shows it. */
export function objectIn(version: string, kind: string, document: Json, older: OlderFields = {}): Json {
  const lowered = after(version).reduceRight((before, step) => lower(step, kind, before, older), document);
  const inner = Object.entries(inside[kind] ?? {}).filter(([field]) => isObject(lowered[field]));
  const shown = inner.map(([field, innerKind]) => [field, objectIn(version, innerKind, lowered[field] as Json)]);
  return { ...lowered, ...Object.fromEntries(shown) };
}

/** Types whose object is not what their first word names. */
const kindsByType: Readonly<Record<string, string>> = {
  'fulfillment.created': 'fulfillment',
  'order.charge.reauth.failed': 'order',
  'checkout_session.order.created': 'order',
};

/** The kind of the object in an event: `order` for `order.accepted`, none for `order.charge.capturable`. */
export function kindOfEvent(type: string): string {
  const [first = '', ...rest] = type.split('.');
  return kindsByType[type] ?? (rest.length === 1 || type === 'order.dispute.resolved' ? first : '');
}

/** Former values as `version` shows them: those of the former object that differ from the object as it is now. */
function formerIn(version: string, kind: string, object: Json, former: Json, older: OlderFields): Json {
  const now = objectIn(version, kind, object, older);
  const before = objectIn(version, kind, { ...object, ...former }, older);
  const names = Object.keys({ ...now, ...before });
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
  return Object.fromEntries(differing.map((name) => [name, before[name] ?? null]));
}

/** An event whose body is written in `version`. */
export function eventIn(version: string, event: Json, older: OlderFields = {}): Json {
  if (version === newestVersion) return event;
  const kind = kindOfEvent(String(event.type));
  const data = isObject(event.data) ? event.data : {};
  const object = isObject(data.object) ? data.object : {};
  const former = isObject(data.previousAttributes) && { previousAttributes: data.previousAttributes };
  const written = {
    ...data,
    object: objectIn(version, kind, object, older),
    ...(former && { previousAttributes: formerIn(version, kind, object, former.previousAttributes, older) }),
  };
  const named = ['digitalriverVersion', 'digitalRiverVersion'].filter((name) => name in event);
  return { ...event, data: written, ...Object.fromEntries(named.map((name) => [name, version])) };
}

/** Whether `version` has the resource at all. */
export function hasKind(version: string, kind: string): boolean {
  return !after(version).some((step) => kindsBegunWith(step.version).includes(kind));
}

/** Fields that a request of `version` may hold and one of the newest may not. */
function olderNames(version: string, kind: string): string[] {
  const removed = after(version).flatMap((step) => fieldsOf(step.version, 'removed', kind));
  const unborn = after(version).flatMap((step) => fieldsOf(step.version, 'added', kind));
  const held = removed.filter((field) => !unborn.includes(field));
  return kind === 'customer' && version < v20210223.version ? [...held, 'taxIdentifiers'] : held;
}

export interface Lifted {
  /** The request as the newest version takes it. */
  readonly body: unknown;
  /** What only older versions know, as it was sent. */
  readonly older: Json;
}

/** A request of an older version as the newest takes it. */
export function lift(version: string, kind: string, body: unknown): Lifted {
  if (!isObject(body)) return { body, older: {} };
  const names = olderNames(version, kind).filter((name) => body[name] !== undefined);
  if (names.length === 0) return { body, older: {} };
  const entries = Object.entries(body);
  return {
    body: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
    older: Object.fromEntries(entries.filter(([name, value]) => names.includes(name) && value !== null)),
  };
}
