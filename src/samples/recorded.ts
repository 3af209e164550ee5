import { cards } from '../generated/reference/cards';
import { isObject } from '../json';
import { isCut, redactExchange, redacted } from '../ledger/redact';
import type { Exchange, LedgerKeyKind } from '../ledger/types';
import type { CallRequest, KeyChoice } from '../sandbox-client/types';
import { toCurlProgram } from './curl';
import { markOf } from './marks';
import type { Placeholder } from './types';

/** Headers that say something about the call and are worth sending again. Authorization comes from the key kind. */
const KEPT = /^(upstream-|forwarded|x-forwarded-for$|digitalriver-version$|accept$)/;

/** The ledger has an empty object where nothing was sent; what was sent as JSON says so in its type. */
function hasBody({ requestBody, requestHeaders }: Exchange): boolean {
  if (requestBody === null || requestBody === undefined) return false;
  return JSON.stringify(requestBody) !== '{}' || 'content-type' in requestHeaders;
}

/** The key that does the same here: a page has no restricted keys, and wrong ones are refused as none is. */
const keyFor: Readonly<Record<LedgerKeyKind, KeyChoice>> = {
  secret: 'secret',
  public: 'public',
  restricted: 'secret',
  unknown: 'none',
  none: 'none',
};

/** The call of a recorded exchange, with gaps where the ledger left something out. */
function recordedRequest(exchange: Exchange): CallRequest {
  const { method, path, keyKind, requestBody, requestHeaders } = redactExchange(exchange);
  const body = hasBody(exchange) ? requestBody : undefined;
  const kept = (name: string) => KEPT.test(name) || (name === 'content-type' && body !== undefined);
  const headers = Object.fromEntries(Object.entries(requestHeaders).filter(([name]) => kept(name)));
  return { method, path, key: keyFor[keyKind], headers, ...(body === undefined ? {} : { body }) };
}

/** The call of a recorded exchange, ready to be sent again. Null where the ledger had to leave secrets out of it. */
export function requestFrom(exchange: Exchange): CallRequest | null {
  const request = recordedRequest(exchange);
  return isCut([request.path, request.body]) ? null : request;
}

interface CardFace {
  brand?: unknown;
  lastFourDigits?: unknown;
}

/** The test card that was used, as far as the answer tells it; one that works where it does not. */
function cardOf({ responseBody }: Exchange): (typeof cards)[number] | undefined {
  const face = (responseBody as { creditCard?: CardFace } | null)?.creditCard;
  const used = cards.find(({ brand, number }) => brand === face?.brand && number.endsWith(String(face.lastFourDigits)));
  return used ?? cards[0];
}

function placeholdersFor(exchange: Exchange): Record<'number' | 'code' | 'secret', Placeholder> {
  const card = cardOf(exchange);
  const code = card?.brand === 'American Express' ? '1234' : '123';
  return {
    number: { name: 'CARD_NUMBER', value: card?.number ?? '' },
    code: { name: 'SECURITY_CODE', value: code },
    secret: { name: 'CLIENT_SECRET', value: 'put-the-secret-here' },
  };
}

type Fields = Record<string, unknown>;

/** A recorded call whose gaps are filled, and the variables that it needs for that. */
function filled(exchange: Exchange, put: (placeholder: Placeholder) => string): CallRequest {
  const request = recordedRequest(exchange);
  const { number, code, secret } = placeholdersFor(exchange);
  const fill = (value: unknown, placeholder: Placeholder): unknown => (value === redacted ? put(placeholder) : value);
  const { body } = request;
  if (isObject(body) && isObject(body.creditCard)) {
    const creditCard: Fields = { ...body.creditCard };
    if ('number' in creditCard) creditCard.number = fill(creditCard.number, number);
    if ('cvv' in creditCard) creditCard.cvv = fill(creditCard.cvv, code);
    request.body = { ...body, creditCard };
  }
  request.path = request.path.replace(`secret=${redacted}`, () => `secret=${put(secret)}`);
  return request;
}

/**
 * A recorded call as a command for the shell. Card details and secrets are not in the ledger: the command sets variables for
 * them in its first lines, to a test card that does what the recorded one did.
 */
export function curlFrom(exchange: Exchange, baseUrl: string, notes: readonly string[] = []): string {
  const used = new Set<Placeholder>();
  const request = filled(exchange, (placeholder) => {
    used.add(placeholder);
    return markOf(placeholder);
  });
  return toCurlProgram({ calls: [request], baseUrl, placeholders: [...used], notes });
}

/** A recorded call to be made again before another: with a test card in place of what the ledger left out. */
export function repeatedCall(exchange: Exchange): CallRequest {
  const { accept, ...headers } = exchange.requestHeaders;
  const isSpecial = accept !== undefined && accept !== '*/*';
  const requestHeaders = isSpecial ? exchange.requestHeaders : headers;
  return filled({ ...exchange, requestHeaders }, ({ value }) => value);
}
