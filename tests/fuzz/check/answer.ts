/** An answer against the contract: its status, its body, its headers, and the form of a refusal. */
import { type Json, knownVersions, newestVersion } from '../../../src/contract/versions';
import { responseValidators } from '../../../src/generated/contract/responses';
import { errorTypes } from '../../../src/generated/reference';
import { limits } from '../../../src/sandbox/limits';
import { undocumented } from '../../documented-codes';
import { inVersion } from '../../support/in-version';
import { type FuzzedOperation, type Match, match } from '../contract';
import type { Answer, Problem, SentRequest } from '../step';
import { besideOf, besideProblems, fileType } from './beside';
import { pathnameOf } from './path';

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
/** A refusal is for reading; a caller's megabyte is not repeated in it. */
const longestRefusal = 100_000;
/** What any path may answer: nobody is known yet, or nothing is there. */
const statusesAnywhere = new Set([401, 404, 405]);

const typeByStatus = new Map(errorTypes.map(({ status, type }) => [status, type]));

const problem = (kind: string, detail: string): Problem => ({ kind, detail });
const shown = (text: string) => (text.length > 600 ? `${text.slice(0, 600)}…` : text);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Before anybody looks for an operation. */
function isOverLimit({ target, headers }: SentRequest): boolean {
  return target.length > limits.address || headers.flat().join('').length > limits.headers;
}

function statusProblems(sent: SentRequest, { operation, isExact }: Match, name: string, answer: Answer): Problem[] {
  const { status, text } = answer;
  if (status >= 500) return [problem(`${name} fails`, `${status}: ${shown(text)}`)];
  if (status === 400 && isOverLimit(sent)) return [];
  if (operation?.statuses.has(status) || (!isExact && statusesAnywhere.has(status))) return [];
  return [problem(`${name} answers ${status}, which is not in the contract`, shown(text))];
}

function schemaProblems(name: string, id: string, status: number, body: unknown): Problem[] {
  const validate = responseValidators[`${id}_${status}`];
  if (!validate || validate(body)) return [];
  const { instancePath, keyword, params } = validate.errors?.[0] ?? { instancePath: '', keyword: '', params: {} };
  const place = instancePath.replaceAll(/\d+/g, 'n');
  const detail = `${instancePath} ${keyword} ${JSON.stringify(params)} in ${shown(JSON.stringify(body))}`;
  return [problem(`${name}: the answer ${status} breaks its schema (${place} ${keyword})`, detail)];
}

interface Entry {
  readonly code?: unknown;
  readonly message?: unknown;
}

interface ErrorBody {
  readonly type?: unknown;
  readonly errors?: readonly Entry[];
}

/** The published exception: a currency that does not exist conflicts, and is called a bad request. */
const typesOf = (status: number) => [
  typeByStatus.get(status) ?? 'bad_request',
  ...(status === 409 ? ['bad_request'] : []),
];

function entryProblems(name: string, status: number, { code, message }: Entry) {
  const found: Problem[] = [];
  const wrong = code === undefined ? undefined : undocumented(status, String(code));
  if (wrong) found.push(problem(`${name}: the code is not in the table`, shown(wrong)));
  if (typeof message !== 'string' || !/\S/.test(message))
    found.push(problem(`${name}: a refusal has no message`, shown(JSON.stringify({ code, message }))));
  return found;
}

function refusalProblems(name: string, { status, text }: Answer, body: unknown): Problem[] {
  const { type, errors } = (body ?? {}) as ErrorBody;
  if (!Array.isArray(errors) || errors.length === 0)
    return [problem(`${name}: the refusal ${status} is not the API's`, shown(text))];
  const found = errors.flatMap((entry) => entryProblems(name, status, entry));
  if (!typesOf(status).includes(type as string))
    found.push(problem(`${name}: the refusal ${status} has another type`, String(type)));
  if (text.length > longestRefusal)
    found.push(problem(`${name}: a refusal is long`, `${text.length} characters: ${shown(text)}`));
  return found;
}

