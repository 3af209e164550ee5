import { describe, it } from 'vitest';
import { cases, resetCases } from './cases';
import { exampleCases } from './cases/examples';
import { onStore } from './targets';

describe('in memory', () => {
  const { api } = onStore();
  it.each(cases)('$subject: $name', ({ run }) => run(api));
});

describe('in memory, from the start', () => {
  const { api } = onStore();
  it.each([...resetCases, ...exampleCases])('$subject: $name', ({ run }) => run(api));
});
