/** The two stores and what their administrators typed in. */
import type { Settings } from '../connector/shop';

type Typed = Omit<Settings, 'secretKey' | 'publicKey' | 'eventAddress'>;

/** Sells stored SKUs with groups, and prints that are described on the line. */
export const harbor: Typed = {
  store: 'harbor',
  shipFrom: { line1: '10380 Bren Road West', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' },
  eventToken: 'token-of-harbor',
};

/** Sells stored SKUs without groups. */
export const quay: Typed = {
  store: 'quay',
  shipFrom: { line1: '90 South Street', city: 'Saint Paul', state: 'MN', postalCode: '55104', country: 'US' },
  eventToken: 'token-of-quay',
};