function headerProblems(name: string, { headers, status, text }: Answer): Problem[] {
  const found: Problem[] = [];
  const requestId = headers.get('x-dr-requestid') ?? '';
  if (!uuid.test(requestId)) found.push(problem(`${name}: the answer has no request id`, `${status} "${requestId}"`));
  const type = headers.get('content-type') ?? '';
  if (text !== '' && !/^application\/json;\s*charset=utf-8$/i.test(type))
    found.push(problem(`${name}: the answer is not declared as JSON`, `${status} "${type}"`));
  return found;
}

/** An answer in bytes says what they are. */
function fileProblems(name: string, { headers }: Answer): Problem[] {
  const type = headers.get('content-type') ?? '';
  const isNamed = /^attachment; filename="[ -~]*"; filename\*=UTF-8''[!-~]*$/.test(
    headers.get('content-disposition') ?? '',
  );
  return fileType.test(type) && isNamed ? [] : [problem(`${name}: the file is not declared as one`, shown(type))];
}

/** The version that a caller names, where it is an older one. */
function olderVersion({ headers }: SentRequest): string | undefined {
  const version = headers.findLast(([header]) => header.toLowerCase() === 'digitalriver-version')?.[1].trim();
  return version !== undefined && version !== newestVersion && knownVersions.includes(version) ? version : undefined;
}

function versionProblems(name: string, version: string, kind: string, body: unknown): Problem[] {
  const { data } = body as { data?: unknown };
  const objects = (Array.isArray(data) ? data : [body]) as Json[];
  const wrong = objects.find((object) => !inVersion(version, kind, object));
  return wrong ? [problem(`${name} does not answer in ${version}`, shown(JSON.stringify(wrong)))] : [];
}

function bodyProblems(
  name: string,
  operation: FuzzedOperation | undefined,
  answer: Answer,
  version?: string,
): Problem[] {
  const { status, text } = answer;
  if (status === 204) return text === '' ? [] : [problem(`${name}: 204 with a body`, shown(text))];
  const body = parsed(text);
  if (body === undefined) return [problem(`${name}: the answer ${status} is no JSON`, shown(text))];
  if (operation && version !== undefined && status < 400)
    return versionProblems(name, version, operation.objectKind, body);
  const bySchema = operation ? schemaProblems(name, operation.id, status, body) : [];
  return status >= 400 ? [...bySchema, ...refusalProblems(name, answer, body)] : bySchema;
}

/** Preflights are answered by the web's rules, not the contract's. */
function preflightProblems({ status }: Answer): Problem[] {
  return status === 204 ? [] : [problem('A preflight fails', String(status))];
}

/** Node refuses headers and addresses beyond 16 kB before the sandbox sees the request. */
export function isBeyondNode({ target, headers }: SentRequest): boolean {
  return target.length + headers.flat().join('').length > 15_000;
}

export function answerProblems(sent: SentRequest, answer: Answer): Problem[] {
  if (answer.status === 431 && isBeyondNode(sent))
    return bodyProblems('A request beyond the limits', undefined, answer);
  if (sent.method === 'OPTIONS') return preflightProblems(answer);
  const beside = besideOf(sent);
  if (beside) return besideProblems(beside, sent, answer);
  const pathname = pathnameOf(sent.target);
  const isControl = pathname.startsWith('/_sandbox');
  const found = match(sent.method, pathname);
  const { operation } = found;
  const name = operation?.id ?? (isControl ? 'A control call' : 'A path without operation');
  if (operation?.isBinary && answer.status === 200) return fileProblems(name, answer);
  const ofStatus = isControl && answer.status < 500 ? [] : statusProblems(sent, found, name, answer);
  const ofBody = sent.method === 'HEAD' ? [] : bodyProblems(name, operation, answer, olderVersion(sent));
  return [...ofStatus, ...headerProblems(name, answer), ...ofBody];
}
