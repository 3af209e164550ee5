import { isObject } from '../../json';

/** What stands in the place of a value that was taken out: `sha256:` and its salted hash. */
export interface Redacted {
  redacted: string;
}

export function isRedacted(value: unknown): value is Redacted {
  return isObject(value) && typeof value.redacted === 'string' && Object.keys(value).length === 1;
}
