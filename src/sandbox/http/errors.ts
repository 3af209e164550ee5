/** From a refusal to the answer a caller sees. Every error body of the sandbox is made here. */
import type { ErrorEntry, Errors } from '../../generated/contract/types';
import { errorTypes } from '../../generated/reference';
import { redactText } from '../../ledger/redact';
import { faults, type Refusal } from '../engine/reply';
import { limits } from '../limits';

/** Refusals that come before any rule of commerce. */
export const refusals = {
  unauthorized: (): Refusal => ({
    status: 401,
    message: 'The API key is missing or unknown. Send it as "Authorization: Bearer <key>".',
  }),
  expiredKey: (): Refusal => ({
    status: 401,
    code: 'api_key_expired',
    message: 'The API key was replaced, and its time is over. Send the new one.',
  }),
  noOperator: (): Refusal => ({
    status: 401,
    message: 'These calls are for whoever runs the sandbox. Send an operator token as "Authorization: Bearer <token>".',
  }),
  bearerOnly: (): Refusal => ({
    status: 401,
    message:
      'Control calls take the secret key as "Authorization: Bearer <key>" alone: browsers send the other ways by themselves.',
  }),
  notJson: (contentType: string): Refusal => ({
    status: 400,
    code: 'invalid_format',
    parameter: 'Content-Type',
    message: `Send JSON with "Content-Type: application/json", not "${contentType}".`,
  }),
  accountsByOperator: (): Refusal => ({
    status: 403,
    code: 'forbidden',
    message: 'Whoever runs this sandbox opens its accounts. Ask them for one.',
  }),
  quotaFull: (what: string, quota: number, whatToDo: string): Refusal => ({
    status: 403,
    code: 'forbidden',
    message: `The account has all ${quota} ${what} that it may have. ${whatToDo}`,
  }),
  suspended: (): Refusal => ({
    status: 403,
    code: 'forbidden',
    message: 'This account is suspended. Ask whoever runs this sandbox; what you stored is kept.',
  }),
  notPermitted: (collection: string, wanted: 'read' | 'write'): Refusal => ({
    status: 403,
    code: 'forbidden',
    message: `This restricted key may not ${wanted} ${collection}. Use another key, or give it the permission.`,
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
  notAcceptableBytes: (): Refusal => ({
    status: 406,
    code: 'not_acceptable',
    message: 'The answer is a file. Accept application/octet-stream, or the type of the file.',
  }),
  unknownVersion: (version: string, known: readonly string[]): Refusal => ({
    status: 400,
    code: 'invalid_parameter',
    parameter: 'DigitalRiver-Version',
    message: `"${version}" is no version of the API. Send one of ${known.join(', ')}.`,
  }),
  invalidFormat: (): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: 'The body cannot be read as a JSON object.',
  }),
  bodyTooLarge: (most: number): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: `The body is larger than ${most} bytes.`,
  }),
  fieldsTooLarge: (): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: `What is sent beside the file is larger than ${limits.body} bytes.`,
  }),
  noBoundary: (): Refusal => ({
    status: 400,
    code: 'invalid_format',
    parameter: 'Content-Type',
    message: 'Content-Type names no boundary between the parts of the form. Let your HTTP library set this header.',
  }),
  malformedForm: (why: string): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: `The form cannot be read: ${why}.`,
  }),
  bodyTooDeep: (): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: `The body has more than ${limits.nesting} objects and lists inside each other.`,
  }),
  compressed: (encoding: string): Refusal => ({
    status: 400,
    code: 'invalid_format',
    parameter: 'Content-Encoding',
    message: `The body is compressed (${encoding}). Send it as plain JSON.`,
  }),
  unknownCharset: (charset: string): Refusal => ({
    status: 400,
    code: 'invalid_format',
    parameter: 'Content-Type',
    message: `"${charset}" is no known charset. Send the body in UTF-8.`,
  }),
  malformedText: (charset: string): Refusal => ({
    status: 400,
    code: 'invalid_format',
    message: `The body is not ${charset} throughout. Send it in UTF-8, or name its charset in Content-Type.`,
  }),
  addressTooLong: (): Refusal => ({
    status: 400,
    code: 'invalid_request',
    message: `Path and query together have more than ${limits.address} characters.`,
  }),
  headersTooLarge: (): Refusal => ({
    status: 400,
    code: 'invalid_request',
    message: `The headers together have more than ${limits.headers} characters.`,
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
  ...faults,
};

const typeByStatus = new Map(errorTypes.map(({ status, type }) => [status, type]));

const longestParameter = 200;
const longestMessage = 500;
/** More characters than a card number takes in any writing. */
const halved = 100;

/** Messages repeat names and ids that callers sent: a careless caller puts a card number anywhere, a hostile one a book. */
function told(text: string, longest: number): string {
  if (text.length <= longest) return redactText(text, { place: 'id' });
  // What the cut may have halved goes too.
  const safe = redactText(text.slice(0, longest + halved), { place: 'id' });
  return `${safe.slice(0, Math.min(longest, safe.length - halved) - 1)}…`;
}

function entryOf({ code, parameter, message }: Refusal): ErrorEntry {
  const named = parameter === undefined ? {} : { parameter: told(parameter, longestParameter) };
  return { ...(code !== undefined && { code }), ...named, message: told(message, longestMessage) };
}

/** The type repeats the status in words, with one published exception: a currency that does not exist. */
function typeOf(status: number, [first]: readonly Refusal[]): Errors['type'] {
  if (status === 409 && first?.code === 'invalid_parameter' && first.parameter === 'currency') return 'bad_request';
  return (typeByStatus.get(status) ?? (status < 500 ? 'bad_request' : 'internal_server_error')) as Errors['type'];
}

/** The body for one or several refusals of the same status. */
export function errorBody(status: number, found: readonly Refusal[]): Errors {
  return { type: typeOf(status, found), errors: found.slice(0, limits.errors).map(entryOf) };
}
