import type { Exchange } from '../ledger/types';

/** Where a call goes: the sandbox inside this page, or a server on this computer. */
export type Target = 'page' | 'local';

/** What a call may send as its key. `none` leaves the header out, to see what a 401 looks like. */
export type KeyChoice = 'secret' | 'public' | 'none';

export interface CallRequest {
  method: string;
  /** Starts with a slash and carries its query. */
  path: string;
  /** A form goes out as it is, a text too; anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  key?: KeyChoice;
}

export interface CallAnswer {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON, text where it is not JSON, a Blob where it is a file, null where there is none. */
  body: unknown;
  durationMs: number;
  requestId: string;
}

export interface SandboxClient {
  readonly target: Target;
  /** The address a terminal would use. For the page's sandbox this is the local server's address: a page has none. */
  readonly baseUrl: string;
  /** @throws SandboxUnreachable when no answer comes back at all. An error status is an answer. */
  call(request: CallRequest): Promise<CallAnswer>;
  /** A plain fetch against the sandbox, for tools that build their own requests. Only path and query of the URL count. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Every exchange after a sequence number, oldest first. Those that are damaged are left out, and told in a notice. */
  readLedger(after?: number): Promise<Exchange[]>;
  /** Sequence number of the newest exchange; 0 in an empty ledger. */
  newestSequence(): Promise<number>;
  /** What the sandbox wants a person to know about its data, such as that it lives only as long as the page. */
  readNotices(): Promise<string[]>;
  reset(): Promise<void>;
}

/** Sends a request to wherever the sandbox lives. The URL's origin is only meaningful for the local server. */
export type Transport = (request: Request) => Promise<Response>;

export type LocalAvailability = 'unknown' | 'yes' | 'no';

export interface SandboxState {
  target: Target;
  localUrl: string;
  localAvailable: LocalAvailability;
  client: SandboxClient;
  /** Grows whenever the ledger may have changed, in this tab, in another one, or on the local server. */
  version: number;
  /** What the sandbox says about its data, but for what a person dismissed. */
  notices: readonly string[];
}
