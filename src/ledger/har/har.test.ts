import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HarFault, readHar } from '.';

type Fields = Record<string, unknown>;

/** An entry that is right but for what a test is about. */
function entry({
  request = {},
  response = {},
  ...more
}: { request?: Fields; response?: Fields } & Fields = {}): Fields {
  return {
    startedDateTime: '2026-11-26T09:00:00.000Z',
    time: 12.5,
    request: {
      method: 'POST',
      url: 'https://api.digitalriver.com/checkouts',
      headers: [
        { name: 'Authorization', value: 'Bearer sk_test_1234567890abcdef' },
        { name: 'Content-Type', value: 'application/json' },
      ],
      postData: { mimeType: 'application/json', text: '{"currency":"USD"}' },
      bodySize: 18,
      ...request,
    },
    response: {
      status: 201,
      headers: [{ name: 'X-DR-RequestId', value: 'request-1' }],
      content: { size: 13, mimeType: 'application/json', text: '{"id":"chk-1"}' },
      ...response,
    },
    ...more,
  };
}

const har = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });
const read = (...entries: unknown[]) => readHar(har(...entries), { hosts: [] });
const one = (...args: Parameters<typeof entry>) => read(entry(...args)).exchanges[0];
const base64 = (text: string) => Buffer.from(text).toString('base64');
const withKey = (value: string, name = 'authorization') => ({ request: { headers: [{ name, value }] } });

