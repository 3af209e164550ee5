/** What the checks look at of a request: as much of the web's `Request` as they need, for a runtime that has it cheaper. */
import { type ByteSource, streamOf } from './bytes';

export interface AskedHeaders extends Iterable<[name: string, value: string]> {
  /** @param name in capitals or small letters */
  get(name: string): string | null;
}

export interface Asked {
  readonly method: string;
  /** With scheme and host. */
  readonly url: string;
  readonly pathname: string;
  /** With its question mark; an empty text where there is none. */
  readonly search: string;
  readonly headers: AskedHeaders;
  readonly source: ByteSource;
}

/** @param source reads the body, where the runtime has something quicker than a stream */
export function askedOf(request: Request, source: ByteSource = streamOf(request)): Asked {
  const { method, url, headers } = request;
  const { pathname, search } = new URL(url);
  return { method, url, pathname, search, headers, source };
}
