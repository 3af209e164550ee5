/** What a run is made of. Steps are plain data, so that they can be shrunk, printed and sent again. */
import type { KnownId } from './known';

export type Text = string | KnownId;

export type DrawnBody =
  | { readonly kind: 'none' }
  /** May hold placeholders. */
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface DrawnCall {
  readonly method: string;
  /** Text goes out as it is, an id percent-encoded. */
  readonly path: readonly Text[];
  readonly query: readonly (readonly [name: string, value: Text])[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: DrawnBody;
}

export type Step =
  | { readonly kind: 'calls'; readonly calls: readonly DrawnCall[] }
  /** Sends an earlier request of the run once more, byte by byte. */
  | { readonly kind: 'again'; readonly back: number };

/** A request as it goes out. */
export interface SentRequest {
  readonly method: string;
  /** Path and query, as on the wire. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** From the request to the end of the answer, in milliseconds of the clock on the wall. */
  readonly durationMs: number;
}

/** Something that is wrong with an answer. */
export interface Problem {
  /** Names the fault, whatever the data that led to it. Two problems of one kind are told once. */
  readonly kind: string;
  readonly detail: string;
}
