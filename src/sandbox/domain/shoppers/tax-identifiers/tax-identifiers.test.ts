import { describe, expect, it } from 'vitest';
import type { CustomerTaxIdentifier } from '../../../../generated/contract/types';
import { LATER_SECONDS } from '../../kernel/due';
import { createWorld, type World } from '../../test-support/world';
import { appliesTo, requiredTypes } from './applicability';

type Pair = { type: string; value: string };

const create = async (world: World, body: Pair) =>
  world.ok(await world.call('createTaxIdentifiers', { body })) as CustomerTaxIdentifier;
const attach = (world: World, id: string, taxId: string) =>
  world.call('createCustomerTaxIdentifier', { params: { id, taxId } });

const { taxIdentifiers, taxIdentifierFormats } = createWorld().reference;

describe('the form of a tax identifier', () => {
  it('is known of every type, and each example and test value has it', async () => {
    const types = [...new Set(taxIdentifiers.map(({ type }) => type))].sort();
    expect(taxIdentifierFormats.map(({ type }) => type).sort()).toEqual(types);
    const tests = taxIdentifiers.flatMap(({ type, testValues }) => testValues.map((value) => ({ type, value })));
    const examples = taxIdentifierFormats.map(({ type, example }) => ({ type, value: example }));
    for (const pair of [...tests, ...examples]) expect(await create(createWorld(), pair)).toMatchObject(pair);
  });

  it('is refused of every type with white space, a sign too much or nothing', async () => {
    const world = createWorld();
    for (const { type, example } of taxIdentifierFormats)
      for (const value of [` ${example}`, `${example}\n`, `${example}xxxx`, example.slice(0, 1)]) {
        const refused = world.refused(await world.call('createTaxIdentifiers', { body: { type, value } }));
        expect(refused).toMatchObject({ status: 400, code: 'invalid_parameter', parameter: 'value' });
      }
  });
});

describe('the check of a tax identifier', () => {
  it.each([
    ['verified at once', 'DE123456789', 'verified', 'verified'],
    ['verified later', 'DE111111111', 'pending', 'verified'],
    ['not valid later', 'DE040411111', 'pending', 'not_valid'],
    ['never answered', 'DE050311111', 'pending', 'pending'],
  ])('ends as the number says: %s', async (_, value, first, last) => {
    const world = createWorld();
    const { id, state } = await create(world, { type: 'de', value });
    expect(state).toBe(first);
    await world.wait(LATER_SECONDS);
    const { document } = world.get('tax_identifier', id);
    expect(document.state).toBe(last);
    expect(document.stateTransitions).toHaveProperty(last);
    expect(document.stateTransitions).toHaveProperty('pending');
    const told = last === 'pending' ? [] : [`tax_identifier.${last}`];
    expect([...new Set(world.types())]).toEqual(['tax_identifier.pending', ...told]);
    expect(world.events()[0]?.object).toMatchObject({ state: 'pending' });
  });

  it('shows its end at the customer too, and asks nothing of a number that is gone', async () => {
    const world = createWorld();
    const { id: customerId } = world.ok(world.createCustomer({ email: 'ada@example.com' }));
    const kept = await create(world, { type: 'de', value: 'DE111111111' });
    const gone = await create(world, { type: 'at', value: 'ATU11111111' });
    for (const { id } of [kept, gone]) world.ok(await attach(world, customerId, id));
    world.ok(await world.call('deleteTaxIdentifiers', { params: { id: gone.id } }));
    await world.wait(LATER_SECONDS);
    const { taxIdentifiers: shown } = world.get('customer', customerId).document;
    expect(shown).toEqual([world.get('tax_identifier', kept.id).document]);
    expect(shown?.[0]).toMatchObject({ id: kept.id, customerId, state: 'verified' });
  });
});

describe('a tax identifier counts', () => {
  const sale = { country: 'de', entity: 'DR_IRELAND-ENTITY', customerType: 'business' as const };

  it('where type, country, customer and seller agree with one row', () => {
    const { reference } = createWorld();
    expect(appliesTo('de', sale, reference)).toBe(true);
    expect(appliesTo('fr', { ...sale, country: 'MC' }, reference)).toBe(true);
    for (const other of [
      { country: 'DK' },
      { country: undefined },
      { entity: 'DR_UK-ENTITY' },
      { customerType: 'individual' as const },
    ])
      expect(appliesTo('de', { ...sale, ...other }, reference)).toBe(false);
  });

  it('and some sales need one', () => {
    const { reference } = createWorld();
    const brazil = { country: 'BR', entity: 'DR_BRAZIL-ENTITY' };
    expect(requiredTypes(sale, reference)).toEqual([]);
    expect(requiredTypes({ ...brazil, customerType: 'individual' }, reference)).toEqual(['br_natural']);
    expect(requiredTypes({ ...brazil, customerType: 'business' }, reference)).toEqual(['br', 'br_ie']);
  });
});
