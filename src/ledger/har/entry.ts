/** One entry of a HAR file as an exchange of the ledger. */
import { isObject } from '../../json';
import { originOf, runNameOf } from '../origins';
import { redactBody, redactHeaders, redactPath } from '../redact';
import type { Exchange, LedgerObject } from '../types';
import { callerOf } from './caller';
import { requestContent, responseContent } from './content';
import { type Fields, headersIn, textIn } from './fields';
import { type Meaning, meaningOf } from './meaning';

/** Why an entry says nothing about a connector. */
export type LeftOut =
  | 'to another host'
  | 'asked by a browser whether it may call'
  | 'without an answer'
  | 'whose request body is not in the file'
  | 'whose answer is not in the file'
  | "to the sandbox's own address for control";

/** Something in the file that is no HAR. The message says what, and where. */
export class HarFault extends Error {}

const providerHosts: ReadonlySet<string> = new Set(['api.digitalriver.com']);
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export interface Wanted {
  /** Hosts that calls of the API went to, with or without a port. Where none is named: the provider's, and this computer. */
  readonly hosts: readonly string[];
}

function isWantedHost(url: URL, meaning: Meaning | undefined, { hosts }: Wanted): boolean {
  if (hosts.length > 0) return hosts.includes(url.hostname) || hosts.includes(url.host);
  // On this computer other programs answer too.
  return providerHosts.has(url.hostname) || (loopback.test(url.hostname) && meaning !== undefined);
}

interface Parts {
  readonly entry: Fields;
  readonly request: Fields;
  readonly response: Fields;
  readonly url: URL;
  readonly method: string;
}

function partsOf(entry: Fields, place: string): Parts {
  const { request, response } = entry;
  if (!isObject(request)) throw new HarFault(`${place}.request is missing.`);
  const address = textIn(request, 'url') ?? '';
  if (!URL.canParse(address)) throw new HarFault(`${place}.request.url is ${JSON.stringify(address)}, not an address.`);
  const method = textIn(request, 'method')?.toUpperCase();
  if (!method) throw new HarFault(`${place}.request.method is missing.`);
  return { entry, request, response: isObject(response) ? response : {}, url: new URL(address), method };
}

function timeOf(entry: Fields, place: string): string {
  const started = Date.parse(textIn(entry, 'startedDateTime') ?? '');
  if (Number.isNaN(started))
    throw new HarFault(
      `${place}.startedDateTime is ${JSON.stringify(entry.startedDateTime) ?? 'missing'}, not a time.`,
    );
  return new Date(started).toISOString();
}

/** The objects that a call names in its path and its answer. */
function objectsOf({ operation, id }: Meaning, body: unknown): LedgerObject[] {
  const answered = isObject(body) ? textIn(body, 'id') : undefined;
  return [...new Set([id, answered])].flatMap((one) => (one ? [{ kind: operation.objectKind, id: one }] : []));
}

/**
 * @param place where the entry stands in the file, for messages
 * @returns the exchange without its sequence, which the order of all decides
 * @throws HarFault
 */
export function exchangeOf(entry: Fields, place: string, wanted: Wanted): Omit<Exchange, 'sequence'> | LeftOut {
  const parts = partsOf(entry, place);
  const { request, response, url, method } = parts;
  const meaning = meaningOf(method, url.pathname);
  if (url.pathname.startsWith('/_sandbox')) return "to the sandbox's own address for control";
  if (method === 'OPTIONS') return 'asked by a browser whether it may call';
  if (!isWantedHost(url, meaning, wanted)) return 'to another host';
  const status = Number(response.status ?? 0);
  if (!(status >= 100)) return 'without an answer';
  const [sent, got] = [headersIn(request), headersIn(response)];
  const [asked, answered] = [requestContent(request, sent), responseContent(response, got)];
  if (asked === 'missing') return 'whose request body is not in the file';
  if (answered === 'missing') return 'whose answer is not in the file';
  const version = sent.get('digitalriver-version');
  const headers = { get: (name: string) => sent.get(name.toLowerCase()) ?? null };
  const run = runNameOf(headers);
  return {
    kind: 'exchange',
    origin: originOf(headers),
    ...(run !== undefined && { run }),
    requestId: got.get('x-dr-requestid') ?? place,
    time: timeOf(entry, place),
    durationMs: Math.max(0, Number(entry.time) || 0),
    operationId: meaning?.operation.id ?? null,
    method,
    path: redactPath(url.pathname, url.search),
    keyKind: callerOf(sent, status, meaning?.operation),
    ...(version !== undefined && { apiVersion: version }),
    requestHeaders: redactHeaders(sent),
    requestBody: redactBody(asked.body),
    status,
    responseHeaders: redactHeaders(got),
    responseBody: redactBody(answered.body),
    objects: meaning ? objectsOf(meaning, redactBody(answered.body)) : [],
    events: [],
  };
}