describe('a call in a HAR file', () => {
  it('is what the ledger would have of it', () => {
    expect(one()).toEqual({
      kind: 'exchange',
      origin: 'connector',
      sequence: 1,
      requestId: 'request-1',
      time: '2026-11-26T09:00:00.000Z',
      durationMs: 12.5,
      operationId: 'createCheckouts',
      method: 'POST',
      path: '/checkouts',
      keyKind: 'secret',
      requestHeaders: { authorization: 'Bearer [redacted]', 'content-type': 'application/json' },
      requestBody: { currency: 'USD' },
      status: 201,
      responseHeaders: { 'x-dr-requestid': 'request-1' },
      responseBody: { id: 'chk-1' },
      objects: [{ kind: 'checkout', id: 'chk-1' }],
      events: [],
    });
  });

  it.each<[string, Fields, unknown]>([
    ['as text', { text: '{"a":1}' }, { a: 1 }],
    ['in base64', { text: base64('{"a":"ä"}'), encoding: 'base64' }, { a: 'ä' }],
    [
      'in base64 with line breaks',
      { text: `${base64('{"a":1,"b":2}').slice(0, 8)}\r\n${base64('{"a":1,"b":2}').slice(8)}`, encoding: 'BASE64' },
      { a: 1, b: 2 },
    ],
    ['without its media type', { mimeType: '', text: '{"a":1}' }, { a: 1 }],
    ['as a form', { mimeType: 'application/x-www-form-urlencoded', text: 'a=1&b=x%20y' }, { a: '1', b: 'x y' }],
    [
      'as the fields of a form',
      {
        mimeType: 'multipart/form-data',
        text: '',
        params: [
          { name: 'a', value: '1' },
          { name: 'file', fileName: 'x.pdf', value: '%PDF' },
        ],
      },
      { a: '1', file: { bytes: null } },
    ],
  ])('has its body, written %s', (_how, postData, body) => {
    expect(one({ request: { postData: { mimeType: 'application/json', ...postData } } })?.requestBody).toEqual(body);
  });

  it.each<[string, Parameters<typeof entry>[0], string]>([
    ['its request body', { request: { postData: undefined } }, 'whose request body is not in the file'],
    [
      'all of its request body',
      { request: { postData: { mimeType: 'application/json', text: '{"currency":"U' } } },
      'whose request body is not in the file',
    ],
    [
      'a request body that can be decoded',
      { request: { postData: { mimeType: 'application/json', text: '%%%', encoding: 'base64' } } },
      'whose request body is not in the file',
    ],
    [
      'its answer',
      { response: { content: { size: 900, mimeType: 'application/json' } } },
      'whose answer is not in the file',
    ],
    ['an answer', { response: { status: 0 } }, 'without an answer'],
  ])('is left out when the file lacks %s', (_what, parts, reason) => {
    const { exchanges, leftOut } = read(entry(parts));
    expect([exchanges, [...leftOut]]).toEqual([[], [[reason, 1]]]);
  });

  it('is left out when it is a question of the browser, or for the sandbox itself', () => {
    const { exchanges, leftOut } = read(
      entry({ request: { method: 'OPTIONS' } }),
      entry({ request: { url: 'http://localhost:4010/_sandbox/ledger' } }),
      entry({ request: { url: 'http://localhost:3000/index.html', method: 'GET' } }),
      entry({ request: { url: 'https://api.digitalriver.com.evil.example/checkouts' } }),
    );
    expect(exchanges).toEqual([]);
    expect([...leftOut.values()]).toEqual([1, 1, 2]);
  });

  it.each([
    [withKey('Bearer sk_live_abcdef123456'), 'secret'],
    [withKey('Bearer pk_test_abcdef123456'), 'public'],
    [withKey('bearer rk_test_abcdef123456'), 'restricted'],
    [withKey(`Basic ${base64('sk_test_abcdef123456:')}`), 'secret'],
    [withKey('pk_test_abcdef123456', 'X-API-KEY'), 'public'],
    [{ ...withKey('Bearer sk_test_abcdef123456'), response: { status: 401 } }, 'unknown'],
    [{ request: { headers: [] }, response: { status: 401 } }, 'none'],
    // The browser left the key out; who was answered had one.
    [{ request: { headers: [] } }, 'secret'],
    [{ request: { headers: [], url: 'https://api.digitalriver.com/sources' } }, 'none'],
  ])('tells the kind of its key, and not the key: %j', (parts, kind) => {
    const exchange = one(parts);
    expect(exchange?.keyKind).toBe(kind);
    expect(JSON.stringify(exchange)).not.toMatch(/abcdef123456/);
  });

  it('loses card data and keys wherever they are, also behind base64', () => {
    const secret = { creditCard: { number: '4444222233331111', cvv: '917' }, note: 'sk_live_abcdef1234567890' };
    const text = JSON.stringify(secret);
    const exchange = one({
      request: {
        url: 'https://api.digitalriver.com/sources?apiKey=sk_live_abcdef1234567890',
        postData: { mimeType: 'application/json', text: base64(text), encoding: 'base64' },
      },
      response: { content: { mimeType: 'application/json', text: base64(text), encoding: 'base64', size: 1 } },
    });
    const kept = JSON.stringify(exchange);
    for (const part of ['4444222233331111', '917', 'abcdef1234567890']) expect(kept).not.toContain(part);
  });

  it('is told in the order of time, whatever zone and order the tool writes', () => {
    const { exchanges } = read(
      entry({ startedDateTime: '2026-11-26T11:00:01+02:00', request: { url: 'https://api.digitalriver.com/skus' } }),
      entry({ startedDateTime: '2026-11-26T04:00:00-05:00', request: { url: 'https://api.digitalriver.com/orders' } }),
    );
    expect(exchanges.map(({ sequence, path, time }) => [sequence, path, time])).toEqual([
      [1, '/orders', '2026-11-26T09:00:00.000Z'],
      [2, '/skus', '2026-11-26T09:00:01.000Z'],
    ]);
  });

  it('names its run and who sent it by the headers of the sandbox', () => {
    const headers = [
      { name: 'Sandbox-Run', value: 'smoke' },
      { name: 'Sandbox-Origin', value: 'guide' },
    ];
    expect(one({ request: { headers } })).toMatchObject({ run: 'smoke', origin: 'guide' });
  });
});

describe('a file that is no HAR', () => {
  it('is refused in words, and nothing else ever happens, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json({ maxDepth: 2 }), (anything, part) => {
        const broken = [
          anything,
          `{"log":${anything}}`,
          `{"log":{"entries":[${anything}]}}`,
          har({ ...entry(), request: JSON.parse(part) }),
          har({ ...entry(), response: JSON.parse(part) }),
        ];
        for (const text of broken)
          try {
            readHar(text, { hosts: [] });
          } catch (error) {
            expect(error).toBeInstanceOf(HarFault);
          }
      }),
    );
  });
});
