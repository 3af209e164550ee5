/**
 * Takes card data and secrets out of everything that is kept: the ledger, records and events, messages, logs. What is found
 * stands in `card-data/` and `credentials.ts`; here it is replaced.
 */
import { cardDataIn, isCardLikeNumber, type Place, readingsOf, type Span } from './card-data';
import { cutNumberInGroups, cutSpreadNumbers } from './card-data/across';
import { keysIn, mayHoldSecret, namedSecretsIn } from './credentials';
import { isSecretField, placeOf } from './fields';
import { redacted } from './mark';
import type { Exchange } from './types';

export { redacted } from './mark';

const keptHeaders = new Set([
  'accept',
  'content-type',
  'digitalriver-version',
  'forwarded',
  'forwarded-for',
  'retry-after',
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
/** No request nests its values deeper. What lies below is left out, so that nothing overflows. */
const deepest = 200;

/** How a text is read. Ids and product codes are kept in more cases than other texts: see `Place`. */
export interface TextOptions {
  readonly place?: Place;
  /** Keeps `token=…` and the like: an address that a caller gets back has to work. */
  readonly keepsNamed?: boolean;
}

function spansIn(text: string, { place = 'text', keepsNamed = false }: TextOptions): Span[] {
  return readingsOf(text).flatMap((reading) => {
    const found = cardDataIn(reading, place);
    if (mayHoldSecret(reading.text)) found.push(...keysIn(reading.text));
    if (!keepsNamed && mayHoldSecret(reading.text)) found.push(...namedSecretsIn(reading.text));
    return found.map(reading.sourceOf);
  });
}

/** A text without these parts. */
function without(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (start >= done) parts.push(text.slice(done, start), redacted);
    done = Math.max(done, end);
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** What was left out may have hidden something else: `4444222233331111Bearer abc123`. */
const mostRounds = 8;

/** A text without card data, keys and secrets. */
export function redactText(text: string, options: TextOptions = {}): string {
  let rest = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const spans = spansIn(rest, options);
    if (spans.length === 0) break;
    rest = without(rest, spans);
  }
  return rest;
}

/** A field's name for a field that lost its own, different from those beside it. */
function nameFor(key: string, taken: ReadonlySet<string>): string {
  // Short names without digits hide nothing.
  const name = /^[A-Za-z]{1,40}$/.test(key) ? key : redactText(key);
  for (let number = 2, free = name; ; number += 1) {
    if (name === key || !taken.has(free)) return free;
    free = `${name} ${number}`;
  }
}

function redactObject(value: Readonly<Record<string, unknown>>, parent: string, depth: number): object {
  const taken = new Set(Object.keys(value));
  let changed = false;
  const entries = Object.entries(value).map(([key, inner]) => {
    const name = nameFor(key, taken);
    taken.add(name);
    const isSecret = inner !== null && typeof inner !== 'boolean' && isSecretField(key, parent, inner);
    const rest = isSecret ? redacted : redactValue(inner, key, depth + 1);
    changed ||= name !== key || rest !== inner;
    return [name, rest];
  });
  return changed ? Object.fromEntries(entries) : value;
}

function redactList(list: readonly unknown[], field: string, depth: number): readonly unknown[] {
  const rest = list.map((inner) => redactValue(inner, field, depth + 1));
  return cutNumberInGroups(rest.every((inner, index) => inner === list[index]) ? list : rest);
}

function redactValue(value: unknown, field: string, depth: number): unknown {
  if (typeof value === 'string') return redactText(value, { place: placeOf(field) });
  if (typeof value === 'number') return isCardLikeNumber(value, placeOf(field)) ? redacted : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return redacted;
  if (Array.isArray(value)) return redactList(value, field, depth);
  return redactObject(value as Readonly<Record<string, unknown>>, field, depth);
}

/**
 * A body without card data, keys and secrets: by the names of its fields, and by the look of its values. The very body where
 * there is nothing to take out.
 */
export function redactBody(value: unknown): unknown {
  return cutSpreadNumbers(redactValue(value, '', 0));
}

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

/** A path with its query as it was sent, without secrets in either. */
export function redactPath(path: string, search: string): string {
  const query = search.replace(/([?&])([^=&]+)=([^&]*)/g, (pair, mark: string, name: string) =>
    isSecretParameter(name) ? `${mark}${name}=${redacted}` : pair,
  );
  return redactText(path + query, { place: 'id' });
}

/** Parameters for the rules of commerce: secrets that are there to be checked stay, card data goes. */
export function redactParameters(parameters: URLSearchParams): URLSearchParams {
  const rest = [...parameters].map(([name, value]) => [
    name,
    isSecretParameter(name) ? value : redactText(value, { place: placeOf(name) }),
  ]);
  return new URLSearchParams(rest);
}

/** An exchange that was recorded when less was found than today. */
export function redactExchange(exchange: Exchange): Exchange {
  const { path, requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
  const [, pathname = '', search = ''] = /^([^?]*)(.*)$/s.exec(path) ?? [];
  return {
    ...exchange,
    path: redactPath(pathname, search),
    requestHeaders: redactHeaders(Object.entries(requestHeaders)),
    requestBody: redactBody(requestBody),
    responseHeaders: redactHeaders(Object.entries(responseHeaders)),
    responseBody: redactBody(responseBody),
  };
}
