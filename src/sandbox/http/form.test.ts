/** Files in forms and in base64: what comes of them, and what is refused before anything is kept. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from '../../generated/contract/operations';
import { fromBase64, sizeOfBase64, toBase64 } from '../domain/kernel/base64';
import { limits } from '../limits';
import { askedOf } from './asked';
import { readBody } from './body';
import { takeIn } from './intake';

const upload = {
  ...operations.createSkus,
  bodyTypes: ['multipart/form-data', 'application/json'],
  files: ['file'],
};
const url = 'http://localhost/files';
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 255]);

function requestWith(body: BodyInit, headers?: HeadersInit): Request {
  return new Request(url, { method: 'POST', body, ...(headers && { headers }) });
}

const read = (body: BodyInit, headers?: HeadersInit) => readBody(askedOf(requestWith(body, headers)), upload);

const part = (headers: string, content = 'abc') => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
const form = (parts: string, contentType = 'multipart/form-data; boundary=b') =>
  read(`${parts}--b--\r\n`, { 'content-type': contentType });
const named = (name: string, more = '') => `Content-Disposition: form-data; name="${name}"${more}`;
const abc = 'YWJj';

describe('a form', () => {
  it('says what the same call in JSON says', async () => {
    const sent = new FormData();
    sent.set('file', new File([png], 'Bescheinigung ä.png', { type: 'image/png' }));
    sent.set('purpose', 'tax_document_customer_upload');
    sent.set('title', '');
    expect(await read(sent)).toEqual({
      value: { file: toBase64(png), fileName: 'Bescheinigung ä.png', purpose: 'tax_document_customer_upload' },
      refusals: [],
    });
  });

  it('keeps the name that a field of its own gives', async () => {
    const { value } = await form(part(named('file', '; filename="a.png"')) + part(named('fileName'), 'b.png'));
    expect(value).toEqual({ file: abc, fileName: 'b.png' });
  });

  it.each([
    ['names without quotes', 'Content-Disposition: form-data; name=file; filename=a.png', 'a.png'],
    ['a name in another charset', named('file', '; filename="x"; filename*=UTF-8\'\'%e2%82%ac.png'), '€.png'],
    ['headers in another order', `Content-Type: image/png\r\n${named('file', '; filename="a b.png"')}`, 'a b.png'],
    ['headers in small letters', 'content-disposition: form-data; filename="a.png"; name="file"', 'a.png'],
  ])('is read with %s', async (_what, headers, fileName) => {
    expect(await form(part(headers))).toEqual({ value: { file: abc, fileName }, refusals: [] });
  });

  it.each([
    ['no boundary', part(named('file')), 'multipart/form-data', 'invalid_format Content-Type'],
    ['an empty boundary', part(named('file')), 'multipart/form-data; boundary=', 'invalid_format Content-Type'],
    ['another boundary', part(named('file')), 'multipart/form-data; boundary=c', 'invalid_format'],
    ['no beginning', 'abc\r\n', undefined, 'invalid_format'],
    ['a part without headers', '--b\r\n\r\nabc\r\n', undefined, 'invalid_format'],
    ['a part without a name', part('Content-Disposition: form-data'), undefined, 'invalid_format'],
    ['a field sent twice', part(named('title')).repeat(2), undefined, 'invalid_parameter title'],
    ['a file sent twice', part(named('file')).repeat(2), undefined, 'invalid_parameter file'],
    ['too many parts', part(named('file')).repeat(limits.fields + 1), undefined, 'invalid_format'],
    ['a huge name', part(named('n'.repeat(limits.headers))), undefined, 'invalid_format'],
    ['huge fields', part(named('title'), 'x'.repeat(limits.body + 1)), undefined, 'invalid_format'],
    ['JSON', '{}', 'multipart/form-data; boundary=b', 'invalid_format'],
    ['another kind of parts', part(named('file')), 'multipart/mixed; boundary=b', 'invalid_format'],
    ['a form of pairs', 'file=abc&purpose=x', 'application/x-www-form-urlencoded', 'invalid_format'],
  ])('is refused with %s', async (_what, parts, contentType, expected) => {
    const { refusals } = await form(parts, contentType);
    expect(
      refusals.map(({ status, code, parameter }) => [status, code, parameter].filter(Boolean).join(' ')),
    ).toContain(`400 ${expected}`);
  });

  it('is refused where its text is no UTF-8, and where it breaks off', async () => {
    const bytes = new TextEncoder().encode(`${part(named('title'), '?')}--b--\r\n`);
    const header = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(
      (
        await read(
          bytes.map((byte) => (byte === 63 ? 0xff : byte)),
          header,
        )
      ).refusals,
    ).toHaveLength(1);
    for (let length = 1; length < bytes.length - 4; length += 1)
      expect((await read(bytes.slice(0, length), header)).refusals, `${length} bytes`).toHaveLength(1);
  });

  it('never fails otherwise, whatever the bytes', async () => {
    const piece = fc.constantFrom(
      '--b',
      '--b--',
      '\r\n',
      '\r\n\r\n',
      named('file'),
      named('__proto__'),
      'abc',
      ';',
      '\0',
      'é',
    );
    const types = fc.constantFrom('; boundary=b', '; boundary="b', '; boundary=b; boundary=c', ';boundary=--', '');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), types, async (pieces, type) => {
        const { value, refusals } = await read(pieces.join(''), { 'content-type': `multipart/form-data${type}` });
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
        for (const { status } of refusals) expect(status).toBe(400);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a body with a file', () => {
  const json = (file: string, more = {}) => read(JSON.stringify({ file, ...more }));

  it('may be larger than others, and the rest of it may not', async () => {
    const file = 'A'.repeat(limits.fileText);
    expect((await json(file)).refusals).toEqual([]);
    expect((await json(abc, { title: 'x'.repeat(limits.body) })).refusals.map(({ code }) => code)).toEqual([
      'invalid_format',
    ]);
    const { refusals } = await readBody(askedOf(requestWith(JSON.stringify({ file }))), operations.createSkus);
    expect(refusals.map(({ message }) => message)).toEqual([`The body is larger than ${limits.body} bytes.`]);
  });

  it('is read no further than it may be long', async () => {
    const { refusals } = await json('A'.repeat(limits.upload));
    expect(refusals.map(({ message }) => message)).toEqual([`The body is larger than ${limits.upload} bytes.`]);
  });

  it('reaches the rules as it was sent, and the ledger with its length alone', async () => {
    // Digits of a card number among the letters of base64.
    const file = `${btoa('certificates')}4444222233331111`;
    const body = { file, title: 'Card 4444222233331111' };
    const request = requestWith(JSON.stringify(body));
    const intake = takeIn({ asked: askedOf(request), operation: upload, params: {}, body });
    expect(intake.body).toMatchObject({ file });
    expect(intake.recorded.requestBody).toEqual({ file: { bytes: 24 }, title: expect.not.stringContaining('4444') });
    expect(intake.isCut).toBe(true);
  });
});

describe('base64', () => {
  it('keeps every byte, and tells how many there are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
        expect(sizeOfBase64(text)).toBe(bytes.length);
      }),
      { numRuns: 50 },
    );
  });
});
