/** A caller that holds every answer against the contract. */
import { type Json, newestVersion } from '../../src/contract/versions';
import { type Operation, operations } from '../../src/generated/contract/operations';
import { responseValidators, type Validator } from '../../src/generated/contract/responses';
import type { Errors } from '../../src/generated/contract/types';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { undocumented } from '../documented-codes';
import { inVersion } from '../support/in-version';
import type { Api } from './case';
import { expectEqual, expectMatch, fail, pause } from './check';
import { note } from './noted';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, the bytes of a file, or null where the body is empty. */
  readonly body: unknown;
  readonly requestId: string;
}

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a refusal must look like. Codes are exact; where facts leave several open, all are listed. */
export interface Refusal {
  readonly status: number;
  readonly code?: string | readonly string[];
  /** Exact, or a pattern where only a part is certain. */
  readonly parameter?: string | RegExp;
  /** Where it does not follow from the status. */
  readonly type?: string;
}

const typeByStatus: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  409: 'conflict',
  429: 'too_many_requests',
};

function fits(template: string, path: string): boolean {
  const pattern = template.replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

/** Where two paths fit, the one with fewer parameters is meant. */
function operationOf(method: string, path: string): Operation | undefined {
  const rows = Object.values(operations).filter(
    (row) => row.method === method && [row.path, ...row.aliases].some((template) => fits(template, path)),
  );
  return rows.sort((one, other) => one.path.split('{').length - other.path.split('{').length)[0];
}

function validatorOf(operation: Operation | undefined, status: number): Validator | undefined {
  if (operation) return responseValidators[`${operation.id}_${status}`];
  return status >= 400 ? responseValidators.retrieveSkus_404 : undefined;
}

function expectCodesOfTable(call: string, { status, body }: Pick<Answer, 'status' | 'body'>): void {
  for (const { code } of (body as Partial<Errors> | null)?.errors ?? []) {
    const wrong = code === undefined ? undefined : undocumented(status, code);
    if (wrong) fail(`${call}: ${wrong}. The table is src/reference/error-codes.yml.`);
  }
}

/** An older version's answer has the shape of that version: what came later is in it under no name. */
function expectInVersion(call: string, version: string, operation: Operation | undefined, body: unknown): void {
  const { objectKind = '' } = operation ?? {};
  const objects = Array.isArray((body as { data?: unknown }).data) ? (body as { data: Json[] }).data : [body as Json];
  for (const object of objects) {
    if (!inVersion(version, objectKind, object))
      fail(`${call} does not answer in ${version}: ${JSON.stringify(object)}`);
  }
}

function expectByContract(method: string, path: string, { status, body }: Answer, version?: string): void {
  const call = `${method} ${path}`;
  const operation = operationOf(method, path);
  if (operation) note(operation.id, status, body);
  if (status >= 400) expectCodesOfTable(call, { status, body });
  if (status >= 500) fail(`${call} failed with ${status}: ${JSON.stringify(body)}`);
  if (status === 204) {
    expectEqual(body, null, `The body of ${call} with status 204`);
    return;
  }
  if (operation?.isBinary && status < 400) return;
  if (version !== undefined && version < newestVersion && status < 400) {
    expectInVersion(call, version, operation, body);
    return;
  }
  const validator = validatorOf(operation, status);
  if (!validator && operation)
    fail(`${call} answered ${status}, which the contract does not name: ${JSON.stringify(body)}`);
  if (!validator || validator(body)) return;
  const found = (validator.errors ?? []).map(({ instancePath, keyword, params }) => ({
    instancePath,
    keyword,
    params,
  }));
  fail(
    `The answer ${status} of ${call} breaks the contract: ${JSON.stringify(found.slice(0, 5))} in ${JSON.stringify(body)}`,
  );
}

async function bodyOf(response: Response): Promise<unknown> {
  if (/^(image|application\/pdf)/.test(response.headers.get('content-type') ?? ''))
    return new Uint8Array(await response.arrayBuffer());
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return fail(`Not JSON: ${text.slice(0, 300)}`);
  }
}

function raw(body: unknown): BodyInit | undefined {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
  return isRaw || body === undefined ? (body as BodyInit | undefined) : JSON.stringify(body);
}

