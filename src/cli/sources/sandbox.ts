/** A sandbox that runs: its own calls, made with the secret key. */
import type { LedgerEntry, LedgerPage, Run } from '../../ledger/types';
import { BadInput } from '../bad-input';
import { olderRemoved, type Progress, type Recording } from './recording';

export interface SandboxAddress {
  readonly url: string;
  readonly key: string;
}

const pageSize = 500;
/** A ledger that is written to faster than it is read ends somewhere. */
const mostPages = 2_000;

/** The sandbox is not there, at the moment or at all. */
export class Unreachable extends BadInput {}

function whyUnreachable(url: string, error: unknown): Unreachable {
  const cause = (error as { cause?: NodeJS.ErrnoException }).cause;
  const why = cause?.code === 'ECONNREFUSED' ? 'nothing answers there' : (cause?.message ?? (error as Error).message);
  return new Unreachable(
    `The sandbox at ${url} cannot be reached: ${why}. Start one with: npx connector-standards serve`,
  );
}

/** The sandbox has no such call: it is of another version. */
class NoSuchCall extends BadInput {}

/** The sandbox is there and cannot answer now: it starts, or its storage fails. */
export class Unavailable extends BadInput {}

async function answerOf(response: Response, url: string, what: string): Promise<unknown> {
  const text = await response.text();
  if (response.status === 204) return null;
  if (response.status === 401)
    throw new BadInput(`The sandbox at ${url} does not know this key. Give its secret key with --key.`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (response.ok && body !== undefined) return body;
  const [error] = (body as { errors?: { message?: string; parameter?: string }[] } | undefined)?.errors ?? [];
  const said = error?.message ?? `${response.status} ${response.statusText}`;
  // A public key, or an account that is suspended.
  if (response.status === 403) throw new BadInput(`The sandbox at ${url} refuses this key: ${said}`);
  // What is said of a parameter or a state is said by a sandbox that knows the call.
  const isUnknown = !error || ([404, 405].includes(response.status) && error.parameter === undefined);
  const Fault = response.status === 404 ? NoSuchCall : response.status >= 500 ? Unavailable : BadInput;
  throw new Fault(`${what} at ${url} was answered: ${said}${isUnknown ? ' Is this a sandbox of this version?' : ''}`);
}

/**
 * Makes one of the sandbox's own calls.
 * @throws BadInput
 * @throws the reason of the signal, where it ends the call
 */
export async function control(
  { url, key }: SandboxAddress,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) };
  const address = `${url.replace(/\/$/, '')}${path}`;
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }), ...(signal && { signal }) };
  const response = await fetch(address, request).catch((error: unknown) => {
    throw signal?.aborted ? error : whyUnreachable(url, error);
  });
  if (response.status === 204) return undefined;
  return answerOf(response, url, `${method} ${path}`);
}

async function pagesOf(sandbox: SandboxAddress, progress: Progress): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let pages = 0; pages < mostPages; pages += 1) {
    const after = entries.at(-1)?.sequence ?? 0;
    const page = (await control(sandbox, 'GET', `/_sandbox/ledger?after=${after}&limit=${pageSize}`)) as LedgerPage;
    entries.push(...page.data);
    progress(`${entries.length} calls read`);
    if (!page.hasMore) break;
  }
  return entries;
}

/** The newest first; none where the sandbox is of a version that has no runs. */
export async function runsOf(sandbox: SandboxAddress): Promise<readonly Run[]> {
  try {
    return ((await control(sandbox, 'GET', '/_sandbox/runs')) as { data: Run[] }).data;
  } catch (error) {
    if (error instanceof NoSuchCall) return [];
    throw error;
  }
}

export async function readSandbox(sandbox: SandboxAddress, progress: Progress): Promise<Recording> {
  const runs = await runsOf(sandbox);
  const entries = await pagesOf(sandbox, progress);
  const [first] = entries;
  const notes = first && first.sequence > 1 ? [olderRemoved(first.sequence)] : [];
  return { kind: 'sandbox', name: sandbox.url, entries, runs, notes };
}
