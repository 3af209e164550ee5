import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../tests/support/processor-time';
import { limits } from '../limits';
import { inspect } from './json-text';

const found = (json: string) => inspect(json).refusals.map(({ code, parameter }) => `${code} ${parameter}`);

describe('a body that JavaScript can keep', () => {
  it('passes, whatever stands in it', () => {
    const values = fc.jsonValue({ maxDepth: 4 }).filter((value) => !/__proto__/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(values, (value) => {
        for (const space of [0, 2]) expect(found(JSON.stringify({ value }, null, space))).toEqual([]);
      }),
    );
  });

  it.each([
    '{"a":"\\ud83d\\ude00","b":"😀","c":"\\u0000","d":"\\"{[,1e400"}',
    '{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":{"constructor":1}}',
    '{"a":{"b":1},"b":1,"c":[{"b":1},{"b":1}]}',
    '{"a":1.50,"b":1e2,"c":0}',
    `{"a":"${'x'.repeat(4000)}","b":"${'😀'.repeat(4000)}","c":"${'\\u0061'.repeat(4000)}"}`,
    '{ "a" :\n[ 1 ,\t2 ] }',
  ])('passes: %s', (json) => {
    expect(found(json)).toEqual([]);
  });
});

describe('a body that JavaScript would change', () => {
  it.each([
    ['{"price":9007199254740993}', ['invalid_parameter price']],
    ['{"items":[{"price":1},{"price":1e400}]}', ['invalid_parameter items[1].price']],
    ['{"a":[[0,1e400]]}', ['invalid_parameter a[0][1]']],
    ['{"metadata":{"big":9007199254740993}}', ['invalid_metadata_value metadata']],
    ['{"items":[{"metadata":{"big":1e400}}]}', ['invalid_metadata_value items[0].metadata']],
    ['{"metadata":1e400}', ['invalid_parameter metadata']],
    ['{"name":"a","name":"a"}', ['invalid_parameter name']],
    ['{"a":{"b":1,"c":2,"\\u0062":1}}', ['invalid_parameter a.b']],
    ['{"metadata":{"a":1,"a":2}}', ['invalid_metadata_value metadata']],
    ['{"__proto__":{"x":1}}', ['unknown_parameter __proto__']],
    ['{"a":{"__pro\\u0074o__":1}}', ['unknown_parameter a.__proto__']],
    ['{"metadata":{"__proto__":1}}', ['invalid_metadata_key metadata']],
    ['{"name":"\\ud800"}', ['invalid_parameter name']],
    ['{"name":"\\udc00\\ud800"}', ['invalid_parameter name']],
    ['{"metadata":{"a":"\\uD83D"}}', ['invalid_metadata_value metadata']],
    [`{"name":"${'x'.repeat(4001)}"}`, ['invalid_parameter name']],
    [`{"metadata":{"a":"${'\\u0061'.repeat(4001)}"}}`, ['invalid_metadata_value metadata']],
    ['{"a":1e400,"b":-1e400}', ['invalid_parameter a', 'invalid_parameter b']],
  ])('is refused: %s', (json, expected) => {
    expect(found(json)).toEqual(expected);
  });
});

describe('a body out of all proportion', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  it(`has at most ${limits.nesting} levels`, () => {
    expect(inspect(nested(limits.nesting)).tooDeep).toBe(false);
    for (const levels of [limits.nesting + 1, 3000, 100_000]) expect(inspect(nested(levels)).tooDeep).toBe(true);
    expect(inspect('['.repeat(500_000)).tooDeep).toBe(true);
    expect(inspect(`{"a":"${'['.repeat(1000)}"}`).tooDeep).toBe(false);
  });

  it(`has at most ${limits.fields} fields in an object`, () => {
    const fields = (count: number) => `{${Array.from({ length: count }, (_, index) => `"f${index}":1`).join()}}`;
    expect(found(`{"a":${fields(limits.fields)}}`)).toEqual([]);
    expect(found(`{"a":${fields(limits.fields + 1)}}`)).toEqual(['invalid_parameter a']);
    expect(found(`{"metadata":${fields(50_000)}}`)).toEqual(['too_many_metadata_pairs metadata']);
  });

  it(`has at most ${limits.lines} entries in a list`, () => {
    const list = (count: number) => `[${Array(count).fill('0').join()}]`;
    expect(found(`{"a":${list(limits.lines)}}`)).toEqual([]);
    expect(found(`{"a":${list(limits.lines + 1)}}`)).toEqual(['invalid_parameter a']);
    expect(found(`{"a":[[],${list(100_000)}]}`)).toEqual(['invalid_parameter a[1]']);
  });

  it(`is told of in ${limits.errors} entries`, () => {
    const wrong = Array.from({ length: limits.fields }, (_, index) => `"f${index}":[1e400,1e400]`).join();
    expect(found(`{${wrong}}`)).toHaveLength(limits.errors);
  });

  it('takes no longer than its length asks for', () => {
    const megabyte = 1_000_000;
    const worst = [
      '['.repeat(megabyte),
      `{"a":[${'0,'.repeat(megabyte / 2)}0]}`,
      `{"a":${'1'.repeat(megabyte)}}`,
      `{"a":"${'\\u0061'.repeat(megabyte / 6)}"}`,
      `{"a":"${'\\\\'.repeat(megabyte / 2)}`,
      `{${'"a":1,'.repeat(megabyte / 6)}"a":1}`,
      `{${Array.from({ length: megabyte / 10 }, (_, index) => `"${index}":0`).join()}}`,
      '"'.repeat(megabyte),
      ' '.repeat(megabyte),
      '-'.repeat(megabyte),
    ];
    for (const json of worst) expect(processorMs(() => inspect(json))).toBeLessThan(1000);
  });
});
