/** Connectors that mix up customers or their tax papers. */
import type { Customer } from '../../../src/generated/contract/types';
import type { Certificate } from '../connector/accounts';
import { server } from '../connector/api';
import { visitOf } from '../connector/sale';
import { breaks, type Variant, warns } from './variant';

export const customerVariants: readonly Variant[] = [
  {
    name: 'Makes the customer anew each time',
    breaks: [
      breaks('customers.matching-identifiers', 'POST /customers', '/id'),
      breaks('x.source-customer-pair', 'POST /orders'),
    ],
    acts: ['goods'],
    exchange: () => {
      const newest = new Map<string, string>();
      return {
        register: async (shop, shopper) => {
          const { email, locale } = shopper;
          const body = { email, type: shopper.company ? 'business' : 'individual', locale };
          const { id } = await server(shop, visitOf(shopper)).post<Customer>('/customers', body);
          newest.set(shopper.id, id);
        },
        customerIdOf: (_shop, { id }) => newest.get(id) ?? id,
      };
    },
  },
  {
    name: 'Names customers that it never made',
    breaks: [breaks('customers.registered-account', 'POST /checkouts', '/customerId')],
    acts: ['goods'],
    exchange: () => ({ register: async () => {} }),
  },
  {
    name: 'Adds a card to a customer that is not there',
    breaks: [breaks('portal.save-payment-method', 'POST /customers/{id}/sources/{sourceId}')],
    acts: ['accounts'],
    exchange: ({ addCard }) => ({
      addCard: (shop, shopper, card) => addCard(shop, { ...shopper, id: `login-${shopper.id}` }, card),
    }),
  },
  {
    name: 'Sends tax numbers as they were typed',
    breaks: [warns('customers.tax-identifier-element', 'POST /tax-identifiers', '/value')],
    acts: ['places'],
    exchange: ({ keepTaxNumber }) => ({
      keepTaxNumber: async (shop, shopper, number) => {
        for (const value of ['123456789', 'DE 123 456 789', 'de123456789', 'DE-123456789']) {
          await server(shop, visitOf(shopper))
            .post('/tax-identifiers', { ...number, value })
            .catch(() => null);
          await shop.wire.sleep(20);
        }
        await keepTaxNumber(shop, shopper, number);
      },
    }),
  },
  {
    name: 'Never sends a tax number',
    breaks: [breaks('customers.tax-identifier-option', 'POST /checkouts', '/taxIdentifiers')],
    acts: ['places'],
    exchange: ({ checkoutRequest }) => ({
      checkoutRequest: (shop, sale) => {
        const { taxIdentifiers: _, ...request } = checkoutRequest(shop, sale);
        return request;
      },
    }),
  },
  {
    name: 'Does not keep a tax number with the account',
    breaks: [breaks('customers.tax-identifier-saved', 'POST /checkouts', '/taxIdentifiers/0/id')],
    acts: ['places'],
    exchange: () => ({ attachTaxNumber: async () => {} }),
  },
  {
    name: 'Sends a certificate that has run out',
    breaks: [warns('customers.tax-certificate-option', 'POST /checkouts')],
    acts: ['places'],
    exchange: ({ keepCertificate }) => ({
      keepCertificate: (shop, shopper, scan, facts) =>
        keepCertificate(shop, shopper, scan, { ...facts, endDate: '2025-12-31T00:00:00Z' }),
    }),
  },
  {
    name: 'Mixes up the dates of a certificate',
    breaks: [
      breaks('customers.tax-certificate-collection', 'POST /customers/{id}', '/taxCertificate'),
      warns('customers.tax-certificate-option', 'POST /checkouts'),
    ],
    acts: ['places'],
    exchange: ({ keepCertificate }) => ({
      keepCertificate: (shop, shopper, scan, { startDate, endDate, ...facts }) =>
        keepCertificate(shop, shopper, scan, { ...facts, startDate: endDate, endDate: startDate }),
    }),
  },
  {
    name: 'Leaves out whom a certificate is made out to',
    breaks: [breaks('customers.tax-certificate-collection', 'POST /customers/{id}', '/taxCertificate/companyName')],
    acts: ['places'],
    exchange: ({ keepCertificate }) => ({
      keepCertificate: (shop, shopper, scan, { companyName: _, ...facts }) =>
        keepCertificate(shop, shopper, scan, facts as Certificate).catch(() => undefined),
    }),
  },
];
