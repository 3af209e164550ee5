/** Who shops, where, and with which cards, in recorded ledgers. */
import type { Address, Contact } from '../../generated/contract/types';

export const minneapolis: Address = {
  line1: '1 Test Street',
  city: 'Minneapolis',
  state: 'MN',
  postalCode: '55401',
  country: 'US',
};
export const hamburg: Address = { line1: 'Teststrasse 1', city: 'Hamburg', postalCode: '20354', country: 'DE' };
export const minnetonka: Address = { ...minneapolis, city: 'Minnetonka', postalCode: '55343' };

export function contactAt(address: Address, name = 'Ada Shopper'): Contact {
  return { name, phone: '612-555-0100', address };
}

export const terms = 'Renews every month for 10.00 USD until you cancel in your account.';

/** Cards that the sandbox knows. */
export const testCards = {
  visa: '4444222233331111',
  chargeFails: '4000000000003600',
  captureFails: '4000000000004103',
  refundFails: '4000000000004111',
  cancelFails: '4000000000004442',
} as const;

/** A cart that goes from Hamburg to Hamburg. */
export const toGermany = {
  currency: 'EUR' as const,
  shipFrom: { address: hamburg },
  shipTo: contactAt(hamburg),
  billTo: contactAt(hamburg),
};
