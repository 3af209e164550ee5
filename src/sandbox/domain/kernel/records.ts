/**
 * Stored records: the document a caller may see, and beside it what only the engine may know. The kernel knows no
 * resource. Each resource adds its record where it stands:
 *
 *     declare module '../../kernel/records' {
 *       interface Records { plan: Kept<'plan', Plan> }
 *     }
 */

/**
 * `document` has exactly the wire shape. `hidden` never leaves the engine: answers, lists, events and the ledger are
 * made of `document` alone.
 */
export interface Kept<Kind extends string, Document extends object, Hidden extends object = NothingHidden> {
  readonly kind: Kind;
  readonly id: string;
  readonly document: Document;
  readonly hidden: Hidden;
}

/** A document of the contract with fields that the contract leaves open, and that the sandbox always writes. */
export type Always<Document, Fields extends keyof Document> = Document & Required<Pick<Document, Fields>>;

export type NothingHidden = Readonly<Record<string, never>>;
export const NOTHING_HIDDEN: NothingHidden = {};

/** The record of every kind. */
// biome-ignore lint/suspicious/noEmptyInterface: resources add to it
export interface Records {}

export type RecordKind = keyof Records;
export type RecordOf<Kind extends RecordKind> = Records[Kind];
export type AnyRecord = Records[RecordKind];

export interface RecordKey {
  readonly kind: RecordKind;
  readonly id: string;
}
