/** A shop that calls a sandbox over HTTP, with what a recorder between the two would see. */
import { type Answer, Connector, type Sending } from '../../src/certification/testing/connector';
import { publicKey, secretKey } from '../../src/sandbox/keys';

export interface RecordedCall {
  readonly started: Date;
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly requestText: string | undefined;
  readonly status: number;
  readonly statusText: string;
  readonly responseHeaders: readonly (readonly [string, string])[];
  readonly responseText: string;
}

const keys: Readonly<Record<string, string>> = { secret: secretKey, public: publicKey };

export interface Shop {
  readonly connector: Connector;
  readonly calls: readonly RecordedCall[];
}

/** @param headers sent with each call, beside those of any connector */
export function shopAt(baseUrl: string, headers: Readonly<Record<string, string>> = {}): Shop {
  const calls: RecordedCall[] = [];
  const send = async (
    method: string,
    path: string,
    { body, key = 'secret', ...more }: Sending = {},
  ): Promise<Answer> => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const sent = new Headers({
      'user-agent': 'test-connector/1.0',
      accept: 'application/json',
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...(key !== null && { authorization: `Bearer ${keys[key] ?? key}` }),
      ...headers,
      ...more.headers,
    });
    const started = new Date();
    const response = await fetch(baseUrl + path, { method, headers: sent, ...(text !== undefined && { body: text }) });
    const responseText = await response.text();
    calls.push({
      started,
      durationMs: Date.now() - started.getTime(),
      method,
      url: baseUrl + path,
      requestHeaders: [...sent],
      requestText: text,
      status: response.status,
      statusText: response.statusText,
      responseHeaders: [...response.headers],
      responseText,
    });
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(responseText) : null };
  };
  const control = async (path: string, body?: unknown) => {
    const answer = await send('POST', path, { body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { connector: new Connector(send, control), calls };
}
