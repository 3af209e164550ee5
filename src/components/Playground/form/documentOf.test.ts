import { describe, expect, it } from 'vitest';
import contract from '../../../generated/contract/document.json';
import { operations } from '../../../generated/contract/operations';
import { documentOf } from './documentOf';

type Part = Record<string, Record<string, unknown>>;

describe('the document for one operation', () => {
  it('has that operation alone, and every part that it names, for each operation', () => {
    for (const { id, path, method } of Object.values(operations)) {
      const shown = documentOf(contract, id);
      expect(Object.keys(shown.paths)).toEqual([path]);
      const item = (shown.paths as unknown as Part)[path];
      expect(item?.[method.toLowerCase()]).toMatchObject({ operationId: id });
      const text = JSON.stringify([shown.paths, shown.components]);
      for (const [, kind = '', name = ''] of text.matchAll(/"#\/components\/(\w+)\/([\w.-]+)"/g))
        expect(shown.components).toHaveProperty([kind, name]);
    }
  });

  it('is a small part of the contract', () => {
    const size = (value: unknown) => JSON.stringify(value).length;
    expect(size(documentOf(contract, 'createCheckouts'))).toBeLessThan(size(contract) / 10);
  });

  it('is refused for an operation that there is not', () => {
    expect(() => documentOf(contract, 'createMoney')).toThrow('no operation createMoney');
  });
});
