import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAssessment } from '../../testing/assessments';
import type { Assessment } from '../types';
import { mapTexts } from './texts';
import { withoutSecrets } from './without-secrets';

const hidden = fc.constantFrom(
  `sk_test_${'0'.repeat(32)}`,
  'Bearer abcdef123456abcdef123456',
  'password=hunter2!',
  '4444 2222 3333 1111',
  'ann.miller@shop.example',
  'ann.miller%40shop.example',
  '+49 (0)89 1234-5678',
  '0044 20 7946 0958',
);

/** What is chosen, counted or made by a program. In all other fields people write what they like. */
const notTyped =
  /^(format|id|savedTime|environment|state|revision|changedTime|until|due|ownerRole|subject|kind|addedTime|time|decision|runId|startedTime|judgedTime|goods|countries|subscriptions|sha256|type|answerTime)$/;

/** The same with something written into one of the texts that people typed; `place` counts them. */
function planted(assessment: Assessment, secret: string, place: number): Assessment | null {
  let at = 0;
  const into = (value: unknown, key: string): unknown => {
    if (typeof value === 'object' && value !== null) {
      const inside = Object.entries(value).map(([name, inner]) =>
        notTyped.test(name) || key === 'states' ? [name, inner] : [name, into(inner, name)],
      );
      return Array.isArray(value) ? inside.map(([, inner]) => inner) : Object.fromEntries(inside);
    }
    if (typeof value !== 'string') return value;
    at += 1;
    if (at - 1 !== place) return value;
    return key === 'address' ? `${value}?a=${secret}` : `See ${secret}, please`;
  };
  const written = into(assessment, '') as Assessment;
  return at > place ? written : null;
}

describe('what leaves the browser in a link', () => {
  it('holds no key, card or way to reach a person, wherever somebody wrote one, and tells where that was', () => {
    fc.assert(
      fc.property(anyAssessment, hidden, fc.nat({ max: 40 }), (assessment, secret, place) => {
        const written = planted(assessment, secret, place);
        fc.pre(written !== null);
        const { assessment: safe, leftOut } = withoutSecrets(written as Assessment);
        const core = secret.replace(/^(Bearer |password=)/, '');
        expect(JSON.stringify(safe)).not.toContain(core);
        expect(leftOut.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is otherwise the very same', () => {
    const words: Assessment['claims'] = {
      'webhooks.signature-secret': {
        state: 'done',
        note: 'Orders 2000000010336 and 2000000010337, seen on 2030-01-02 by Ann @ the desk; +2 more. Basic delivery, 10 tokens.',
        changedTime: '2030-01-01T00:00:00.000Z',
      },
    };
    fc.assert(
      fc.property(anyAssessment, (drawn) => {
        const plain = {
          ...mapTexts(drawn, (text, _, kind) => (kind === 'address' ? text : 'Ann looked')),
          claims: words,
        };
        expect(withoutSecrets(plain)).toEqual({ assessment: plain, leftOut: [] });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['https://ann:hunter2@shop.example/runs/7', 'hunter2'],
    ['https://shop.example/runs?key=abc123&run=7', 'abc123'],
    ['https://shop.example/runs#access_token=abc123&run=7', 'abc123'],
    ['https://shop.example/runs#/a?token=abc123', 'abc123'],
  ])('keeps what an address leads to, and not its secret: %s', (address, secret) => {
    const time = '2030-01-01T00:00:00.000Z';
    const assessment = {
      ...fc.sample(anyAssessment, { numRuns: 1, seed: 1 })[0],
      evidence: { e: { id: 'e', subject: 's', kind: 'link', title: 'Run', address, addedTime: time } },
    } as Assessment;
    const safe = withoutSecrets(assessment).assessment.evidence.e?.address ?? '';
    expect(safe).not.toContain(secret);
    expect(new URL(safe).host).toBe('shop.example');
    expect(safe).toMatch(/^https:\/\/(\[redacted\]@)?shop\.example\/runs/);
  });
});
