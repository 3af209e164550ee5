import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubledName } from './doubled-name';

describe('a name that stands twice in one object of a JSON text', () => {
  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"a":{"b/c":[0,{"x":1},{"x":"}","\\u0078":2}]}}', '/a/b~1c/2/x'],
    [' { "a" : "a" , "b" : [ "a", "a" ], "b" : {} } ', '/b'],
    ['{"":{},"":[]}', '/'],
  ])('%s is found at its place', (text, pointer) => {
    expect(doubledName(text)).toBe(pointer);
  });

  it('is found nowhere in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        expect(doubledName(JSON.stringify(value, null, indent))).toBeUndefined();
      }),
    );
  });

  it('takes a long text as easily as a short one', () => {
    expect(doubledName(JSON.stringify({ long: '\\"{,'.repeat(1_000_000) }))).toBeUndefined();
  });
});
