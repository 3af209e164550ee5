import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { contactAt, minneapolis } from '../../testing/shoppers';
import { taxCertificateOption } from './customers.tax-certificate-option';

const facts = {
  companyName: 'Ada Ltd',
  taxAuthority: 'MN',
  startDate: '2020-01-01T00:00:00Z',
  endDate: '2040-01-01T00:00:00Z',
};

async function certified(connector: Connector, change: Partial<typeof facts> = {}) {
  const { id: fileId } = await connector.file();
  return connector.customer({ type: 'business', taxCertificate: { ...facts, fileId, ...change } });
}

const untaxed = { ...minneapolis, city: 'Portland', state: 'OR', postalCode: '97201' };

export const cases = casesOf(taxCertificateOption, {
  passes: async (connector) => {
    const { id: customerId } = await certified(connector);
    await connector.checkout();
    await connector.checkout({ customerId, customerType: 'business' });
  },
  fails: null,
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout({ customerId: (await connector.customer()).id });
  },
  refused: {
    play: async (connector) =>
      connector.refused('POST', '/checkouts', {
        ...(await connector.cart({ customerId: (await certified(connector)).id })),
        currency: 'XXX',
      }),
    is: 'not-observed',
  },
  more: {
    'a state where nobody pays tax': {
      play: async (connector) => {
        const { id: customerId } = await certified(connector, { taxAuthority: 'OR' });
        await connector.checkout({ shipTo: contactAt(untaxed) });
        await connector.checkout({ shipTo: contactAt(untaxed), customerId });
      },
      is: 'review',
      says: /nothing shows that others pay it there/,
    },
    'a certificate of another state': {
      play: async (connector) => {
        const { id: customerId } = await certified(connector, { taxAuthority: 'OR' });
        await connector.checkout({ customerId });
      },
      is: 'not-observed',
    },
    'a certificate that is over': {
      play: async (connector) => {
        const { id: customerId } = await certified(connector, { endDate: '2021-01-01T00:00:00Z' });
        await connector.checkout({ customerId });
      },
      is: 'review',
      warnings: [/not valid at this time/],
    },
  },
});
