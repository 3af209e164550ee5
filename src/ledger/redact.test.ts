import { describe, expect, it } from 'vitest';
import { redactBody, redacted, redactHeaders, redactPath, redactText } from './redact';

const card = '4444222233331111';

describe('redaction', () => {
  it('takes card numbers and security codes out, by the names of their fields', () => {
    const body = { type: 'creditCard', creditCard: { number: '12', cvv: '123', expirationYear: 2035 } };
    expect(redactBody(body)).toEqual({
      type: 'creditCard',
      creditCard: { number: redacted, cvv: redacted, expirationYear: 2035 },
    });
  });

  it.each([card, '4444 2222 3333 1111', '3434-567890-12341', '30345678901235', Number(card)])(
    'takes %s out wherever it stands',
    (value) => {
      expect(JSON.stringify(redactBody({ note: ['paid with', value] }))).not.toContain('1111');
      expect(redactBody({ note: value })).toEqual({ note: redacted });
    },
  );

  it('takes a card number out of a text, of a field name and of a body that is no JSON', () => {
    expect(redactText(`card ${card}, please`)).toBe(`card ${redacted}, please`);
    expect(redactBody({ [card]: 1 })).toEqual({ [redacted]: 1 });
    expect(redactBody(`{"number":"${card}"`)).not.toContain(card);
  });

  it('keeps what only looks long: order ids, tracking numbers, wrong check digits', () => {
    const body = {
      id: '2000010010336',
      trackingNumber: '1Z999AA10123456784',
      note: '4444222233331112',
      amount: 1234567.89,
    };
    expect(redactBody(body)).toEqual(body);
  });

  it('hides the secret of a client, and the key of a caller', () => {
    expect(redactBody({ clientSecret: 'a_b', session: { clientSecret: 'c' } })).toEqual({
      clientSecret: redacted,
      session: { clientSecret: redacted },
    });
    expect(redactHeaders([['Authorization', 'Bearer sk_test_1']])).toEqual({ authorization: `Bearer ${redacted}` });
    expect(redactHeaders([['Authorization', 'sk_test_1']])).toEqual({ authorization: redacted });
    expect(redactHeaders([['X-API-KEY', 'sk_test_1']])).toEqual({ 'x-api-key': redacted });
  });

  it('keeps the headers that say something about a call, and no others', () => {
    const headers: [string, string][] = [
      ['Upstream-Id', 'u1'],
      ['Cookie', 'c'],
      ['DigitalRiver-Version', '2021-12-13'],
    ];
    expect(redactHeaders(headers)).toEqual({ 'upstream-id': 'u1', 'digitalriver-version': '2021-12-13' });
  });

  it('keeps a path as it was sent, without secrets', () => {
    expect(redactPath('/orders', '?createdTime[gte]=2030-01-01&limit=5')).toBe(
      '/orders?createdTime[gte]=2030-01-01&limit=5',
    );
    expect(redactPath('/payments/sources/s', '?secret=abc')).toBe(`/payments/sources/s?secret=${redacted}`);
    expect(redactPath(`/skus/${card}`, '')).toBe(`/skus/${redacted}`);
  });
});
