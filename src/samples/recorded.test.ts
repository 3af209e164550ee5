import { describe, expect, it } from 'vitest';
import { redacted } from '../ledger/redact';
import type { Exchange } from '../ledger/types';
import { curlFrom, requestFrom } from './recorded';

const exchange: Exchange = {
  kind: 'exchange',
  origin: 'connector',
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

  it('shows nothing of a card that a server of an earlier version recorded', () => {
    const old = {
      ...exchange,
      path: '/sources?note=4444%2022223333%201111',
      requestBody: { note: '4444-2222-3333-1111' },
    };
    expect(requestFrom(old)).toBeNull();
    expect(curlFrom(old, 'http://localhost:4010')).not.toMatch(/1111/);
  });
});
