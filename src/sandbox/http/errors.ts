/** From a refusal to the answer a caller sees. Every error body of the sandbox is made here. */
import type { ErrorEntry, Errors } from '../../generated/contract/types';
import { errorTypes } from '../../generated/reference';
import { redactText } from '../../ledger/redact';

/** A refusal on its way out; the shape decisions of the domain use too. */
export interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly parameter?: string;
  readonly message: string;
  /** Headers that belong to the refusal. */
  readonly headers?: Readonly<Record<string, string>>;
}

export const maximumBodyBytes = 1_000_000;

/** Refusals that come before any rule of commerce. */
export const refusals = {
  unauthorized: (): Refusal => ({
    status: 401,
    message: 'The API key is missing or unknown. Send it as "Authorization: Bearer <key>".',
  }),
  forbidden: (): Refusal => ({
    status: 403,
    code: 'forbidden',
    message: 'This key may not make this call. Use the secret key, from your server.',
  }),
  unknownPath: (path: string): Refusal => ({
    status: 404,
    code: 'not_found',
    message: `There is nothing at ${path}. The sandbox simulates a part of the API.`,
  }),
  methodNotAllowed: (method: string, allowed: readonly string[]): Refusal => ({
    status: 405,
    code: 'method_not_allowed',
    message: `${method} is not possible here. Use ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  }),
  notAcceptable: (): Refusal => ({
    status: 406,
    code: 'not_acceptable',
    message: 'Answers are JSON. Accept application/json.',
  }),
  unsupportedVersion: (version: string, known: boolean, simulated: string): Refusal => ({
    status: 400,
    code: 'invalid_parameter',
    parameter: 'DigitalRiver-Version',
    message: known
      ? `The sandbox simulates version ${simulated} only. Leave the header out or send that version.`
      : `"${version}" is no version of the API. Send ${simulated}.`,
  }),
  invalidFormat: (): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: 'The body cannot be read as a JSON object.',
  }),
  bodyTooLarge: (): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: `The body is larger than ${maximumBodyBytes} bytes.`,
  }),
  tooManyRequests: (perSecond: number, retryAfter: number): Refusal => ({
    status: 429,
    code: 'too_many_requests',
    message: `More than ${perSecond} requests a second. Wait as long as Retry-After says, then go on more slowly.`,
    headers: { 'retry-after': String(retryAfter) },
  }),
  unreadable: (status: number, message: string): Refusal => ({ status, message }),
  foreignHost: (hostname: string): Refusal => ({
    status: 403,
    code: 'forbidden',
    message: `The sandbox does not answer to the name ${hostname}. Call it as localhost, or start it with --allow-host ${hostname}.`,
  }),
  foreignPage: (origin: string): Refusal => ({
    status: 403,
    code: 'forbidden',
    message:
      `Web pages of ${origin === 'null' ? 'no known address' : origin} may use the public key. The secret key and the ` +
      'calls below /_sandbox/ are for programs and pages of this computer. If the page is yours, start the sandbox with ' +
      `--allow-origin ${origin === 'null' ? 'and serve the page from an address' : origin}.`,
  }),
  internal: (): Refusal => ({
    status: 500,
    code: 'internal_error',
    message: 'The sandbox failed. This is a fault of the sandbox, not of the request.',
  }),
};

const typeByStatus = new Map(errorTypes.map(({ status, type }) => [status, type]));

/** Messages repeat names and ids that callers sent, and a careless caller puts a card number anywhere. */
function entryOf({ code, parameter, message }: Refusal): ErrorEntry {
  const named = parameter === undefined ? {} : { parameter: redactText(parameter, { place: 'id' }) };
  return { ...(code !== undefined && { code }), ...named, message: redactText(message, { place: 'id' }) };
}

/** The type repeats the status in words, with one published exception: a currency that does not exist. */
function typeOf(status: number, [first]: readonly Refusal[]): Errors['type'] {
  if (status === 409 && first?.code === 'invalid_parameter' && first.parameter === 'currency') return 'bad_request';
  return (typeByStatus.get(status) ?? (status < 500 ? 'bad_request' : 'internal_server_error')) as Errors['type'];
}

/** The body for one or several refusals of the same status. */
export function errorBody(status: number, found: readonly Refusal[]): Errors {
  return { type: typeOf(status, found), errors: found.map(entryOf) };
}
