import { expect, it } from 'vitest';
import { findOptions } from './find-options';

const options = [
  ['DE', 'Germany'],
  ['US', 'United States'],
  ['payPal', 'PayPal, Pay in 3'],
] as const;

it.each([
  ['germany', ['DE'], []],
  ['de, US', ['DE', 'US'], []],
  ['PayPal, Pay in 3', ['payPal'], []],
  ['Germany, Atlantis', ['DE'], ['Atlantis']],
  [' , ', [], []],
])('finds what is written as %j, and keeps what it does not know', (text, found, unknown) => {
  expect(findOptions(text, options)).toEqual({ found, unknown });
});
