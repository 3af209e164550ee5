import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesIn, formatOf, plainBase64 } from './formats';

const inBase64 = (bytes: readonly number[] | Uint8Array) => Buffer.from(bytes).toString('base64');

describe('a file in base64', () => {
  it('is as long as its bytes, with line breaks or without', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const lines = inBase64(bytes).replace(/.{20}/g, '$&\r\n');
        expect(plainBase64(lines)).toBe(inBase64(bytes));
        expect(bytesIn(inBase64(bytes))).toBe(bytes.length);
      }),
    );
  });

  it.each(['a', 'ab', 'abc', 'abcde', '=', 'a===', 'ab=c', 'ab==abcd', 'ab-_', 'äbcd', 'data:image/png;base64,iVBO'])(
    'is not %s',
    (text) => {
      expect(plainBase64(text)).toBeUndefined();
    },
  );
});

describe('the format', () => {
  it.each([
    ['pdf', '%PDF-1.7\n'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['jpg', '\xff\xd8\xff\xe0'],
    ['jpg', '\xff\xd8\xff\xdb'],
  ])('is %s, whatever follows', (format, beginning) => {
    const start = [...Buffer.from(beginning, 'latin1')];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 20 }), (rest) => {
        expect(formatOf(inBase64([...start, ...rest]))).toBe(format);
      }),
    );
  });

  it.each(['GIF89a', 'PK\x03\x04', ' %PDF-1.7', '\x89PNG\n\n', '<svg>', ''])('is none of %j', (beginning) => {
    expect(formatOf(inBase64([...Buffer.from(beginning, 'latin1')]))).toBeUndefined();
  });
});
