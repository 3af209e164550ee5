import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../limits';
import { askedOf } from './asked';
import { readBody } from './body';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(body: Uint8Array | string | ReadableStream, headers: Record<string, string> = {}) {
  const init = { method: 'POST', body: body as BodyInit, headers, duplex: 'half' };
  return readBody(askedOf(new Request('http://localhost/skus', init)));
}

async function codesOf(body: Uint8Array | string, headers?: Record<string, string>) {
  return (await read(body, headers)).refusals.map(({ code, parameter }) => [code, parameter].filter(Boolean).join(' '));
}

/** As `json` is written in a charset of one byte a character. */
function inOneByte(json: string, bytes: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from([...json], (character) => bytes[character] ?? character.charCodeAt(0));
}

describe('the bytes of a body', () => {
  it('are UTF-8 unless another charset is named', async () => {
    for (const contentType of ['', 'application/json', 'application/json;charset=UTF-8', 'text/plain; charset='])
      expect((await read(bytesOf('{"name":"Tôi 😀"}'), { 'content-type': contentType })).value).toEqual({
        name: 'Tôi 😀',
      });
  });

  it('may begin with a byte order mark', async () => {
    expect((await read(bytesOf('\uFEFF{"a":1}'))).value).toEqual({ a: 1 });
  });

  it.each([
    ['application/json; charset=ISO-8859-1', { é: 0xe9, ü: 0xfc }, 'éü'],
    ['application/json; charset="latin1"', { é: 0xe9 }, 'é'],
    ['application/json;Charset = windows-1252 ', { '€': 0x80, '“': 0x93, Ÿ: 0x9f }, '€“Ÿ'],
    ['text/plain; x=y; charset=iso-8859-15', { '€': 0xa4 }, '€'],
    ['application/json; charset=koi8-r', { я: 0xd1 }, 'я'],
  ])('are read as %s', async (contentType, bytes, name) => {
    const body = inOneByte(JSON.stringify({ name }), bytes as Record<string, number>);
    expect((await read(body, { 'content-type': contentType })).value).toEqual({ name });
  });

  it('are read as UTF-16', async () => {
    const text = '{"name":"é😀"}';
    const units = Uint8Array.from(
      [...Array(text.length).keys()].flatMap((at) => [text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8]),
    );
    expect((await read(units, { 'content-type': 'application/json; charset=utf-16le' })).value).toEqual({
      name: 'é😀',
    });
  });

  it.each(['utf-7', 'banana', 'utf-32', 'x-user-defined', '\u00e9'])('are not guessed in %s', async (charset) => {
    const contentType = `application/json; charset="${charset}"`;
    expect(await codesOf('{"a":1}', { 'content-type': contentType })).toEqual(['invalid_format Content-Type']);
  });

  it.each([[0xe9], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xff, 0xfe]])(
    'are refused where they are no UTF-8: %j',
    async (...wrong) => {
      const body = Uint8Array.from([...bytesOf('{"name":"'), ...wrong, ...bytesOf('"}')]);
      expect(await codesOf(body)).toEqual(['invalid_format']);
    },
  );

  it('come back as they were sent, or are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 30 }), async (inside) => {
        const body = Uint8Array.from([...bytesOf('{"name":"'), ...inside, ...bytesOf('"}')]);
        const { value, refusals } = await read(body);
        if (refusals.length > 0) return;
        expect(value).toEqual(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
      }),
      { numRuns: 1000 },
    );
  });

  it('are not unpacked', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, identity', 'aws-chunked'])
      expect(await codesOf('{"a":1}', { 'content-encoding': encoding })).toEqual(['invalid_format Content-Encoding']);
    expect(await codesOf('{"a":1}', { 'content-encoding': ' Identity ' })).toEqual([]);
  });
});

describe('the length of a body', () => {
  /** Spaces mean nothing in JSON, and count. */
  const body = (bytes: number) => `{"a":"x"${' '.repeat(bytes - 9)}}`;

  it('is bounded, and the bound itself is inside', async () => {
    expect(await codesOf(body(limits.body))).toEqual([]);
    expect(await codesOf(body(limits.body + 1))).toEqual(['invalid_format']);
  });

  it('is counted in bytes', async () => {
    const half = limits.body / 2;
    expect(await codesOf(`{"a":"x"}${' '.repeat(half)}`)).toEqual([]);
    expect(await codesOf(`{"a":[${'"é",'.repeat(half / 5)}""]}${' '.repeat(half)}`)).toEqual(['invalid_format']);
  });

  it('is measured, whatever the caller announces', async () => {
    expect(await codesOf(body(2 * limits.body), { 'content-length': '5' })).toEqual(['invalid_format']);
    expect(await codesOf('{"a":1}', { 'content-length': 'many' })).toEqual([]);
  });

  it('is not read for ever', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 10_000;
        controller.enqueue(new Uint8Array(10_000).fill(32));
      },
    });
    expect((await read(endless)).refusals).toHaveLength(1);
    expect(sent).toBeLessThan(22 * limits.body);
  });

  it('does not fill the ledger where the body cannot be used', async () => {
    for (const text of [body(2 * limits.body), `{${body(limits.body - 10)}`, '['.repeat(limits.body - 1)]) {
      const { value } = await read(text);
      expect(typeof value).toBe('string');
      expect((value as string).length).toBeLessThan(3000);
      expect(value).toContain(text.slice(0, 1000));
    }
  });

  it('never keeps half of what is secret', async () => {
    for (let shift = 0; shift < 40; shift += 1) {
      const { value } = await read(`{"no json${'.'.repeat(1960 + shift)} 4444 2222 3333 1111 ${'.'.repeat(9000)}`);
      expect(value).not.toContain('4444');
    }
  });
});
