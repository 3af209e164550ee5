/**
 * Takes card data and secrets out of a request before anything else looks at it: what never comes in is in no record, no
 * event, no answer and no message. Operations that need a secret are named here; they use it and keep none of it.
 */

import type { Operation, OperationId } from '../../generated/contract/operations';
import { isObject } from '../../json';
import { redactBody, redactHeaders, redactParameters, redactPath, redactText } from '../../ledger/redact';
import type { Exchange } from '../../ledger/types';
import { sizeOfBase64 } from '../domain/kernel/base64';
import type { Refusal } from '../engine/reply';
import type { Asked } from './asked';

type Fields = Readonly<Record<string, unknown>>;

export interface Intake {
  /** What the ledger says of the request. */
  readonly recorded: Pick<Exchange, 'path' | 'requestHeaders' | 'requestBody'>;
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** The body for the rules of commerce; null where the operation takes none. */
  readonly body: unknown;
  /** Something was taken out of the body. */
  readonly isCut: boolean;
  /** Ids that the caller chose and that had to be taken out. */
  readonly refusals: readonly Refusal[];
}

/** These fields of `sent`, as far as they are there. */
function pick(sent: unknown, names: readonly string[]): Fields {
  if (!isObject(sent)) return {};
  return Object.fromEntries(names.filter((name) => name in sent).map((name) => [name, sent[name]]));
}

/** A page that a shopper comes back to has to be there: its address keeps its own parameters, without card data. */
function addressesOf(sent: Fields): Fields {
  const addresses = Object.entries(pick(sent, ['returnUrl', 'cancelUrl']));
  return Object.fromEntries(
    addresses.map(([name, value]) => [
      name,
      typeof value === 'string' ? redactText(value, { keeps: 'named-secrets' }) : redactBody(value),
    ]),
  );
}

/** The blocks of payment methods, which hold such addresses too. */
function blocksOf(sent: Fields, safe: Fields): Fields {
  const blocks = Object.entries(sent).filter(([name, block]) => isObject(block) && isObject(safe[name]));
  const withAddresses = blocks.map(([name, block]) => [name, addressesOf(block as Fields)] as const);
  return Object.fromEntries(
    withAddresses
      .filter(([, addresses]) => Object.keys(addresses).length > 0)
      .map(([name, addresses]) => [name, { ...(safe[name] as Fields), ...addresses }]),
  );
}

/** Deliveries carry the credentials of their webhook; whatever else they look like, none is a card or a key of the API. */
function credentialsOf(sent: Fields, safe: Fields): Fields {
  const blocks = Object.entries(pick(sent, ['authentication', 'oauth']));
  return Object.fromEntries(
    blocks.flatMap(([name, block]) => {
      const secrets = Object.entries(pick(block, ['password', 'clientSecret'])).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      );
      if (secrets.length === 0 || !isObject(safe[name])) return [];
      const kept = secrets.map(([field, value]) => [field, redactText(value, { keeps: 'named-secrets' })]);
      return [[name, { ...safe[name], ...Object.fromEntries(kept) }]];
    }),
  );
}

/** What an operation has to see as it was sent. */
const needed: Partial<Record<OperationId, (sent: Fields, safe: Fields) => Fields>> = {
  createSources: (sent, safe) => ({
    ...addressesOf(sent),
    ...blocksOf(sent, safe),
    ...(isObject(sent.creditCard) &&
      isObject(safe.creditCard) && {
        creditCard: {
          ...safe.creditCard,
          ...addressesOf(sent.creditCard),
          ...pick(sent.creditCard, ['number', 'cvv']),
        },
      }),
  }),
  createWebhooks: credentialsOf,
  updateWebhooks: credentialsOf,
};

/**
 * Files aside, so that nobody looks for card data in their bytes or keeps them in the ledger.
 * @returns the body with the size of each file in its place, and the files
 */
function withoutFiles(body: unknown, names: readonly string[] = []): [unknown, Fields] {
  if (names.length === 0) return [body, {}];
  const sent = Object.entries(pick(body, names)).filter(([, file]) => typeof file === 'string');
  if (sent.length === 0) return [body, {}];
  const sizes = sent.map(([name, file]) => [name, { bytes: sizeOfBase64(file as string) }]);
  return [{ ...(body as Fields), ...Object.fromEntries(sizes) }, Object.fromEntries(sent)];
}

/** An id cannot be shortened: two objects would then have the same one. */
function idRefusals(sent: unknown, safe: unknown, params: Fields, safeParams: Fields, method: string): Refusal[] {
  const [sentId, safeId] = [sent, safe].map((body) => (isObject(body) ? body.id : undefined));
  const isLost = sentId !== safeId || (method === 'PUT' && params.id !== safeParams.id);
  const message = 'id looks like a card number or a key, and the sandbox keeps neither. Choose another id.';
  return isLost ? [{ status: 400, code: 'invalid_parameter', parameter: 'id', message }] : [];
}

export interface Sent {
  readonly asked: Pick<Asked, 'method' | 'pathname' | 'search' | 'headers'>;
  readonly operation: Operation | null;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function takeIn({ asked, operation, params, body }: Sent): Intake {
  const [plain, files] = withoutFiles(body, operation?.files);
  const safe = redactBody(plain);
  const restore = operation && needed[operation.id];
  const restored = restore && isObject(body) && isObject(safe) ? { ...safe, ...restore(body, safe) } : safe;
  const hasFiles = Object.keys(files).length > 0;
  const forRules = hasFiles && isObject(restored) ? { ...restored, ...files } : restored;
  const safeParams = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, redactText(value, { place: 'id' })]),
  );
  return {
    recorded: {
      path: redactPath(asked.pathname, asked.search),
      requestHeaders: redactHeaders(asked.headers),
      requestBody: safe,
    },
    params: safeParams,
    search: redactParameters(new URLSearchParams(asked.search)),
    body: forRules,
    isCut: safe !== plain,
    refusals: idRefusals(body, safe, params, safeParams, asked.method),
  };
}
