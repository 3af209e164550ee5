import { describe, expect, it } from 'vitest';
import { operations } from '../../generated/contract/operations';
import { parseQuery } from './query';

const parse = (search: string, id: keyof typeof operations = 'listOrders') =>
  parseQuery(operations[id], new URLSearchParams(search));
const value = (search: string, name: string) => parse(search).query[name];
const refused = (search: string, id?: keyof typeof operations) =>
  parse(search, id).refusals.map(({ code, parameter }) => `${code} ${parameter}`);

describe('query parameters', () => {
  it.each(['ids=a&ids=b', 'ids=a,b', 'ids[]=a&ids[]=b', 'ids=a, b,'])('reads the list %s', (search) => {
    expect(value(search, 'ids')).toEqual(['a', 'b']);
  });

  it('reads ranges of times and amounts, and plain values', () => {
    expect(value('createdTime[gte]=2030-01-01T00:00:00Z&createdTime[lt]=2030-02-01', 'createdTime')).toEqual({
      gte: Date.UTC(2030, 0, 1),
      lt: Date.UTC(2030, 1, 1),
    });
    expect(value('createdTime=2030-01-01T02:00:00%2B02:00', 'createdTime')).toEqual({ eq: Date.UTC(2030, 0, 1) });
    expect(value('totalAmount=26.89', 'totalAmount')).toEqual({ eq: 26.89 });
  });

  it('ignores what it does not know, and what is empty', () => {
    expect(parse('nothing=1&email=&limit=').query).toEqual(parse('').query);
  });

  it.each([
    ['limit=0', 'invalid_parameter limit'],
    ['limit=101', 'invalid_parameter limit'],
    ['limit=ten', 'invalid_parameter limit'],
    ['limit=1e1', 'invalid_parameter limit'],
    ['limit=0x10', 'invalid_parameter limit'],
    ['limit=%205', 'invalid_parameter limit'],
    ['limit=+5', 'invalid_parameter limit'],
    ['limit=5.0', 'invalid_parameter limit'],
    ['limit=5&limit=5', 'invalid_parameter limit'],
    [`email=${'a&email='.repeat(500)}`, 'invalid_parameter email'],
    ['createdTime[gte]=2030-01-01&createdTime[gte]=2031-01-01', 'invalid_parameter createdTime[gte]'],
    ['createdTime[gte]=soon', 'invalid_parameter createdTime[gte]'],
    ['createdTime[gte]=banana 5', 'invalid_parameter createdTime[gte]'],
    ['createdTime[gte]=2030-01-01T00:00:00', 'invalid_parameter createdTime[gte]'],
    ['createdTime[gte]=2030-02-31', 'invalid_parameter createdTime[gte]'],
    ['accepted[lt]=2030-13-01T00:00:00Z', 'invalid_parameter accepted[lt]'],
    ['createdTime=2030-01-01T24:00:00Z', 'invalid_parameter createdTime'],
    ['totalAmount[lt]=much', 'invalid_parameter totalAmount[lt]'],
    ['totalAmount=Infinity', 'invalid_parameter totalAmount'],
    ['totalAmount=0x1A', 'invalid_parameter totalAmount'],
    ['refundedAmount=1e400', 'invalid_parameter refundedAmount'],
    ['state=somewhere', 'invalid_parameter state'],
  ])('refuses %s', (search, expected) => {
    expect(refused(search)).toEqual([expected]);
  });

  it('refuses a call without a parameter that it needs, and names it', () => {
    const query = [{ name: 'country', kind: 'text', isRequired: true } as const];
    const codes = (search: string) =>
      parseQuery({ ...operations.listOrders, query }, new URLSearchParams(search)).refusals.map(
        ({ status, code, parameter }) => `${status} ${code} ${parameter}`,
      );
    for (const search of ['', 'country=', 'countries=US'])
      expect(codes(search)).toEqual(['400 missing_parameter country']);
    expect(codes('country=US')).toEqual([]);
    expect(codes('country=US&country=DE')).toEqual(['400 invalid_parameter country']);
  });

  it('refuses type together with types, and too many types', () => {
    expect(refused('type=a&types=b', 'listEvents')).toEqual(['invalid_parameter types']);
    expect(refused(`types=${Array.from({ length: 20 }, (_, index) => `t${index}`).join()}`, 'listEvents')).toEqual([
      'invalid_parameter types',
    ]);
  });
});
