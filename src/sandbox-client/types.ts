import type { SiteOrigin } from '../ledger/origins';
import type { LedgerEntry, Run } from '../ledger/types';

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
  /** The part of the site that sends it; the playground when absent. The ledger has it, and no command that people copy. */
  origin?: SiteOrigin;
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
  /** Every entry after a sequence number, oldest first. Those that are damaged are left out, and told in a notice. */
  readLedger(after?: number): Promise<LedgerEntry[]>;
  /** The same, and the epoch that they are of. */
  readEntries(after?: number): Promise<LedgerReading>;
  /** One entry of the ledger; null where it is not kept any more, or damaged. */
  readEntry(sequence: number): Promise<LedgerEntry | null>;
  /** How far the ledger is. */
  readStand(): Promise<Stand>;
  /** Sequence number of the newest entry; 0 in an empty ledger. */
  newestSequence(): Promise<number>;
  /** What the sandbox wants a person to know about its data, such as that it lives only as long as the page. */
  readNotices(): Promise<string[]>;
  /** The newest first. */
  readRuns(): Promise<Run[]>;
  /** Starts a run; the one under way ends. */
  startRun(run: WantedRun): Promise<Run>;
  /** Stops the run under way; null where there was none. */
  stopRun(): Promise<Run | null>;
  reset(): Promise<void>;
  /**
   * Makes one of the sandbox's own calls.
   * @throws Error with the sandbox's words where it refuses
   */
  ask<Result>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Result>;
}

export type WantedRun = Pick<Run, 'name' | 'useCaseId'> & Partial<Pick<Run, 'purpose'>>;

/** How far a ledger is. Its epoch is raised by each reset, and undefined where a server of an earlier release tells none. */
export interface Stand {
  sequence: number;
  epoch: number | undefined;
}

export interface LedgerReading {
  entries: LedgerEntry[];
  /** Of the oldest entry that the ledger still keeps. */
  firstSequence: number;
  epoch: number | undefined;
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
  revision: number;
  /** What the sandbox says about its data, but for what a person dismissed. */
  notices: readonly string[];
}
