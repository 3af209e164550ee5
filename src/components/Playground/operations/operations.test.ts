import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../browser/address';
import { operationGroups } from '../../../generated/contract/operation-list';
import { hashOf, namedIn } from './address';
import { filterOperations } from './filter';

const all = operationGroups.flatMap(({ tag, operations }) => operations.map((operation) => ({ tag, operation })));

describe('the address of an operation', () => {
  it('opens that operation, for each of them', () => {
    for (const { tag, operation } of all)
      expect(namedIn(decodeText(hashOf(tag, operation.id).slice(1)))).toEqual({ kind: 'operation', tag, operation });
  });

  it.each([
    ['/Country_specifications/listCountrySpecifications', 'the resource with lines for spaces'],
    ['/country specifications/listcountryspecifications', 'other capitals'],
    ['/Elsewhere/listCountrySpecifications', 'a resource of another name'],
    ['/Country specifications/listCountrySpecifications?more=1', 'more behind it'],
    ['/Country specifications/listCountrySpecifications/', 'a slash at the end'],
  ])('opens it too as %s: %s', (anchor) => {
    expect(namedIn(anchor)).toMatchObject({ kind: 'operation', operation: { id: 'listCountrySpecifications' } });
  });

  it('may name the call in place of the operation, for each of them', () => {
    for (const { tag, operation } of all) {
      const path = operation.path.replace('{id}', '{orderId}');
      expect(namedIn(`/${operation.method}${path}`)).toEqual({ kind: 'operation', tag, operation });
    }
  });

  it('names a resource, nothing, or what there is not', () => {
    expect(namedIn('/Refunds')).toEqual({ kind: 'group', tag: 'Refunds' });
    expect(namedIn('')).toEqual({ kind: 'nothing' });
    expect(namedIn('ledger')).toEqual({ kind: 'nothing' });
    expect(namedIn('/Refunds/createMoney')).toEqual({ kind: 'unknown', said: 'createMoney' });
  });
});

describe('the filter of operations', () => {
  const found = (text: string) =>
    filterOperations(operationGroups, text).flatMap(({ operations }) => operations.map(({ id }) => id));

  it('finds each operation by its method and path, and by its name', () => {
    for (const { operation } of all) {
      expect(found(`${operation.method} ${operation.path}`)).toContain(operation.id);
      expect(found(operation.id)).toContain(operation.id);
    }
  });

  it('takes words in any order, and leaves out groups with nothing in them', () => {
    expect(found('refund create')).toEqual(['createRefunds']);
    expect(found('drop in orders')).toContain('createDropInOrders');
    expect(found('zebra')).toEqual([]);
    expect(found('  ')).toHaveLength(all.length);
  });
});
