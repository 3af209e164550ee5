import type { Order } from '../../../generated/contract/types';
import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { invoicesAndCreditMemos } from './portal.invoices-and-credit-memos';

const expiresTime = '2035-01-01T00:00:00Z';

const invoiceOf = ({ invoicePDFs = [] }: Order): string => invoicePDFs?.[0]?.id ?? '';

const link = (connector: Connector, fileId: string, fields = {}) =>
  connector.send('POST', '/file-links', { body: { fileId, expiresTime, ...fields } });

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export const cases = casesOf(invoicesAndCreditMemos, {
  passes: async (connector) => {
    const order = await connector.shipped();
    await link(connector, invoiceOf(order));
    await connector.refund(order, { amount: 1 });
    await connector.ok('GET', `/files/${invoiceOf(order)}/content`);
  },
  fails: {
    play: async (connector) => {
      const order = await connector.shipped();
      await link(connector, invoiceOf(order));
      await link(connector, order.id);
      connector.blame();
    },
    pointer: '/requestBody/fileId',
  },
  vacuous: async (connector) => {
    await connector.order();
    const { id } = await connector.file();
    await link(connector, id);
  },
  refused: {
    play: async (connector) => {
      await link(connector, 'none');
      connector.blame();
    },
    is: 'fail',
    pointer: '/requestBody/fileId',
    seen: 'none',
  },
  more: {
    'a link that would have expired, and is corrected': {
      play: async (connector) => {
        const order = await connector.shipped();
        await link(connector, invoiceOf(order), { expiresTime: '2020-01-01T00:00:00Z' });
        await link(connector, invoiceOf(order));
      },
      is: 'pass',
    },
    'a link that is refused on purpose': {
      play: async (connector) => {
        const order = await connector.shipped();
        await link(connector, invoiceOf(order));
        await connector.run('links end in the future', 'negative');
        await link(connector, invoiceOf(order), { expiresTime: '2020-01-01T00:00:00Z' });
      },
      is: 'pass',
    },
    'nobody makes a link': {
      play: (connector) => connector.shipped(),
      is: 'review',
    },
    'a browser loads the file with the secret key': {
      play: async (connector) => {
        const order = await connector.shipped();
        const file = `/files/${invoiceOf(order)}`;
        await link(connector, invoiceOf(order));
        await connector.send('GET', `${file}/content`, { headers: { 'user-agent': firefox }, key: 'public' });
        await connector.send('GET', `${file}/content`, { headers: { 'user-agent': firefox } });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestHeaders/user-agent',
      seen: firefox,
    },
    'recorded by another tool': {
      play: async (connector) => link(connector, invoiceOf(await connector.shipped())),
      is: 'pass',
      asHar: true,
    },
  },
});
