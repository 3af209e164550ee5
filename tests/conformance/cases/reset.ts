/** These empty the account: they run alone, after all others. */
import type { LedgerPage } from '../../../src/ledger/types';
import { casesOf } from '../case';
import { expectEqual, expectOneOf, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { placeOrder } from '../payments';
import { makeSku } from '../shop';

async function reset(client: ApiClient): Promise<void> {
  expectOneOf((await client.send('POST', '/_sandbox/reset')).status, [200, 204], 'The status of the reset');
}

export const resetCases = casesOf('Starting over', {
  'A reset raises the epoch of the ledger: a reader sees that it begins anew': async (client) => {
    const before = await client.read<LedgerPage>('/_sandbox/ledger?limit=1');
    await reset(client);
    const after = await client.read<LedgerPage>('/_sandbox/ledger?limit=1');
    expectEqual(after.epoch, before.epoch + 1, 'The epoch');
  },

  'A reset takes away what was made': async (client) => {
    const sku = await makeSku(client);
    const order = await placeOrder(client);
    await reset(client);
    for (const path of [`/skus/${sku.id}`, `/orders/${order.id}`])
      await client.refused('GET', path, undefined, { status: 404, code: 'not_found', parameter: 'id' });
  },

  'A reset empties the ledger': async (client) => {
    await makeSku(client);
    await reset(client);
    const { data } = await client.read<{ data: unknown[] }>('/_sandbox/ledger');
    expectEqual(data, [], 'The ledger');
    await makeSku(client);
    const after = await client.read<{ data: { sequence: number }[] }>('/_sandbox/ledger');
    expectEqual(
      after.data.map(({ sequence }) => sequence),
      [1],
      'The sequence of the first exchange',
    );
  },

  'A reset account has its sample objects again': async (client) => {
    await client.remove('/skus/sample-mug');
    await reset(client);
    await client.read('/skus/sample-mug');
    await client.read('/customers/sample-customer');
    const { data } = await client.read<{ data: unknown[] }>('/orders');
    expectTrue(data.length > 0, 'There is no sample order');
    await placeOrder(client);
  },
});
