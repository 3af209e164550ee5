import { describe, expect, it } from 'vitest';
import { redacted } from '../../ledger/redact';
import type { Exchange } from '../../ledger/types';
import { requestFrom } from './replay';

const exchange: Exchange = {
  sequence: 1,
  requestId: 'r',
  time: '2030-01-31T12:00:00Z',
  durationMs: 1,
  operationId: 'createSources',
  method: 'POST',
  path: '/sources',
  keyKind: 'public',
  requestHeaders: { authorization: `Bearer ${redacted}`, 'upstream-id': 'cart-1', 'user-agent': 'a' },
  requestBody: { type: 'creditCard' },
  status: 201,
  responseHeaders: {},
  responseBody: {},
  objects: [],
  events: [],
};

describe('requestFrom', () => {
  it('keeps key kind, body and the headers that say something', () => {
    expect(requestFrom(exchange)).toEqual({
      method: 'POST',
      path: '/sources',
      key: 'public',
      headers: { 'upstream-id': 'cart-1' },
      body: { type: 'creditCard' },
    });
  });

  it('sends no body where there was none', () => {
    expect(requestFrom({ ...exchange, requestBody: null })).not.toHaveProperty('body');
  });

  it('does not repeat a call whose card the ledger left out', () => {
    expect(requestFrom({ ...exchange, requestBody: { creditCard: { number: redacted } } })).toBeNull();
  });
});
