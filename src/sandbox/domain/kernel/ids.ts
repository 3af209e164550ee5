/** Ids, and how they are written. */
import type { RecordKind } from './records';

/** A bare UUID, a number of 12 digits, or a prefix followed by a UUID. */
export type IdShape = 'uuid' | 'digits' | { readonly prefix: string };

export const prefixed = (prefix: string): IdShape => ({ prefix });

/**
 * What has an id and is no record: the items of an order, a client secret. A resource adds its own where it stands, and
 * their shapes in its definition's `ids`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: resources add to it
export interface InnerIds {}

export type InnerIdKind = keyof InnerIds;

/** Kinds of ids that a decision may ask for. */
export type IdKind = RecordKind | InnerIdKind;
