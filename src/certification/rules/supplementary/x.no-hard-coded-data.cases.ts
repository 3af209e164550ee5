import type { SkuRequest } from '../../../generated/contract/types';
import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { contactAt, minneapolis } from '../../testing/shoppers';
import { noHardCodedData } from './x.no-hard-coded-data';

const fieldsOf = (number: number): Partial<SkuRequest> =>
  number % 2 === 0 ? { taxCode: '4512', eccn: 'EAR99' } : { taxCode: '47', eccn: '5A992' };

const products = async (connector: Connector, count: number, fields: Partial<SkuRequest> = {}) => {
  for (let turn = 0; turn < count; turn += 1) await connector.sku({ ...fieldsOf(turn), ...fields });
};

/** Of as many shoppers, each with a phone and a street of its own. */
async function carts(connector: Connector, count: number, fields: Cart = {}) {
  const { id: skuId } = await connector.sku();
  for (let turn = 0; turn < count; turn += 1) {
    const home = { ...contactAt({ ...minneapolis, line1: `${turn + 1} Test Street` }), phone: `612-555-010${turn}` };
    await connector.checkout({ items: [{ skuId }], shipTo: home, billTo: home, ...fields });
  }
}

const phoneless = { name: 'Ada Shopper', address: minneapolis };

export const cases = casesOf(noHardCodedData, {
  passes: { play: (connector) => carts(connector, 5), is: 'pass', warnings: [] },
  fails: null,
  vacuous: async (connector) => {
    await carts(connector, 4, { browserIp: '98.168.23.201' });
    await products(connector, 3, { eccn: 'EAR99' });
  },
  refused: {
    play: async (connector) => {
      for (let turn = 0; turn < 5; turn += 1)
        await connector.refused('POST', '/checkouts', { ...(await connector.cart({ items: [{ skuId: 'none' }] })) });
    },
    is: 'not-observed',
  },
  more: {
    'one address for all shoppers': {
      play: (connector) => carts(connector, 5, { browserIp: '98.168.23.201' }),
      is: 'warn',
      warnings: [/browserIp/],
    },
    'one email for all shoppers': {
      play: (connector) => carts(connector, 5, { email: 'shop@example.com' }),
      is: 'warn',
      warnings: [/email/],
    },
    'one phone for all shoppers': {
      play: (connector) => carts(connector, 5, { shipTo: contactAt(minneapolis), billTo: phoneless }),
      is: 'warn',
      warnings: [/shipTo\.phone/],
    },
    'one phone for all who pay': {
      play: (connector) => carts(connector, 5, { billTo: contactAt(minneapolis), shipTo: phoneless }),
      is: 'warn',
      warnings: [/billTo\.phone/],
    },
    'one shopper who comes back': {
      play: async (connector) => {
        const { id: customerId } = await connector.customer();
        await carts(connector, 5, { customerId, browserIp: '98.168.23.201' });
      },
      is: 'not-observed',
    },
    'one tax code for all products': {
      play: (connector) => products(connector, 5, { taxCode: '4512' }),
      is: 'warn',
      warnings: [/taxCode/],
    },
    'one export control number for all products': {
      play: (connector) => products(connector, 5, { eccn: 'EAR99' }),
      is: 'warn',
      warnings: [/eccn/],
    },
    'sample values': {
      play: async (connector) => {
        await connector.checkout({ browserIp: '1.1.1.1' });
        await connector.customer({ email: 'test@test.com' });
      },
      is: 'warn',
      warnings: [/browserIp/, /email/],
    },
  },
});
