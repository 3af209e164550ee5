import { describe, expect, it } from 'vitest';
import { operations } from '../../generated/contract/operations';
import { registry } from '../domain';
import { accept } from '../domain/kernel/decision';
import { handlersOf } from '../domain/kernel/handlers';
import { calls } from '../domain/kernel/resource';
import { handlers } from './operations';

describe('the operations of the contract', () => {
  it('are each answered by a resource', () => {
    const unanswered = Object.keys(operations).filter((id) => !handlers.has(id as never));
    expect(unanswered).toEqual([]);
  });

  it('are not answered by two', () => {
    expect(() => handlersOf([...registry.resources, ...registry.resources], operations)).toThrow(/answered by 2/);
  });

  it('may be answered by what keeps no records', () => {
    const quotes = calls('Quote', { listSkus: () => accept({ hasMore: false, data: [] }) });
    expect([...handlersOf([quotes], operations).keys()]).toEqual(['listSkus']);
  });

  it('are all that resources name: a name that is no operation would never be called', () => {
    const named = registry.resources.flatMap((one) => [
      ...Object.keys(one.operations ?? {}),
      ...Object.keys(one.onItem ?? {}),
    ]);
    expect(named.filter((id) => !(id in operations))).toEqual([]);
  });
});

describe('the resources', () => {
  it('have a kind and a path that is theirs alone', () => {
    for (const key of ['kind', 'path'] as const) {
      const values = registry.resources.flatMap((one) => one[key] ?? []);
      expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
    }
  });

  it('say how their ids are written', () => {
    for (const { kind } of registry.resources) if (kind) expect(registry.idShape(kind)).toBeTruthy();
    expect(() => registry.idShape('nothing' as never)).toThrow(/nothing/);
  });
});
