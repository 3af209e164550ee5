/** A document on the wire, or what is left of one in an event's previous attributes. */
export type Json = { readonly [field: string]: unknown };

export interface TaxIdentifier {
  readonly type: string;
  readonly value: string;
}

/** Values that only older versions know. They stand beside an object, for callers of those versions. */
export interface OlderFields {
  readonly allowOversell?: boolean;
  readonly visible?: boolean;
  /** Major units of the checkout's currency. */
  readonly creditAmount?: number;
  readonly taxIdentifiers?: readonly TaxIdentifier[];
}

/** What an older version knows of an object, as far as it is known. */
export type Down = (document: Json, older: OlderFields) => Json;

/** The changes of one version that cannot be read from the table alone, by the id of their row. */
export interface VersionStep {
  readonly version: string;
  /** An answer of this version, as the version before it answers. */
  readonly down: Readonly<Record<string, Down>>;
  /** What a removed field holds for an older version where nobody set it. */
  readonly defaults: Readonly<Record<string, (document: Json) => unknown>>;
}
