/** Ids that callers choose: what can be made can be read, changed and deleted, with any client. */
import type { Customer, Sku } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { skuRequest, unique } from '../shop';

/** Each may stand in an id. */
const taken = {
  customers: ['!"$&\'()*+,-.:;<=>@', '[]^_`{|}~', 'AZaz09', 'éß顧İ😀', '...', 'ada@example.com'],
  skus: ['AZaz09', '.-_', '...'],
};
/** None of them may. */
const refused = ['/', '\\', '?', '#', '%', ' ', '\u0000', '\n', '\t', '\u007f', '\u00a0', '\u200b', '\ufeff', '\u2028'];

const kinds = { customers: {}, skus: skuRequest() } as const;

/** Walks an object through its life under its id, and says whether it could be made at all. */
async function live(client: ApiClient, kind: keyof typeof kinds, id: string): Promise<boolean> {
  const made = await client.send('POST', `/${kind}`, { body: { ...kinds[kind], id } });
  if (made.status !== 201) {
    const { errors } = made.body as { errors: { code: string; parameter: string }[] };
    const [{ code, parameter } = {}] = errors;
    expectEqual([made.status, code, parameter], [400, 'invalid_parameter', 'id'], `The refusal of the id ${id}`);
    return false;
  }
  const path = `/${kind}/${encodeURIComponent(id)}`;
  expectEqual((await client.read<Customer | Sku>(path)).id, id, `The id of GET ${path}`);
  expectEqual((await client.change<Customer | Sku>(path, { metadata: { a: 1 } })).id, id, `The id of POST ${path}`);
  await client.remove(path);
  await client.refused('GET', path, undefined, { status: 404, parameter: 'id' });
  return true;
}

export const ownIdCases = casesOf('Ids of one’s own', {
  'An id that can be made can be read': async (client) => {
    for (const kind of ['customers', 'skus'] as const)
      for (const characters of taken[kind]) {
        const id = `${unique('i').slice(0, 20)}${characters}`;
        expectTrue(await live(client, kind, id), `${kind} do not take the id ${id}`);
      }
  },

  'An id that no address can hold is refused': async (client) => {
    for (const kind of ['customers', 'skus'] as const) {
      for (const character of refused)
        expectTrue(!(await live(client, kind, `a${character}b`)), `${kind} take ${JSON.stringify(character)} in an id`);
      for (const id of ['', '.', '..', 'x'.repeat(129)])
        expectTrue(!(await live(client, kind, id)), `${kind} take the id ${JSON.stringify(id)}`);
    }
  },

  'PUT holds the id of its address to the same rule': async (client) => {
    const invalid = { status: 400, code: 'invalid_parameter', parameter: 'id' };
    for (const id of ['a%20b', 'a%252Fb', 'a%00', 'x'.repeat(129), '%F0%9F%98%80', 'a%3Fb'])
      await client.refused('PUT', `/skus/${id}`, skuRequest(), invalid);
  },
});
