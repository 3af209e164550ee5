import { originHeader, type SiteOrigin, withOrigin } from '../ledger/origins';
import type { LedgerEntry, LedgerPage, Run } from '../ledger/types';
import { LOCAL_KEYS } from './keys';
import { isSound } from './sound';
import type {
  CallAnswer,
  CallRequest,
  KeyChoice,
  LedgerReading,
  SandboxClient,
  Stand,
  Target,
  Transport,
  WantedRun,
} from './types';

const LEDGER_PAGE = 500;
const CONTROL = '/_sandbox/';
const NONE_UNDER_WAY = 409;
/** Nothing that the site sends is a connector's. */
const usualOrigin: SiteOrigin = 'playground';

/** A server of an earlier release may have no epoch and no notices. */
interface Info {
  lastSequence: number;
  epoch?: number;
  notices?: string[];
}

interface ClientParts {
  target: Target;
  baseUrl: string;
  transport: Transport;
  /** Called after every answered call that may have changed the ledger. */
  onExchange: () => void;
  /** Called after a reading of the ledger, with the number of damaged exchanges in it, or in what is new of it. */
  onLedgerRead?: (damaged: number, isWhole: boolean) => void;
  now?: () => number;
}

/** The one way widgets talk to a sandbox, whichever it is. */
export class HttpSandboxClient implements SandboxClient {
  readonly target: Target;
  readonly baseUrl: string;

  constructor(private readonly parts: ClientParts) {
    this.target = parts.target;
    this.baseUrl = parts.baseUrl.replace(/(?<!\/)\/+$/, '');
  }

  async call(request: CallRequest): Promise<CallAnswer> {
    const now = this.parts.now ?? (() => performance.now());
    const started = now();
    const response = await this.parts.transport(toRequest(this.baseUrl, request));
    const body = await readBody(response);
    const durationMs = now() - started;
    if (!request.path.startsWith(CONTROL)) this.parts.onExchange();
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, body, durationMs, requestId: headers['x-dr-requestid'] ?? '' };
  }

  async fetch(url: string, init?: RequestInit): Promise<Response> {
    const { pathname, search } = new URL(url, this.baseUrl);
    const request = new Request(`${this.baseUrl}${pathname}${search}`, init);
    request.headers.set(originHeader, usualOrigin);
    const response = await this.parts.transport(request);
    this.parts.onExchange();
    return response;
  }

  async readLedger(after = 0): Promise<LedgerEntry[]> {
    return (await this.readEntries(after)).entries;
  }

  async readEntries(after = 0): Promise<LedgerReading> {
    const entries: LedgerEntry[] = [];
    let damaged = 0;
    let epoch: number | undefined;
    let firstSequence = 1;
    for (let from = after, more = true; more; ) {
      const path = `${CONTROL}ledger?after=${from}&limit=${LEDGER_PAGE}`;
      const page = (await this.control('GET', path)) as LedgerPage;
      // A reset came in between: what was read is of a ledger that is gone.
      if (epoch !== undefined && page.epoch !== epoch) return this.readEntries();
      epoch = page.epoch;
      firstSequence = page.firstSequence ?? 1;
      const sound = page.data.filter(isSound).map(withOrigin);
      entries.push(...sound);
      damaged += page.data.length - sound.length;
      const last = lastSequenceOf(page.data, from);
      more = page.hasMore && last > from;
      from = last;
    }
    this.parts.onLedgerRead?.(damaged, after === 0);
    return { entries, epoch, firstSequence };
  }

  async readEntry(sequence: number): Promise<LedgerEntry | null> {
    const page = (await this.control('GET', `${CONTROL}ledger?after=${sequence - 1}&limit=1`)) as LedgerPage;
    const [entry] = page.data.filter(isSound).map(withOrigin);
    return entry?.sequence === sequence ? entry : null;
  }

  async readStand(): Promise<Stand> {
    const { lastSequence, epoch } = await this.info();
    return { sequence: lastSequence, epoch };
  }

  async newestSequence(): Promise<number> {
    return (await this.readStand()).sequence;
  }

  async readRuns(): Promise<Run[]> {
    return ((await this.control('GET', `${CONTROL}runs`)) as { data: Run[] }).data;
  }

  async startRun(run: WantedRun): Promise<Run> {
    const started = (await this.control('POST', `${CONTROL}runs`, run)) as Run;
    this.parts.onExchange();
    return started;
  }

  async stopRun(): Promise<Run | null> {
    const { status, body } = await this.call({ method: 'POST', path: `${CONTROL}runs/stop` });
    if (status === NONE_UNDER_WAY) return null;
    if (status >= 400) throw new Error(`Stopping the run was answered with ${status}.`);
    this.parts.onExchange();
    return body as Run;
  }

  async readNotices(): Promise<string[]> {
    const { notices } = await this.info();
    return notices ?? [];
  }

  private async info(): Promise<Info> {
    return (await this.control('GET', `${CONTROL}info`)) as Info;
  }

  async reset(): Promise<void> {
    await this.control('POST', `${CONTROL}reset`);
    this.parts.onExchange();
  }

  async ask<Result>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Result> {
    const result = (await this.control(method, path, body)) as Result;
    if (method !== 'GET') this.parts.onExchange();
    return result;
  }

  private async control(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.call({ method, path, body });
    if (answer.status >= 400)
      throw new Error(whyRefused(answer.body) ?? `${method} ${path} answered ${answer.status}.`);
    return answer.body;
  }
}

/** The sandbox's own words, where it gave some. */
function whyRefused(body: unknown): string | undefined {
  const [error] = (body as { errors?: { message?: unknown }[] } | null)?.errors ?? [];
  return typeof error?.message === 'string' ? error.message : undefined;
}

/** A damaged entry may still say where the next page begins. */
function lastSequenceOf(entries: readonly unknown[], from: number): number {
  const sequences = entries.map((entry) => Number((entry as LedgerEntry | null)?.sequence));
  return Math.max(from, ...sequences.filter(Number.isFinite));
}

export function keyValue(key: Exclude<KeyChoice, 'none'>): string {
  return key === 'public' ? LOCAL_KEYS.public : LOCAL_KEYS.secret;
}

function toRequest(baseUrl: string, request: CallRequest): Request {
  const { method, path, body, headers, key = 'secret', origin = usualOrigin } = request;
  const all = new Headers(headers);
  all.set(originHeader, origin);
  if (!all.has('authorization') && key !== 'none') all.set('authorization', `Bearer ${keyValue(key)}`);
  // The type of a form names a boundary that only the browser knows.
  if (body instanceof FormData) return new Request(`${baseUrl}${path}`, { method, headers: all, body });
  if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(`${baseUrl}${path}`, { method, headers: all, body: text });
}

const isFile = (contentType: string) => /^(image\/|application\/(pdf|octet-stream))/.test(contentType);

async function readBody(response: Response): Promise<unknown> {
  if (isFile(response.headers.get('content-type') ?? '')) return response.blob();
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
