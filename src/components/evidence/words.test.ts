import { describe, expect, it } from 'vitest';
import type { DeliveryEntry, Exchange, LedgerEntry } from '../../ledger/types';
import { senderOf, wordsOf, wordsOfFault } from './words';

const control = (path: string, requestBody: unknown, responseBody: unknown) =>
  ({ kind: 'control', origin: 'connector', path, requestBody, responseBody }) as Exchange;

const delivery = (fields: Partial<DeliveryEntry>) =>
  ({ kind: 'delivery', eventType: 'sku.created', attempt: 1, ...fields }) as DeliveryEntry;

describe('the words for a fault', () => {
  it.each([
    [{ kind: 'error', isDone: false, isAnswered: true }, 503, /answered in place/],
    [{ kind: 'latency', ms: 80, isDone: true, isAnswered: true }, 200, /80 ms/],
    [{ kind: 'cut', isDone: true, isAnswered: false }, 201, /cut the connection.*carried out.*201/],
    [{ kind: 'timeout', isDone: false, isAnswered: false }, 0, /without an answer.*Nothing/],
  ] as const)('%j', (fault, status, says) => {
    expect(wordsOfFault({ id: 'flt_1', ...fault }, status)).toMatch(says);
  });
});

describe('wordsOf', () => {
  it.each([
    [
      control('/_sandbox/clock', { advanceBy: 60 }, { time: '2030-01-31T12:00:00Z' }),
      /moved on to 2030-01-31T12:00:00Z/,
    ],
    [control('/_sandbox/sources/x/approve', {}, {}), /approved the payment/],
    [control('/payments/redirects/x?apiKey=[redacted]', { action: 'decline' }, null), /was declined/],
    [control('/_sandbox/runs', { name: 'nightly' }, { name: 'nightly' }), /“nightly” was started/],
    [control('/_sandbox/runs/stop', {}, { name: 'nightly' }), /“nightly” was stopped/],
    [control('/_sandbox/webhooks/x/test', {}, {}), /handler .* was checked/],
    [control('/_sandbox/webhooks/x/tokens', {}, {}), /new signing token/],
    [control('/_sandbox/events/x/resend', {}, {}), /sent again/],
    [delivery({ cause: 'event' }), /^sku\.created was sent$/],
    [delivery({ cause: 'event', attempt: 3 }), /sent, attempt 3$/],
    [delivery({ cause: 'resend' }), /sent again, as was asked$/],
    [delivery({ cause: 'event', outcome: 'withheld' }), /was not sent, on purpose$/],
    [delivery({ cause: 'event', fault: { id: 'f', kind: 'reorder' } }), /was sent, out of order on purpose$/],
    [control('/_sandbox/webhooks/faults', { kind: 'delay', times: 2 }, {}), /^Deliveries were to be late, on purpose$/],
    [control('/_sandbox/webhooks/resend', { types: ['sku.*'] }, {}), /^Events were to be sent again$/],
    [delivery({ cause: 'check', check: { id: 'c', part: 'old' } }), /check your handler: signed at an old time$/],
    [{ kind: 'timer', cause: 'due' } as LedgerEntry, /by itself/],
    [{ kind: 'timer', cause: 'clock' } as LedgerEntry, /as the clock was moved on/],
  ])('says what happened: %j', (entry, words) => expect(wordsOf(entry)).toMatch(words));

  it('leaves calls of the API as they are', () => {
    expect(wordsOf({ ...control('/skus', {}, {}), kind: 'exchange' })).toBeNull();
  });
});

describe('senderOf', () => {
  it('names the part of the site, a connector, or nobody', () => {
    const sender = (origin: string) => senderOf({ origin } as LedgerEntry);
    expect(['connector', 'guide', 'unknown', 'of a later release'].map(sender)).toEqual([
      'a connector',
      'a guide of this site',
      expect.stringContaining('did not keep'),
      expect.stringContaining('did not keep'),
    ]);
  });
});
