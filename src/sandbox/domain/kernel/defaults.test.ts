/** What a resource does that says nothing of its own, shown with one that lives in this test alone. */
import { describe, expect, it } from 'vitest';
import { reference } from '../../reference-data';
import type { Call, Reader } from './call';
import type { Context } from './decision';
import { handlersOf } from './handlers';
import { prefixed } from './ids';
import { invalid } from './problems';
import type { AnyRecord, Kept } from './records';
import { resource } from './resource';

interface Cup {
  id: string;
  name?: string;
  size?: number | null;
  large?: boolean;
  state?: string;
  metadata?: object;
}

declare module './records' {
  interface Records {
    'test-cup': Kept<'test-cup', Cup>;
  }
}

const cup = resource('test-cup', {
  name: 'Cup',
  path: '/test-cups',
  id: prefixed('cup_'),
  events: { created: 'sku.created', updated: 'sku.updated', deleted: 'sku.deleted' },
  initial: () => ({ state: 'new' }),
  derive: ({ size }) => ({ large: size === undefined ? undefined : (size ?? 0) > 10 }),
  check: ({ name }) => (name === 'bad' ? [invalid('name', 'No such name.')] : []),
});

const operation = (id: string, method: string, path: string) => ({ id, method, path });
const operations = Object.fromEntries(
  [
    operation('create', 'POST', '/test-cups'),
    operation('list', 'GET', '/test-cups'),
    operation('retrieve', 'GET', '/test-cups/{id}'),
    operation('update', 'POST', '/test-cups/{id}'),
    operation('upsert', 'PUT', '/test-cups/{id}'),
    operation('remove', 'DELETE', '/test-cups/{id}'),
    operation('unknown', 'POST', '/test-cups/{id}/wash'),
  ].map((one) => [one.id, one]),
) as never;
const handlers = handlersOf([cup], operations);

function shelf() {
  const records = new Map<string, AnyRecord>();
  const read = {
    find: async (_kind: string, id?: string) => records.get(id ?? '') ?? null,
    list: async () => ({ ok: true, result: { data: [...records.values()] } }),
  } as unknown as Reader;
  let time = 0;
  return async (id: string, body: object | null = null, params: Record<string, string> = {}) => {
    time += 1;
    const now = `2030-01-01T00:00:0${time}Z`;
    const context: Context = { now, newId: (kind) => `cup_${kind}`, reference, liveMode: false };
    const outcome = await handlers.get(id as never)?.({
      body,
      params,
      query: {},
      read,
      context,
    } as unknown as Call<never>);
    for (const record of outcome?.writes ?? []) records.set(record.id, record);
    for (const key of outcome?.deletes ?? []) records.delete(key.id);
    return outcome;
  };
}

describe('a plain resource', () => {
  it('is created as it was sent, with an id, the time and what follows from the fields', async () => {
    const call = shelf();
    const created = await call('create', { name: 'Cup', size: 12 });
    expect(created).toMatchObject({
      ok: true,
      result: {
        id: 'cup_test-cup',
        name: 'Cup',
        size: 12,
        large: true,
        state: 'new',
        createdTime: '2030-01-01T00:00:01Z',
        liveMode: false,
      },
      events: [{ type: 'sku.created', objectKind: 'test-cup', objectId: 'cup_test-cup' }],
    });
    expect(created?.ok && created.result).not.toHaveProperty('updatedTime');
    expect(await call('retrieve', null, { id: 'cup_test-cup' })).toMatchObject({ ok: true, result: { size: 12 } });
  });

  it('takes an id of the caller once, if it fits into an address', async () => {
    const call = shelf();
    expect(await call('create', { id: 'mine' })).toMatchObject({ ok: true, result: { id: 'mine' } });
    expect(await call('create', { id: 'mine' })).toMatchObject({
      ok: false,
      errors: [{ status: 409, code: 'already_exists', parameter: 'id', message: "Cup 'mine' already exists." }],
    });
    expect(await call('create', { id: 'a/b' })).toMatchObject({
      ok: false,
      errors: [{ status: 400, parameter: 'id' }],
    });
  });

  it('is changed by the fields that are sent; null clears one, metadata is replaced', async () => {
    const call = shelf();
    await call('create', { id: 'mine', name: 'Cup', size: 12, metadata: { a: 1 } });
    const updated = await call('update', { size: null, metadata: { b: 2 } }, { id: 'mine' });
    expect(updated).toMatchObject({
      result: {
        name: 'Cup',
        metadata: { b: 2 },
        createdTime: '2030-01-01T00:00:01Z',
        updatedTime: '2030-01-01T00:00:02Z',
      },
      events: [{ type: 'sku.updated', previousAttributes: { size: 12, large: true, metadata: { a: 1 } } }],
    });
    for (const field of ['size', 'large']) expect(updated?.ok && updated.result).not.toHaveProperty(field);
  });

  it('is made or replaced by PUT', async () => {
    const call = shelf();
    expect(await call('upsert', { name: 'One' }, { id: 'mine' })).toMatchObject({ status: 201 });
    const replaced = await call('upsert', { size: 1 }, { id: 'mine' });
    expect(replaced).toMatchObject({
      status: 200,
      result: { id: 'mine', size: 1, createdTime: '2030-01-01T00:00:01Z' },
    });
    expect(replaced?.ok && replaced.result).not.toHaveProperty('name');
  });

  it('is checked by every call that writes it', async () => {
    const call = shelf();
    const refused = { ok: false, errors: [{ status: 400, parameter: 'name' }], writes: [] };
    expect(await call('create', { name: 'bad' })).toMatchObject(refused);
    await call('create', { id: 'mine' });
    expect(await call('update', { name: 'bad' }, { id: 'mine' })).toMatchObject(refused);
    expect(await call('upsert', { name: 'bad' }, { id: 'mine' })).toMatchObject(refused);
  });

  it('is removed with an event, and then answers 404 under its name', async () => {
    const call = shelf();
    await call('create', { id: 'mine' });
    expect(await call('remove', null, { id: 'mine' })).toMatchObject({
      ok: true,
      result: null,
      events: [{ type: 'sku.deleted', objectId: 'mine' }],
    });
    for (const id of ['retrieve', 'update', 'remove'])
      expect(await call(id, {}, { id: 'mine' })).toMatchObject({
        ok: false,
        errors: [{ status: 404, code: 'not_found', message: "Cup 'mine' not found." }],
      });
  });

  it('leaves calls below it to a handler of their own', () => {
    expect(handlers.has('unknown' as never)).toBe(false);
    expect(handlers.has('list' as never)).toBe(true);
  });
});
