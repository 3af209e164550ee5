import { describe, expect, it } from 'vitest';
import { demonstrationById, demonstrations, guideById, guides } from '.';
import { namesIn } from './template';
import type { Step } from './types';

const sequences = [
  ...guides.map(({ id, steps }) => ({ id, steps })),
  ...demonstrations.map(({ id, prepare, steps }) => ({ id, steps: [...prepare, ...steps] })),
];

describe.each(sequences)('$id', ({ steps }) => {
  it('has a different id for each step', () => {
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
  });

  it('uses only values that an earlier step carries on', () => {
    const carried = new Set(['run.id']);
    for (const step of steps) {
      for (const name of needs(step)) expect(carried, `${step.id} needs ${name}`).toContain(name);
      for (const name of Object.keys(step.captures ?? {})) carried.add(name);
    }
  });
});

describe('guides', () => {
  it.each(guides)('$id says why and what changed in every step', ({ steps }) => {
    for (const step of steps) expect([step.title, step.why, step.changed]).not.toContain('');
  });

  it('cannot be asked for by a wrong id', () => {
    expect(() => guideById('nope')).toThrow(/There is no guide "nope"\. Known: product-to-shipped-order/);
    expect(() => demonstrationById('nope')).toThrow(/There is no demonstration/);
  });
});

function needs({ request, expects }: Step): string[] {
  return [...namesIn(request.path), ...namesIn(request.body), ...namesIn(expects.body)];
}
