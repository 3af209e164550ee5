import { isCall, type SiteOrigin } from '../ledger/origins';
import type { Exchange, LedgerEntry, LedgerEvent } from '../ledger/types';
import { HttpSandboxClient } from '../sandbox-client/client';
import { readNews } from '../sandbox-client/news';
import { patiently } from '../sandbox-client/patience';
import type { CallAnswer, CallRequest, SandboxClient, Transport } from '../sandbox-client/types';
import { changesOf, type ObjectChange, type Snapshots } from './changes';
import { at } from './paths';
import { fill, fillPath } from './template';
import type { Json, Step, Values } from './types';

/** What a run carries from step to step. */
export interface Carried {
  values: Values;
  known: Snapshots;
  /** The newest ledger entry read so far. */
  lastSequence: number;
  /** Of that entry's ledger; absent in progress of earlier releases. */
  epoch?: number | undefined;
}

export interface StepResult {
  stepId: string;
  request: CallRequest;
  answer: CallAnswer;
  /** The ledger's record of this call, and the events of what happened by itself before it; null when the ledger could not be read. */
  exchange: Exchange | null;
  changes: ObjectChange[];
  captured: Values;
  /** What differs from what the step expects. Empty when all is well. */
  problems: string[];
}

export interface RunOptions {
  baseUrl?: string;
  values?: Values;
  /** Called after each step, also the one that went wrong. */
  onStep?: (result: StepResult) => void;
}

/** @param lastSequence newest entry of the ledger now, so that a run reads only what it causes. */
export function freshStart(runId: string, lastSequence = 0): Carried {
  return { values: { 'run.id': runId }, known: {}, lastSequence };
}

/** Runs steps in order against any sandbox and stops at the first that does not answer as expected. */
export async function runGuide(steps: Step[], fetch: Transport, options: RunOptions = {}): Promise<StepResult[]> {
  const baseUrl = options.baseUrl ?? 'http://localhost:4010';
  const client = new HttpSandboxClient({ target: 'local', baseUrl, transport: fetch, onExchange: () => {} });
  const results: StepResult[] = [];
  let carried = freshStart('test');
  carried = { ...carried, values: { ...carried.values, ...options.values } };
  for (const step of steps) {
    const [result, next] = await runStep(step, carried, client, 'guide');
    carried = next;
    results.push(result);
    options.onStep?.(result);
    if (result.problems.length > 0) break;
  }
  return results;
}

/** @param origin the part of the site that runs it */
export async function runStep(
  step: Step,
  carried: Carried,
  client: SandboxClient,
  origin: SiteOrigin,
): Promise<[StepResult, Carried]> {
  const request = requestOf(step, carried.values);
  const answer = await patiently(
    () => client.call({ ...request, origin }),
    ({ headers }) => headers['retry-after'],
  );
  const before = { sequence: carried.lastSequence, epoch: carried.epoch };
  const { gained, stand } = await readNews(client, before).catch(() => ({ gained: [], stand: before }));
  const exchange = recordOf(answer, gained);
  const { changes, known } = changesOf(exchange, answer.body, carried.known);
  const problems = problemsWith(step, answer, carried.values);
  const captured = capture(step, answer.body);
  const values = { ...carried.values, ...captured };
  return [
    { stepId: step.id, request, answer, exchange, changes, captured, problems },
    { values, known, lastSequence: stand.sequence, epoch: stand.epoch },
  ];
}

/** The ledger's record of a call, with the events of what had become due meanwhile: a reader sees what happened since. */
function recordOf({ requestId }: CallAnswer, entries: readonly LedgerEntry[]): Exchange | null {
  const exchange = entries.filter(isCall).findLast((entry) => entry.requestId === requestId);
  if (!exchange) return null;
  const past = entries.filter(({ kind, sequence }) => kind === 'timer' && sequence < exchange.sequence);
  const events: LedgerEvent[] = past.flatMap((entry) => entry.events);
  return { ...exchange, events: [...events, ...exchange.events] };
}

export function requestOf({ request }: Step, values: Values): CallRequest {
  const { method, path, body, key } = request;
  return {
    method,
    path: fillPath(path, values),
    ...(body === undefined ? {} : { body: fill(body, values) }),
    ...(key === undefined ? {} : { key }),
  };
}

function capture(step: Step, body: unknown): Values {
  const found = Object.entries(step.captures ?? {}).map(([name, path]) => [name, at(body, path)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function problemsWith({ expects, captures = {} }: Step, answer: CallAnswer, values: Values): string[] {
  const problems: string[] = [];
  if (!expects.status.includes(answer.status)) {
    problems.push(`Expected status ${expects.status.join(' or ')}, got ${answer.status}.${hint(answer)}`);
    return problems;
  }
  const code = at(answer.body, 'errors[0].code');
  if (expects.code && code !== expects.code) problems.push(`Expected error code ${expects.code}, got ${code}.`);
  for (const [path, template] of Object.entries(expects.body ?? {})) {
    const wanted = JSON.stringify(fill(template, values));
    const got = JSON.stringify(at(answer.body, path));
    if (wanted !== got) problems.push(`Expected ${path} ${wanted}, got ${got ?? 'nothing'}.`);
  }
  for (const [name, path] of Object.entries(captures)) {
    if (at(answer.body, path) === undefined) problems.push(`The answer has no ${path} to carry on as ${name}.`);
  }
  return problems;
}

function hint({ status, body }: CallAnswer): string {
  const message = at(body, 'errors[0].message');
  const said = typeof message === 'string' ? ` The sandbox says: ${message}` : '';
  return status === 404 ? `${said} An object of an earlier step may be gone after a reset: start over.` : said;
}
