/** The sandbox's own calls stand at their paths and nowhere else. */
import { casesOf } from '../case';
import { expectEqual } from '../check';
import { makeSource } from '../payments';

const paths = { '/_sandbox/info': 'GET', '/_sandbox/ledger': 'GET', '/_sandbox/reset': 'POST' };

export const controlCases = casesOf('Calls of the sandbox itself', {
  'A call of the sandbox takes its own path only': async (client) => {
    const { id } = await makeSource(client, 'payPal');
    const wrong = ['/more', '/more/still', '//', 'x', '%2f', '/%2f', ';a=b'];
    for (const [path, method] of Object.entries({ ...paths, [`/_sandbox/sources/${id}/approve`]: 'POST' }))
      for (const more of wrong) await client.refused(method, `${path}${more}`, undefined, { status: 404 });
    for (const path of ['/_sandbox', '/_sandbox/', '/_sandbox/other', '/_sandbox/sources', `/_sandbox/sources/${id}`])
      await client.refused('POST', path, undefined, { status: 404, code: 'not_found' });
    await client.refused('POST', `/_sandbox/sources/${id}/juggle`, undefined, { status: 404 });
  },

  'A call of the sandbox says which method it has': async (client) => {
    const { id } = await makeSource(client, 'payPal');
    for (const [path, method] of Object.entries({ ...paths, [`/_sandbox/sources/${id}/approve`]: 'POST' }))
      for (const other of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => one !== method)) {
        await client.refused(other, path, undefined, { status: 405, code: 'method_not_allowed' });
        expectEqual((await client.send(other, path)).headers.get('allow'), method, `Allow of ${other} ${path}`);
      }
  },

  'A page of the ledger is bounded by whole numbers': async (client) => {
    const invalid = (parameter: string) => ({ status: 400, code: 'invalid_parameter', parameter });
    for (const limit of ['0', '501', '1e1', '0x10', '5.0', '+5', '', ' 5', 'all'])
      await client.refused('GET', `/_sandbox/ledger?limit=${encodeURIComponent(limit)}`, undefined, invalid('limit'));
    for (const after of ['-1', '1e3', '0x1', '9007199254740993', 'start'])
      await client.refused('GET', `/_sandbox/ledger?after=${encodeURIComponent(after)}`, undefined, invalid('after'));
  },
});
