import { describe, expect, it } from 'vitest';
import type { SkuRequest } from '../../../../generated/contract/types';
import type { RequestBody } from '../../kernel/call';
import type { Accepted } from '../../kernel/decision';
import { createWorld } from '../../test-support/world';

const mug = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
const create = (body: SkuRequest, world = createWorld()) =>
  world.call('createSkus', { body: body as RequestBody<'createSkus'> });

describe('SKUs', () => {
  it('are made with what the tax code says, an id, and a unit where there is a weight', async () => {
    const world = createWorld();
    const { result: sku } = (await create(mug, world)) as Accepted<object>;
    expect(sku).toMatchObject({
      id: expect.stringMatching(/^sku-/),
      physical: true,
      fulfill: false,
      liveMode: false,
      createdTime: '2030-01-31T12:00:00Z',
    });
    for (const field of ['weightUnit', 'updatedTime']) expect(sku).not.toHaveProperty(field);
    expect(world.types()).toEqual(['sku.created']);
    expect(await create({ ...mug, weight: 12 })).toMatchObject({ result: { weightUnit: 'oz' } });
    expect(await create({ ...mug, taxCode: '55111513.120' })).toMatchObject({ result: { physical: false } });
  });

  it.each([
    [{ id: 'a b' }, 'invalid_parameter', 'id'],
    [{ hsCode: 'abcd.ef' }, 'invalid_parameter', 'hsCode'],
    [{ countryOfOrigin: 'XX' }, 'invalid_parameter', 'countryOfOrigin'],
    [{ countryOfOrigin: 'KP' }, 'invalid_parameter', 'countryOfOrigin'],
    [{ taxCode: '0' }, 'invalid_parameter', 'taxCode'],
    [{ eccn: '0A000' }, 'invalid_parameter', 'eccn'],
    [{ eccn: undefined }, 'missing_parameter', 'eccn'],
    [{ taxCode: undefined }, 'missing_parameter', 'taxCode'],
    [{ name: undefined }, 'missing_parameter', 'name'],
    [{ managedFulfillment: 'Other' }, 'invalid_parameter', 'managedFulfillment'],
    [{ managedFulfillment: 'DRGlobalFulfillment' }, 'invalid_parameter', 'partNumber'],
    [
      { managedFulfillment: 'DRGlobalFulfillment', partNumber: '1', taxCode: '55111513.120' },
      'invalid_parameter',
      'taxCode',
    ],
  ])('refuse %o', async (fields, code, parameter) => {
    expect(createWorld().refused(await create({ ...mug, ...fields } as SkuRequest))).toMatchObject({
      status: 400,
      code,
      parameter,
    });
  });

  it.each(['7323.94', '7323.94.00', '7323.940010'])('accept the tariff code %s', async (hsCode) => {
    expect((await create({ ...mug, hsCode })).ok).toBe(true);
  });

  it('need no classification with a group', async () => {
    expect(await create({ name: 'Bowl', countryOfOrigin: 'US', skuGroupId: 'group' })).toMatchObject({
      result: { physical: true },
    });
  });

  it('take an id once', async () => {
    const world = createWorld();
    const taken = await create({ ...mug, id: 'mug' }, world);
    expect(world.refused(taken)).toMatchObject({ status: 409, code: 'already_exists', parameter: 'id' });
  });

  it('are replaced by PUT and merged by POST', async () => {
    const world = createWorld();
    const params = { id: 'mug' };
    const merged = await world.call('updateSkus', { params, body: { description: 'Holds tea.' } });
    expect(merged).toMatchObject({ result: { hsCode: '7323.94', description: 'Holds tea.' } });
    expect(world.events().at(-1)).toMatchObject({ type: 'sku.updated', previousAttributes: { description: null } });
    const refused = await world.call('updateSkus', { params, body: { eccn: '' } });
    expect(world.refused(refused).parameter).toBe('eccn');
    const replaced = world.ok(await world.call('upsertSkus', { params, body: mug }));
    expect(replaced).toMatchObject({ id: 'mug', createdTime: '2030-01-31T12:00:00Z' });
    expect(replaced).not.toHaveProperty('hsCode');
    expect(await world.call('upsertSkus', { params: { id: 'cup' }, body: mug })).toMatchObject({ status: 201 });
  });

  it('take their fees along when they are deleted', async () => {
    const world = createWorld();
    world.putFee({ id: 'f' });
    expect(await world.call('deleteSkus', { params: { id: 'mug' } })).toMatchObject({ ok: true });
    expect(world.find('sku', 'mug')).toBeNull();
    expect(world.find('fee', 'f')).toBeNull();
    expect(world.types()).toEqual(['sku.deleted', 'fee.deleted']);
  });
});
