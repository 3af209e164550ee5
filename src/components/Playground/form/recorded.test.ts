import { expect, it } from 'vitest';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import { cards } from '../../../generated/reference/cards';
import type { Exchange } from '../../../ledger/types';
import { formOf, formToEdit } from './recorded';

const used = cards.find(({ brand }) => brand !== cards[0]?.brand) ?? cards[0] ?? { brand: '', number: '' };
const operation = (path: string): ListedOperation => ({ id: 'one', method: 'GET', path, summary: '' });

it('a recorded call stands in its form as it was sent', () => {
  const path = '/checkouts/ch%20%2F1/sources/so-2?limit=3&ids[]=a&ids[]=b';
  expect(formOf({ path, requestBody: { a: 1 } }, operation('/checkouts/{id}/sources/{sourceId}'))).toEqual({
    parameters: { id: 'ch /1', sourceId: 'so-2' },
    query: { limit: '3', 'ids[]': ['a', 'b'] },
    body: '{\n  "a": 1\n}',
  });
  expect(formOf({ path: '/orders', requestBody: null }, operation('/orders'))).toEqual({
    parameters: {},
    query: {},
    body: null,
  });
});

it('a card comes back as the test card that was used, and what else was left out as a gap', () => {
  const creditCard = { number: '[redacted]', cvv: '[redacted]', expirationMonth: 12 };
  const exchange = {
    ...{ method: 'POST', path: '/sources', keyKind: 'public', requestHeaders: { 'content-type': 'application/json' } },
    responseHeaders: {},
    requestBody: { type: 'creditCard', creditCard, note: '[redacted]' },
    responseBody: { creditCard: { brand: used.brand, lastFourDigits: used.number.slice(-4) } },
  } as unknown as Exchange;
  const { body } = formToEdit(exchange, operation('/sources'));
  expect(JSON.parse(body ?? '')).toEqual({
    type: 'creditCard',
    creditCard: { number: used.number, cvv: '123', expirationMonth: 12 },
    note: '[redacted]',
  });
});
