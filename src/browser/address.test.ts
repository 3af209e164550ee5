import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText, mendEscapes } from './address';

/** Texts as they stand in addresses people mistype, cut or paste: stray percent signs, halves of characters, any unit. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('%', '%5', '%50', '%E0', '%A4', '%ED%A0%80', '%zz', '%25', 'a', 'ü', '\uD800', '\uDC00', '#'),
    )
    .map((parts) => parts.join('')),
);

describe('addresses', () => {
  it.each([
    ['50%', '50%'],
    ['%', '%'],
    ['%E0%A4%A', '%E0%A4%A'],
    ['caf%C3%A9%', 'café%'],
    ['a%20b', 'a b'],
    ['%ED%A0%80', '%ED%A0%80'],
  ])('decodes %j to %j', (written, meant) => {
    expect(decodeText(written)).toBe(meant);
  });

  it('decodes whatever is written, as the standard does where that can', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        let standard: string;
        try {
          standard = decodeURIComponent(text);
        } catch {
          standard = decodeText(text);
        }
        expect(decodeText(text)).toBe(standard);
      }),
    );
  });

  it('mends every address so that the router can decode it, and only once', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const mended = mendEscapes(text);
        expect(() => [decodeURIComponent(mended), decodeURI(mended)]).not.toThrow();
        expect(mendEscapes(mended)).toBe(mended);
      }),
    );
  });

  it('leaves an address alone that decodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = encodeText(text);
        expect(mendEscapes(written)).toBe(written);
        expect(decodeText(written)).toBe(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
      }),
    );
  });
});
