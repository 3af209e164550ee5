import { expect, it } from 'vitest';
import { kindsOfObjects } from '../../../sandbox/engine/objects';
import { kinds } from './kinds';

it('offers every kind of object that the sandbox lists, and no other', () => {
  expect([...kinds].sort()).toEqual([...kindsOfObjects()].sort());
});
