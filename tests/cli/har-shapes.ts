/** HTTP archives of the same calls in the shapes in which four tools export them. */
import type { RecordedCall } from './shop';

export type Tool = 'chrome' | 'firefox' | 'charles' | 'postman';
type Fields = Record<string, unknown>;

const pairs = (headers: RecordedCall['requestHeaders']) => headers.map(([name, value]) => ({ name, value }));
const base64 = (text: string) => Buffer.from(text).toString('base64');
const titled = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
const bytes = (text: string | undefined) => Buffer.byteLength(text ?? '');

/** The same moment on a clock two hours ahead of UTC. */
function eastern(time: Date): string {
  return new Date(time.getTime() + 7_200_000).toISOString().replace('Z', '+02:00');
}

function queryOf(url: string): Fields[] {
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
}

function requestOf(call: RecordedCall, httpVersion: string): Fields {
  return {
    method: call.method,
    url: call.url,
    httpVersion,
    headers: pairs(call.requestHeaders),
    queryString: queryOf(call.url),
    cookies: [],
    headersSize: -1,
    bodySize: bytes(call.requestText),
    ...(call.requestText !== undefined && { postData: { mimeType: 'application/json', text: call.requestText } }),
  };
}

function responseOf(call: RecordedCall, httpVersion: string): Fields {
  return {
    status: call.status,
    statusText: call.statusText,
    httpVersion,
    headers: pairs(call.responseHeaders),
    cookies: [],
    content: { size: bytes(call.responseText), mimeType: 'application/json', text: call.responseText },
    redirectURL: '',
    headersSize: -1,
    bodySize: bytes(call.responseText),
  };
}

const timings = (call: RecordedCall) => ({ send: 0, wait: call.durationMs, receive: 0 });

/** Leaves keys and cookies out, and has fields of its own that begin with an underscore. */
function chrome(call: RecordedCall): Fields {
  const request = requestOf(call, 'http/1.1');
  request.headers = pairs(call.requestHeaders.filter(([name]) => name !== 'authorization'));
  return {
    _initiator: { type: 'script' },
    _priority: 'High',
    _resourceType: 'fetch',
    cache: {},
    connection: '1234',
    request,
    response: { ...responseOf(call, 'http/1.1'), _transferSize: bytes(call.responseText), _error: null },
    serverIPAddress: '127.0.0.1',
    startedDateTime: call.started.toISOString(),
    time: call.durationMs + 0.2569999998,
    timings: { blocked: 1.1, dns: -1, ssl: -1, connect: -1, ...timings(call), _blocked_queueing: 0.8 },
  };
}

/** Writes times with the zone of the computer, and pages of each tab. */
function firefox(call: RecordedCall): Fields {
  return {
    startedDateTime: eastern(call.started),
    request: {
      ...requestOf(call, 'HTTP/1.1'),
      ...(call.requestText && { postData: { mimeType: 'application/json', params: [], text: call.requestText } }),
    },
    response: responseOf(call, 'HTTP/1.1'),
    cache: {},
    timings: { blocked: 0, dns: 0, connect: 0, ssl: 0, ...timings(call) },
    time: call.durationMs,
    _securityState: 'insecure',
    serverIPAddress: '127.0.0.1',
    connection: '4010',
    pageref: 'page_1',
  };
}

/** Writes bodies of answers in base64, and headers as the server wrote them. */
function charles(call: RecordedCall): Fields {
  const response = responseOf(call, 'HTTP/1.1');
  return {
    startedDateTime: eastern(call.started),
    time: call.durationMs,
    request: {
      ...requestOf(call, 'HTTP/1.1'),
      headers: call.requestHeaders.map(([name, value]) => ({ name: titled(name), value })),
    },
    response: {
      ...response,
      headers: call.responseHeaders.map(([name, value]) => ({ name: titled(name), value })),
      content: {
        size: bytes(call.responseText),
        mimeType: 'application/json; charset=utf-8',
        text: base64(call.responseText),
        encoding: 'base64',
      },
      _charlesStatus: 'COMPLETE',
    },
    serverIPAddress: '127.0.0.1',
    cache: {},
    timings: { dns: 0, connect: 1, ssl: -1, blocked: -1, ...timings(call) },
  };
}

/** Writes whole headers, keys too, and sizes of nothing. */
function postman(call: RecordedCall): Fields {
  return {
    startedDateTime: call.started.toISOString(),
    time: call.durationMs,
    request: { ...requestOf(call, 'HTTP/1.1'), bodySize: -1 },
    response: { ...responseOf(call, 'HTTP/1.1'), bodySize: -1 },
    cache: {},
    timings: timings(call),
  };
}

const shapes: Readonly<Record<Tool, (call: RecordedCall) => Fields>> = { chrome, firefox, charles, postman };
const creators: Readonly<Record<Tool, Fields>> = {
  chrome: { name: 'WebInspector', version: '537.36' },
  firefox: { name: 'Firefox', version: '132.0' },
  charles: { name: 'Charles Proxy', version: '4.6.8' },
  postman: { name: 'Postman', version: '11.0' },
};

/** A document that a browser loaded before, from elsewhere. */
const page: RecordedCall = {
  started: new Date('2026-01-01T00:00:00Z'),
  durationMs: 20,
  method: 'GET',
  url: 'https://shop.example/cart',
  requestHeaders: [['accept', 'text/html']],
  requestText: undefined,
  status: 200,
  statusText: 'OK',
  responseHeaders: [['content-type', 'text/html']],
  responseText: '<!doctype html>',
};

export function harOf(tool: Tool, calls: readonly RecordedCall[]): { log: { entries: Fields[] } & Fields } {
  const entries = [page, ...calls].map(shapes[tool]);
  const pages =
    tool === 'firefox'
      ? [{ startedDateTime: eastern(page.started), id: 'page_1', title: 'Shop', pageTimings: {} }]
      : [];
  return {
    log: {
      version: '1.2',
      creator: creators[tool],
      ...(tool === 'postman' ? {} : { pages }),
      // Charles and others list calls by their end.
      entries: tool === 'charles' ? [...entries].reverse() : entries,
    },
  };
}
