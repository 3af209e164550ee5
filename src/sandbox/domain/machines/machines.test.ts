import { describe, expect, it } from 'vitest';
import { move, type StateMachine, type Transition } from '../kernel/machine';
import { registry } from '../resources';
import { stateMachines } from '.';

const controls = new Set(registry.resources.flatMap(({ controls: all = {} }) => Object.keys(all)));

function reached(machine: StateMachine, use: (step: Transition) => boolean): Set<string> {
  const found = new Set<string>();
  const from = (state: string | null) => machine.transitions.filter((step) => step.from === state && use(step));
  const queue = from(null);
  for (let step = queue.shift(); step; step = queue.shift()) {
    if (found.has(step.to)) continue;
    found.add(step.to);
    queue.push(...from(step.to));
  }
  return found;
}

describe.each(stateMachines.map((machine) => [machine.id, machine] as const))('%s table', (_, machine) => {
  const states = machine.states.map((state) => state.id);

  it('names each state and each step once', () => {
    expect(new Set(states).size).toBe(states.length);
    const steps = machine.transitions.map((step) => `${step.from} > ${step.to}`);
    expect(steps.filter((step, index) => steps.indexOf(step) !== index)).toEqual([]);
  });

  it('only steps between states it has', () => {
    for (const step of machine.transitions) {
      expect(states).toContain(step.to);
      if (step.from !== null) expect(states).toContain(step.from);
    }
  });

  it('reaches every state', () => {
    expect([...reached(machine, () => true)].sort()).toEqual([...states].sort());
  });

  it('reaches the start of every simulated step by simulated steps', () => {
    const simulated = reached(machine, (step) => step.simulated);
    for (const step of machine.transitions.filter((each) => each.simulated && each.from !== null))
      expect(simulated, `${step.from} > ${step.to}`).toContain(step.from);
  });

  it('reaches every state by a call, a control call or a timer', () => {
    const simulated = reached(machine, (step) => step.simulated);
    expect(states.filter((state) => !simulated.has(state))).toEqual([]);
  });

  it('names control calls that there are', () => {
    const named = machine.transitions.flatMap(({ control }) => control ?? []);
    expect(named.filter((action) => !controls.has(action))).toEqual([]);
  });

  it('leaves terminal states only to themselves, and no other state is a dead end', () => {
    for (const state of machine.states) {
      const onward = machine.transitions.filter((step) => step.from === state.id && step.to !== state.id);
      if (state.terminal) expect(onward, state.id).toEqual([]);
      else if (states.length > 1) expect(onward.length, state.id).toBeGreaterThan(0);
    }
  });

  it('refuses a step it does not know', () => {
    expect(() => move(machine as StateMachine, null, 'no-such-state')).toThrow(machine.id);
  });
});
