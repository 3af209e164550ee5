/** Calls that fail on purpose, and accounts that are put back. What is armed strikes whoever calls, so these run alone. */
import type { Fault, FaultList } from '../../../src/ledger/faults';
import type { LedgerPage } from '../../../src/ledger/types';
import { casesOf } from '../case';
import { expectEqual, expectTrue } from '../check';
import { makeSku } from '../shop';

export const faultCases = casesOf('Faults', {
  'A fault answers in place of the call, and is marked in the ledger': async (client) => {
    const wish = { kind: 'error', status: 403, retryAfter: 2, operations: 'retrieveSkus' };
    const { id } = await client.create<Fault>('/_sandbox/faults', wish);
    const sku = await makeSku(client);
    const struck = await client.send('GET', `/skus/${sku.id}`);
    expectEqual([struck.status, struck.headers.get('retry-after')], [403, '2'], 'The answer');
    expectEqual((await client.send('GET', `/skus/${sku.id}`)).status, 200, 'The status of the next call');
    const { data } = await client.read<FaultList>('/_sandbox/faults');
    const [sequence = 0] = data.find((one) => one.id === id)?.firedAt ?? [];
    const { data: entries } = await client.read<LedgerPage>(`/_sandbox/ledger?after=${sequence - 1}&limit=1`);
    expectTrue(entries[0]?.kind === 'exchange' && entries[0].fault?.id === id, 'The entry names the fault');
    await client.send('DELETE', '/_sandbox/faults');
  },

  'A call that is cut off after its work has done it': async (client) => {
    await client.create('/_sandbox/faults', { kind: 'cut', operations: 'upsertSkus' });
    const fields = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
    const isLost = await client.send('PUT', '/skus/cut-off', { body: fields }).then(
      () => false,
      () => true,
    );
    expectTrue(isLost, 'No answer comes');
    expectEqual((await client.send('GET', '/skus/cut-off')).status, 200, 'The status of the product');
  },

  'A snapshot brings back what was there, in a new epoch': async (client) => {
    const kept = await makeSku(client);
    const { id } = await client.create<{ id: string }>('/_sandbox/snapshots', { name: 'kept', replace: true });
    const before = await client.read<LedgerPage>('/_sandbox/ledger?limit=1');
    const later = await makeSku(client);
    await client.send('DELETE', `/skus/${kept.id}`);
    expectEqual(
      (await client.send('POST', `/_sandbox/snapshots/${id}/return`)).status,
      200,
      'The status of the return',
    );
    expectEqual(
      (await client.send('GET', `/skus/${kept.id}`)).status,
      200,
      'The status of the product that was deleted',
    );
    expectEqual((await client.send('GET', `/skus/${later.id}`)).status, 404, 'The status of the one that came later');
    const after = await client.read<LedgerPage>('/_sandbox/ledger?limit=1');
    expectEqual(after.epoch, before.epoch + 1, 'The epoch');
    await client.send('DELETE', `/_sandbox/snapshots/${id}`);
  },
});
