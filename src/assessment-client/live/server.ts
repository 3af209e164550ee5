/** The calls that carry an assessment to a sandbox server and back. Nothing here throws: what a server may do is in the result. */
import { encodeText } from '../../browser/address';
import { fromText, toText } from '../../certification/assessment/bytes';
import { legible, legibleIn } from '../../certification/assessment/legible';
import { isObject } from '../../json';

/** Where an assessment is shared. */
export interface Place {
  /** Of the server, without a slash at its end. */
  readonly url: string;
  /** A secret key: its account has the assessment. */
  readonly key: string;
}

/** One that is shared, as a list shows it. */
export interface Shared {
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly startedTime: string;
  readonly startedBy?: string;
  /** ISO 8601, UTC. */
  readonly changedTime: string;
  readonly changedBy?: string;
}

/** What one browser changed, as it comes from a server. */
export interface Change {
  readonly update: Uint8Array;
  readonly by?: string;
  /** ISO 8601, UTC. Absent where it stands for many. */
  readonly time?: string;
}

/** Whoever else has the assessment open. */
export interface Others {
  /** By which the server tells whether somebody came or went since. */
  readonly version: number;
  readonly others: readonly { readonly by?: string }[];
}

export interface Received {
  /** Another one after the assessment was removed and shared again. */
  readonly edition: string;
  /** Of the newest change. */
  readonly number: number;
  /** The oldest first. */
  readonly changes: readonly Change[];
  /** Absent where the server is of a release that does not say. */
  readonly presence?: Others;
}

/** What a browser asks for. */
export interface Wanted {
  /** The number of the newest change that it has. */
  readonly after: number;
  readonly edition: string | undefined;
  /** How long the server may wait for news before it answers. */
  readonly waitMs: number;
  /** Which browser this is, who works at it, and what it knows of others. It is seen for as long as it asks. */
  readonly present?: { readonly browser: string; readonly by?: string | undefined; readonly known: number };
}

/**
 * `unreachable`: nothing answers, or the server is in trouble. `busy`: it asks to come later. `gone`: the assessment is not
 * shared there. `incomplete`: it lacks changes that the sent ones build on. `taken`: it is shared there already.
 */
export type Why = 'unreachable' | 'busy' | 'gone' | 'incomplete' | 'taken' | 'refused';

export interface Failed {
  readonly ok: false;
  readonly why: Why;
  /** In words, for a person. */
  readonly reason: string;
  /** How long the server asks to wait, in milliseconds. */
  readonly waitMs?: number;
}

export type Outcome<Result> = { readonly ok: true; readonly result: Result } | Failed;

/** What goes with the changes that a browser sends. */
export interface Signed {
  readonly by?: string | undefined;
  readonly name?: string | undefined;
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

const failed = (why: Why, reason: string, more: Partial<Failed> = {}): Failed => ({ ok: false, why, reason, ...more });

const firstError = (body: unknown): { message?: unknown; parameter?: unknown; code?: unknown } => {
  const [error] = (isObject(body) && Array.isArray(body.errors) ? body.errors : []) as unknown[];
  return isObject(error) ? error : {};
};

function whyOf(status: number, { parameter, code }: ReturnType<typeof firstError>): Why {
  if (status === 404 && parameter === 'id') return 'gone';
  if (status === 409 && code === 'already_exists') return 'taken';
  if (status === 409 && parameter === 'update') return 'incomplete';
  if (status === 429) return 'busy';
  return status >= 500 ? 'unreachable' : 'refused';
}

function failureOf(url: string, { status, headers }: Response, body: unknown): Failed {
  const error = firstError(body);
  const seconds = Number(headers.get('retry-after'));
  if (status === 404 && error.parameter !== 'id')
    return failed(
      'refused',
      `The server at ${url} carries no assessments: it is of an earlier version, or no sandbox.`,
    );
  const reason = typeof error.message === 'string' ? error.message : `The server at ${url} answered ${status}.`;
  return failed(whyOf(status, error), reason, seconds > 0 ? { waitMs: seconds * 1000 } : {});
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function changeIn(one: unknown): Change | null {
  if (!isObject(one) || typeof one.update !== 'string') return null;
  const update = fromText(one.update);
  const { by, time } = one;
  return (
    update && { update, ...(typeof by === 'string' && { by: legible(by) }), ...(typeof time === 'string' && { time }) }
  );
}

function othersIn(presence: unknown): Others | undefined {
  if (!isObject(presence) || typeof presence.version !== 'number' || !Array.isArray(presence.others)) return undefined;
  const others = (presence.others as unknown[]).map((one) =>
    isObject(one) && typeof one.by === 'string' ? { by: legible(one.by) } : {},
  );
  return { version: presence.version, others };
}

function receivedIn(body: unknown): Received | null {
  if (!isObject(body) || typeof body.edition !== 'string' || typeof body.number !== 'number') return null;
  if (!Array.isArray(body.data)) return null;
  const changes = body.data.map(changeIn);
  if (changes.includes(null)) return null;
  const presence = othersIn(body.presence);
  return { edition: body.edition, number: body.number, changes: changes as Change[], ...(presence && { presence }) };
}

export class AssessmentServer {
  constructor(private readonly place: Place) {}

  async list(): Promise<Outcome<readonly Shared[]>> {
    const asked = { method: 'GET', path: '' } as const;
    return this.read(asked, (body) =>
      isObject(body) && Array.isArray(body.data) ? legibleIn(body.data as Shared[]) : null,
    );
  }

  async share(id: string, update: Uint8Array, signed: Signed): Promise<Outcome<unknown>> {
    return this.read({ method: 'POST', path: '', body: { id, update: toText(update), ...signed } }, (body) => body);
  }

  async changes(
    id: string,
    { after, edition, waitMs, present }: Wanted,
    signal?: AbortSignal,
  ): Promise<Outcome<Received>> {
    const query = new URLSearchParams({
      ...{ after: String(after), waitMs: String(waitMs) },
      ...(edition && { edition }),
      ...(present && { browser: present.browser, presence: String(present.known) }),
      ...(present?.by && { by: present.by }),
    });
    return this.read({ method: 'GET', path: `/${encodeText(id)}/changes?${query}`, signal }, receivedIn);
  }

  async send(id: string, update: Uint8Array, signed: Signed, signal?: AbortSignal): Promise<Outcome<unknown>> {
    const body = { update: toText(update), ...signed };
    return this.read({ method: 'POST', path: `/${encodeText(id)}/changes`, body, signal }, (read) => read);
  }

  /** For everybody. */
  async remove(id: string): Promise<Outcome<unknown>> {
    return this.read({ method: 'DELETE', path: `/${encodeText(id)}` }, () => true);
  }

  private async read<Result>(
    { method, path, body, signal }: Asked,
    resultIn: (body: unknown) => Result | null,
  ): Promise<Outcome<Result>> {
    const { url, key } = this.place;
    const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) };
    const text = body ? { body: JSON.stringify(body) } : {};
    const options = { method, headers, ...text, ...(signal && { signal }) };
    const response = await fetch(`${url}/_sandbox/assessments${path}`, options).catch(() => null);
    if (!response) return failed('unreachable', `Nothing answers at ${url}.`);
    const read = await bodyOf(response);
    if (!response.ok) return failureOf(url, response, read);
    const result = resultIn(read);
    return result === null
      ? failed('refused', `The server at ${url} answered with something else.`)
      : { ok: true, result };
  }
}
