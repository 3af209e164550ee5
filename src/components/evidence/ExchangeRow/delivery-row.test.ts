import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { DeliveryEntry } from '../../../ledger/types';
import DeliveryRow from './DeliveryRow';

const rowOf = (fields: Pick<DeliveryEntry, 'outcome' | 'status'>) => {
  const entry: DeliveryEntry = {
    ...{ kind: 'delivery', sequence: 7, time: '2026-11-26T10:00:00.000Z', origin: 'connector', deliveryId: 'd' },
    ...{ durationMs: 12, objects: [], events: [], eventId: 'evt_1', eventType: 'sku.created', webhookId: 'web_1' },
    ...{ url: 'https://shop.example/hook', apiVersion: '2021-12-13', attempt: 1, cause: 'event', ...fields },
  };
  return renderToStaticMarkup(createElement(DeliveryRow, { entry }));
};

describe('the line of a delivery', () => {
  it.each([
    ['acknowledged', 204, '✓'],
    ['refused', 302, '✕'],
    ['refused', 500, '✕'],
  ] as const)('shows what was %s with %i by the mark %s', (outcome, status, mark) => {
    expect(rowOf({ outcome, status })).toMatch(new RegExp(`${mark}</span> ${status}`));
  });

  it('says in words that no status came', () => {
    expect(rowOf({ outcome: 'timeout' })).toContain('no answer in time');
  });
});