/** Outside the typed calls, such as a file or a page: with the patience that a target with its limit on needs. */
export async function fetchPatiently(api: Api, request: Request): Promise<Response> {
  for (;;) {
    const response = await api.fetch(request.clone());
    if (response.status !== 429) return response;
    await pause(Number(response.headers.get('retry-after') ?? 1) * 1000);
  }
}

export class ApiClient {
  constructor(
    readonly api: Api,
    readonly authorization: string | null = `Bearer ${secretKey}`,
    private readonly version?: string,
  ) {}

  asPublic(): ApiClient {
    return new ApiClient(this.api, `Bearer ${publicKey}`, this.version);
  }

  /** The same caller, who names a version in each call. */
  in(version: string): ApiClient {
    return new ApiClient(this.api, this.authorization, version);
  }

  withoutKey(): ApiClient {
    return new ApiClient(this.api, null);
  }

  /** @param path with its query. A text, bytes or a form as body go out as they are, anything else as JSON. */
  async send(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    for (;;) {
      const answer = await this.sendOnce(method, path, sent);
      if (answer.status !== 429) return answer;
      await pause(Number(answer.headers.get('retry-after') ?? 1) * 1000);
    }
  }

  /** Without the patience that a target with its limit on needs. */
  async sendOnce(method: string, path: string, { body, headers }: Sent = {}): Promise<Answer> {
    const all = new Headers(headers);
    if (this.authorization !== null && !all.has('authorization')) all.set('authorization', this.authorization);
    if (this.version !== undefined) all.set('digitalriver-version', this.version);
    if (body !== undefined && !(body instanceof FormData) && !all.has('content-type'))
      all.set('content-type', 'application/json');
    const response = await this.api.fetch(
      new Request(`${this.api.baseUrl}${path}`, { method, headers: all, body: raw(body) }),
    );
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      body: await bodyOf(response),
      requestId: response.headers.get('x-dr-requestid') ?? '',
    };
    expectByContract(method, path.split('?', 1)[0] ?? path, answer, all.get('digitalriver-version')?.trim());
    return answer;
  }

  private async expect(status: number, method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.send(method, path, { body });
    if (answer.status !== status)
      fail(`${method} ${path}: expected ${status}, got ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** POST that must answer 201. The contract was checked, so the type may be trusted. */
  async create<Result>(path: string, body: unknown): Promise<Result> {
    return (await this.expect(201, 'POST', path, body)) as Result;
  }

  /** POST that must answer 200. */
  async change<Result>(path: string, body?: unknown): Promise<Result> {
    return (await this.expect(200, 'POST', path, body)) as Result;
  }

  async read<Result>(path: string): Promise<Result> {
    return (await this.expect(200, 'GET', path)) as Result;
  }

  async remove(path: string): Promise<void> {
    await this.expect(204, 'DELETE', path);
  }

  /** A call that must be refused in this way. */
  async refused(method: string, path: string, body: unknown, refusal: Refusal): Promise<Errors> {
    const answer = await this.send(method, path, { body });
    const call = `${method} ${path}`;
    if (answer.status !== refusal.status)
      fail(`${call}: expected ${JSON.stringify(refusal)}, got ${answer.status} ${JSON.stringify(answer.body)}`);
    expectRefusal(answer.body as Errors, refusal, call);
    return answer.body as Errors;
  }
}

/** Holds when one of the entries is as expected: a call may be wrong in several ways at once. */
function expectRefusal(errors: Errors, { status, code, parameter, type }: Refusal, call: string): void {
  expectEqual(errors.type, type ?? typeByStatus[status], `The type of the refusal of ${call}`);
  const codes = code === undefined ? undefined : [code].flat();
  const found = errors.errors.some(
    (entry) =>
      (codes === undefined || codes.includes(entry.code ?? '')) &&
      (parameter === undefined ||
        (typeof parameter === 'string' ? entry.parameter === parameter : parameter.test(entry.parameter ?? ''))),
  );
  if (!found)
    fail(
      `${call}: expected ${codes?.join(' or ') ?? 'a refusal'} on ${parameter ?? 'anything'}, got ${JSON.stringify(errors)}`,
    );
  for (const { message } of errors.errors) expectMatch(message, /\S/, `A message of the refusal of ${call}`);
}
