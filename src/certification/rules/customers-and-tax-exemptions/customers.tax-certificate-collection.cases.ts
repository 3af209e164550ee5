import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { taxCertificateCollection } from './customers.tax-certificate-collection';

const facts = {
  companyName: 'Ada Ltd',
  taxAuthority: 'MN',
  startDate: '2020-01-01T00:00:00Z',
  endDate: '2040-01-01T00:00:00Z',
};

async function certified(connector: Connector, change: Readonly<Record<string, unknown>> = {}) {
  const { id: fileId } = await connector.file();
  return connector.customer({ taxCertificate: { ...facts, fileId, ...change } as typeof facts & { fileId: string } });
}

/** The API refuses it too, so the call is sent as it comes. */
async function refusedWith(connector: Connector, change: Readonly<Record<string, unknown>>) {
  const { id: fileId } = await connector.file();
  await connector.customer({ taxCertificate: { ...facts, fileId } });
  await connector.send('POST', '/customers', { body: { id: 'ada', taxCertificate: { ...facts, fileId, ...change } } });
  connector.blame();
}

export const cases = casesOf(taxCertificateCollection, {
  passes: async (connector) => {
    await certified(connector);
    const { id: fileId } = await connector.file();
    const customer = await connector.customer();
    await connector.ok('POST', `/customers/${customer.id}`, { taxCertificate: { ...facts, fileId } });
  },
  fails: {
    play: (connector) => refusedWith(connector, { taxAuthority: 'Minnesota' }),
    pointer: '/requestBody/taxCertificate/taxAuthority',
    seen: 'Minnesota',
  },
  vacuous: async (connector) => {
    await connector.customer();
    await connector.order();
  },
  refused: async (connector) =>
    connector.refused('POST', '/customers', { id: 'ada', type: 'robot', taxCertificate: { ...facts, fileId: 'file' } }),
  more: {
    'no company': {
      play: (connector) => refusedWith(connector, { companyName: undefined }),
      is: 'fail',
      pointer: '/requestBody/taxCertificate/companyName',
    },
    'no file': {
      play: (connector) => refusedWith(connector, { fileId: undefined }),
      is: 'fail',
      pointer: '/requestBody/taxCertificate/fileId',
    },
    'an end before its start': {
      play: (connector) => refusedWith(connector, { endDate: '2019-01-01T00:00:00Z' }),
      is: 'fail',
      pointer: '/requestBody/taxCertificate',
    },
    'no end': {
      play: (connector) => refusedWith(connector, { endDate: undefined }),
      is: 'fail',
      pointer: '/requestBody/taxCertificate',
    },
    'a file that was uploaded for something else': {
      play: async (connector) => {
        const { id: fileId } = await connector.file({ purpose: 'customer_invoice' });
        await refusedWith(connector, { fileId });
      },
      is: 'fail',
      pointer: '/requestBody/taxCertificate/fileId',
    },
    'a file that is no certificate': {
      play: async (connector) => {
        await certified(connector);
        await connector.file({ purpose: 'customer_invoice' });
      },
      is: 'pass',
    },
    'an upload that no customer has': {
      play: async (connector) => {
        await certified(connector);
        await connector.file();
      },
      is: 'review',
      says: /not stored with a customer yet/,
    },
  },
});
