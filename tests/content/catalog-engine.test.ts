import { describe, expect, it } from 'vitest';
import { errorCodes, eventTypes } from '../../src/generated/reference';
import { stateMachines } from '../../src/sandbox/domain/machines';
import { vocabularyOfEngine } from './engine-vocabulary';

const codes = new Set<string>(errorCodes.map(({ code }) => code));
const types = new Set<string>(eventTypes.map(({ type }) => type));
const [answered = [], written = []] = vocabularyOfEngine([codes, types], /\/(machines\/.*|transitions)\.ts$/);

describe('the table of error codes', () => {
  it('says which codes the sandbox answers, and no others', () => {
    const simulated = errorCodes.filter((row) => row.simulated).map(({ code }) => code);
    expect(answered).toEqual(simulated.sort());
  });

  it('gives every code that the sandbox answers a status', () => {
    expect(errorCodes.filter(({ simulated, status }) => simulated && status.length === 0)).toEqual([]);
  });
});

describe('the table of event types', () => {
  it('says which events the sandbox writes, and no others', () => {
    const simulated = eventTypes.filter((row) => row.simulated).map(({ type }) => type as string);
    expect(written).toEqual(simulated.sort());
  });

  it('agrees with the state tables about what happens when a state changes', () => {
    const sent = stateMachines.flatMap((machine) =>
      machine.transitions.filter((step) => step.simulated).flatMap((step) => step.events),
    );
    const simulated = new Set(eventTypes.filter((row) => row.simulated).map(({ type }) => type));
    expect([...new Set(sent)].filter((type) => !simulated.has(type))).toEqual([]);
  });
});
