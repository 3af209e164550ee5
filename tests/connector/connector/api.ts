/** Calls to the API: the headers that each carries, how long the connector waits, and what a refusal is to the rest of it. */
import type { Errors } from '../../../src/generated/contract/types';
import type { Shop } from './shop';

/** How the connector reaches the API. Tests put in another `fetch` and another address, and nothing else. */
export interface Wire {
  fetch(request: Request): Promise<Response>;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  sleep(seconds: number): Promise<void>;
}

/** What a call belongs to, told in the headers by which support finds it. */
export interface Trail {
  /** The platform's own number of the order, the customer or the job. */
  readonly about: string;
  readonly session: string;
  /** The shopper's address; a name with an underscore where a job of the platform calls. */
  readonly forwardedFor: string;
}

/** The version of the API that this connector was written for. */
export const apiVersion = '2021-12-13';
const application = 'ExampleConnector/1.4';

/** A call that was refused for good: 4xx, or 5xx after several tries. */
export class Refused extends Error {
  override name = 'Refused';

  constructor(
    readonly call: string,
    readonly status: number,
    readonly body: Errors,
  ) {
    super(`${call} answered ${status}: ${JSON.stringify(body.errors)}`);
  }

  /** Whether one of the errors has this code, and this parameter where one is named. */
  says(code: string, parameter?: string): boolean {
    return this.body.errors.some((one) => one.code === code && (!parameter || one.parameter === parameter));
  }
}

/** The shopper pressed the button before anything was left to pay: no call is made. */
export class NotPaidFor extends Error {
  override name = 'NotPaidFor';
}

/** Keys stay on the server, but for the public one, which the library in the browser uses. */
export function headersOf(shop: Shop, trail: Trail, key: string): Record<string, string> {
  return {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'digitalriver-version': shop.does.versionOf(shop),
    'upstream-id': trail.about,
    'upstream-application-id': application,
    'upstream-session-id': trail.session,
    forwarded: `for=${trail.forwardedFor.includes(':') ? `"[${trail.forwardedFor}]"` : trail.forwardedFor}`,
  };
}

export function versionOf(_shop: Shop): string {
  return apiVersion;
}

/** Seconds to wait before the same call is made again; undefined where another try makes no sense. */
export function secondsToWait(status: number, retryAfter: string | null, tries: number): number | undefined {
  if (status === 429) return Number(retryAfter ?? 1);
  return status >= 500 && tries < 4 ? 2 ** tries : undefined;
}

async function call(shop: Shop, trail: Trail, key: string, method: string, path: string, body?: unknown) {
  const { wire, does } = shop;
  for (let tries = 1; ; tries += 1) {
    const headers = does.headersOf(shop, trail, key);
    const request = new Request(wire.baseUrl + path, { method, headers, body: JSON.stringify(body) });
    const response = await wire.fetch(request);
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return answer;
    const seconds = does.secondsToWait(response.status, response.headers.get('retry-after'), tries);
    if (seconds === undefined) {
      const refusal = new Refused(`${method} ${path}`, response.status, answer as Errors);
      shop.log.push(refusal.message);
      throw refusal;
    }
    if (seconds > 0) await wire.sleep(seconds);
  }
}

export interface Calls {
  get<Result>(path: string): Promise<Result>;
  post<Result>(path: string, body?: unknown): Promise<Result>;
  put<Result>(path: string, body: unknown): Promise<Result>;
  remove(path: string): Promise<unknown>;
}

function callsWith(shop: Shop, trail: Trail, key: string): Calls {
  return {
    get: <Result>(path: string) => call(shop, trail, key, 'GET', path) as Promise<Result>,
    post: <Result>(path: string, body?: unknown) => call(shop, trail, key, 'POST', path, body) as Promise<Result>,
    put: <Result>(path: string, body: unknown) => call(shop, trail, key, 'PUT', path, body) as Promise<Result>,
    remove: (path: string) => call(shop, trail, key, 'DELETE', path),
  };
}

/** The connector's server. */
export const server = (shop: Shop, trail: Trail): Calls => callsWith(shop, trail, shop.settings.secretKey);

/** The library in the shopper's browser: it makes sources, and can do nothing else. */
export const browser = (shop: Shop, trail: Trail): Calls => callsWith(shop, trail, shop.settings.publicKey);

/** A job of the platform: nobody is at a browser. */
export const job = (name: string): Trail => ({ about: name, session: `job-${name}`, forwardedFor: '_scheduler' });
