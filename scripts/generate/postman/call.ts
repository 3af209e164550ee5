import type { Json, Values } from '../../../src/guides/types';

export type Key = 'secret' | 'public' | 'none';

export interface SentText {
  name: string;
  value: string;
  description: string;
  /** Listed with the request, but not sent until somebody switches it on. */
  isOff?: boolean;
}

/** A request of the collection, before it is written in Postman's form. `{{name}}` stands for a variable of the collection. */
export interface PlannedCall {
  name: string;
  description: string;
  method: string;
  /** With `:id` for what `params` names. */
  path: string;
  params: Readonly<Record<string, string>>;
  query: readonly SentText[];
  headers: readonly SentText[];
  body?: Json;
  key: Key;
  /** It is the first of a run that may be repeated: `run.id` gets a text that no earlier run had. */
  startsRun?: true;
  /** Variables to set before the request, such as the id of a sample object. */
  before: Values;
  expects: {
    status: readonly number[];
    code?: string;
    /** Values by path in the answer. */
    body?: Readonly<Record<string, Json>>;
  };
  /** Variable → path in the answer. */
  captures: Readonly<Record<string, string>>;
  /** Variables to set after a success, such as the id of what was deleted. */
  after: Values;
}
