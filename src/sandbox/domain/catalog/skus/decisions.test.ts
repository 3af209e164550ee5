import { describe, expect, it } from 'vitest';
import { createSku, deleteSku, updateSku, upsertSku } from '../..';
import { createWorld } from '../../test-support/world';
import type { SkuRequest } from './types';

const mug: SkuRequest = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
const create = (input: SkuRequest) => createSku(input, { existing: null }, createWorld().context());

describe('SKUs', () => {
  it('are made with what the tax code says, an id, and a unit where there is a weight', () => {
    const world = createWorld();
    const sku = world.ok(createSku(mug, { existing: null }, world.context()));
    expect(sku).toMatchObject({
      physical: true,
      fulfill: false,
      liveMode: false,
      createdTime: '2030-01-31T12:00:00Z',
    });
    for (const field of ['weightUnit', 'updatedTime']) expect(sku).not.toHaveProperty(field);
    expect(world.ok(create({ ...mug, weight: 12 })).weightUnit).toBe('oz');
    expect(sku.id).toMatch(/^sku-/);
    expect(world.types()).toEqual(['sku.created', 'sku.created']);
    expect(world.ok(create({ ...mug, taxCode: '55111513.120' })).physical).toBe(false);
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
  ])('refuse %o', (fields, code, parameter) => {
    expect(createWorld().refused(create({ ...mug, ...fields }))).toMatchObject({ status: 400, code, parameter });
  });

  it.each(['7323.94', '7323.94.00', '7323.940010'])('accept the tariff code %s', (hsCode) => {
    expect(create({ ...mug, hsCode }).ok).toBe(true);
  });

  it('need no classification with a group', () => {
    expect(create({ name: 'Bowl', countryOfOrigin: 'US', skuGroupId: 'group' })).toMatchObject({
      result: { physical: true },
    });
  });

  it('take an id once', () => {
    const world = createWorld();
    const taken = createSku({ ...mug, id: 'mug' }, { existing: world.get('sku', 'mug') }, world.context());
    expect(world.refused(taken)).toMatchObject({ status: 409, code: 'already_exists', parameter: 'id' });
  });

  it('are replaced by PUT and merged by POST', () => {
    const world = createWorld();
    const record = world.get('sku', 'mug');
    const replaced = world.ok(upsertSku(mug, { id: 'mug', existing: record }, world.context()));
    expect(replaced.hsCode).toBeUndefined();
    const merged = world.ok(updateSku({ description: 'Holds tea.' }, { sku: record }, world.context()));
    expect(merged).toMatchObject({ hsCode: '7323.94', description: 'Holds tea.' });
    expect(world.events().at(-1)).toMatchObject({ type: 'sku.updated', previousAttributes: { description: null } });
    expect(world.refused(updateSku({ eccn: '' }, { sku: record }, world.context())).parameter).toBe('eccn');
  });

  it('take their fees along when they are deleted', () => {
    const world = createWorld();
    const fee = { id: 'f', type: 'weee' as const, skuId: 'mug', amount: 1, currency: 'USD', country: 'US' };
    const fees = [{ kind: 'fee' as const, id: 'f', document: fee, hidden: {} }];
    world.ok(deleteSku(null, { sku: world.get('sku', 'mug'), fees }, world.context()));
    expect(world.find('sku', 'mug')).toBeNull();
    expect(world.types()).toEqual(['sku.deleted', 'fee.deleted']);
  });
});
