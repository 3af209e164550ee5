import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, marked } from './excerpt';

const text = fc.array(
  fc.string({ minLength: 1, maxLength: 12 }).map((word) => word.replace(/\s/g, 'x')),
  { maxLength: 80 },
);

describe('marks', () => {
  it('put what was found at odd places, in all its forms', () => {
    expect(marked('An order, the Orders.', new Set(['order']))).toEqual(['An ', 'order', ', the ', 'Orders', '.']);
    expect(marked('order_cancelled', new Set(['cancelled']))).toEqual(['order_', 'cancelled']);
    expect(marked('nothing', new Set(['order']))).toEqual(['nothing']);
  });

  it('lose no letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
        expect(marked(text, new Set(words)).join('')).toBe(text);
      }),
    );
  });
});

describe('an excerpt', () => {
  it('is the line that holds most of what was asked for', () => {
    const said = 'A refund goes back.\nAn order can be cancelled before the capture.\nThe order is done.';
    expect(excerptOf(said, new Set(['order', 'cancelled'])).join('')).toBe(
      'An order can be cancelled before the capture.',
    );
  });

  it('shows what was found deep in a long line', () => {
    const long =
      `${'first words come here '.repeat(30)}the needle stands late ${'and more follows '.repeat(30)}`.trim();
    const excerpt = excerptOf(long, new Set(['needle']));
    expect(excerpt).toContain('needle');
    expect(excerpt.join('')).toMatch(/^… .* …$/);
  });

  it('is cut between words, and no longer than asked', () => {
    fc.assert(
      fc.property(text, fc.nat(79), (words, at) => {
        const line = words.join(' ');
        const whole = new Set(words);
        const excerpt = excerptOf(line, new Set([(words[at] ?? 'none').toLowerCase()]), 60).join('');
        expect(excerpt.length).toBeLessThanOrEqual(60 + 4);
        const shown = excerpt.replace(/^… /, '').replace(/ …$/, '');
        if (shown.length < line.length && shown !== '')
          for (const word of shown.split(' ')) expect(whole).toContain(word);
      }),
    );
  });
});
