/**
 * Takes card data and secrets out of everything that is kept: the ledger, records and events, messages, logs. What is found
 * stands in `card-data/` and `credentials.ts`; texts and bodies have files of their own.
 */
import { placeOf } from './fields';
import { redacted } from './mark';
import { redactBody } from './redact-body';
import { redactText } from './redact-text';
import type { DeliveryEntry, Exchange, LedgerEntry } from './types';

export { isCut, redacted } from './mark';
export { redactBody, redactCardData } from './redact-body';
export { redactText } from './redact-text';

/** Changes whenever more is found than before: stores then clean what they kept. */
export const redactionVersion = '4';

const keptHeaders = new Set([
  'accept',
  'content-type',
  'digitalriver-version',
  'forwarded',
  'forwarded-for',
  'retry-after',
  'sec-fetch-site',
  'upstream-application-id',
  'upstream-id',
  'upstream-session-id',
  'user-agent',
  'x-dr-requestid',
  'x-forwarded-for',
]);
const secretHeaders = new Set(['authorization', 'x-api-key']);
const secretParameters = new Set(['secret', 'apikey', 'key', 'token']);
const isSecretParameter = (name: string) => secretParameters.has(name.toLowerCase());
/** The headers that say something about a call. Keys appear, their values do not. */
export function redactHeaders(headers: Iterable<[string, string]>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (secretHeaders.has(key)) kept[key] = `${/^(bearer|basic) /i.exec(value)?.[0] ?? ''}${redacted}`;
    else if (keptHeaders.has(key)) kept[key] = redactText(value, { place: placeOf(key) });
  }
  return kept;
}

function withoutSecretParameters(text: string): string {
  return text.replace(/([?&])([^=&?]+)=([^&]*)/g, (pair, mark: string, name: string) =>
    isSecretParameter(name) ? `${mark}${name}=${redacted}` : pair,
  );
}

/** A path with its query as it was sent, without secrets in either. */
export function redactPath(path: string, search: string): string {
  const text = redactText(path + withoutSecretParameters(search), { place: 'id' });
  return text.includes(redacted) ? withoutSecretParameters(text) : text;
}

/** A path with its query as the ledger has it. */
export function redactRecordedPath(recorded: string): string {
  const [, path = '', search = ''] = /^([^?]*)(.*)$/s.exec(recorded) ?? [];
  return redactPath(path, search);
}

/** Parameters for the rules of commerce: secrets that are there to be checked stay, card data goes. */
export function redactParameters(parameters: URLSearchParams): URLSearchParams {
  const rest = [...parameters].map(([name, value]) => [
    name,
    isSecretParameter(name) ? value : redactText(value, { place: placeOf(name) }),
  ]);
  return new URLSearchParams(rest);
}

/** An exchange that was recorded when less was found than today; the very one where there is nothing to take out. */
export function redactExchange(exchange: Exchange): Exchange {
  const { path, requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
  const safe = {
    path: redactRecordedPath(path),
    requestBody: redactBody(requestBody),
    responseBody: redactBody(responseBody),
  };
  const headers = {
    requestHeaders: redactHeaders(Object.entries(requestHeaders)),
    responseHeaders: redactHeaders(Object.entries(responseHeaders)),
  };
  const isSame =
    safe.path === path &&
    safe.requestBody === requestBody &&
    safe.responseBody === responseBody &&
    JSON.stringify(headers) === JSON.stringify({ requestHeaders, responseHeaders });
  return isSame ? exchange : { ...exchange, ...safe, ...headers };
}

/** The same of a delivery: its address, and the beginning of what was answered. */
function redactDelivery(entry: DeliveryEntry): DeliveryEntry {
  const url = redactRecordedPath(entry.url);
  const answer = entry.answer === undefined ? undefined : redactText(entry.answer);
  if (url === entry.url && answer === entry.answer) return entry;
  return { ...entry, url, ...(answer !== undefined && { answer }) };
}

/** Any entry without what is found today. What happened by itself names ids alone. */
export function redactEntry(entry: LedgerEntry): LedgerEntry {
  if (entry.kind === 'timer') return entry;
  return entry.kind === 'delivery' ? redactDelivery(entry) : redactExchange(entry);
}
