import type { Exchange, LedgerPage } from '../ledger/types';
import { LOCAL_KEYS } from './keys';
import { isSound } from './sound';
import type { CallAnswer, CallRequest, KeyChoice, SandboxClient, Target, Transport } from './types';

const LEDGER_PAGE = 500;
const CONTROL = '/_sandbox/';

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
    const response = await this.parts.transport(new Request(`${this.baseUrl}${pathname}${search}`, init));
    this.parts.onExchange();
    return response;
  }

  async readLedger(after = 0): Promise<Exchange[]> {
    const exchanges: Exchange[] = [];
    let damaged = 0;
    for (let from = after, more = true; more; ) {
      const path = `${CONTROL}ledger?after=${from}&limit=${LEDGER_PAGE}`;
      const page = (await this.control('GET', path)) as LedgerPage;
      const sound = page.data.filter(isSound);
      exchanges.push(...sound);
      damaged += page.data.length - sound.length;
      const last = lastSequenceOf(page.data, from);
      more = page.hasMore && last > from;
      from = last;
    }
    this.parts.onLedgerRead?.(damaged, after === 0);
    return exchanges;
  }

  async newestSequence(): Promise<number> {
    return (await this.info()).lastSequence;
  }

  async readNotices(): Promise<string[]> {
    const { notices } = await this.info();
    return notices ?? [];
  }

  /** A server of an earlier release may have no notices. */
  private async info(): Promise<{ lastSequence: number; notices?: string[] }> {
    return (await this.control('GET', `${CONTROL}info`)) as { lastSequence: number; notices?: string[] };
  }

  async reset(): Promise<void> {
    await this.control('POST', `${CONTROL}reset`);
    this.parts.onExchange();
  }

  private async control(method: string, path: string): Promise<unknown> {
    const answer = await this.call({ method, path });
    if (answer.status >= 400) throw new Error(`${method} ${path} answered ${answer.status}.`);
    return answer.body;
  }
}

/** A damaged entry may still say where the next page begins. */
function lastSequenceOf(entries: readonly unknown[], from: number): number {
  const sequences = entries.map((entry) => Number((entry as Exchange | null)?.sequence));
  return Math.max(from, ...sequences.filter(Number.isFinite));
}

export function keyValue(key: Exclude<KeyChoice, 'none'>): string {
  return key === 'public' ? LOCAL_KEYS.public : LOCAL_KEYS.secret;
}

function toRequest(baseUrl: string, { method, path, body, headers, key = 'secret' }: CallRequest): Request {
  const all = new Headers(headers);
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
