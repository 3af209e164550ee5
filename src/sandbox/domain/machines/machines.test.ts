import { describe, expect, it } from 'vitest';
import { move, type StateMachine, type Transition } from '../kernel/machine';
import { registry } from '../resources';
import { stateMachines } from '.';

const controls = new Set(registry.resources.flatMap(({ controls: all = {} }) => Object.keys(all)));

/** Steps that come with time, with calls on other objects, or with a control call on another object. */
const byThemselves: Readonly<Record<string, readonly string[]>> = {
  source: [
    'chargeable > consumed',
    'chargeable > chargeable',
    'chargeable > cancelled',
    'requires_action > cancelled',
    'pending_redirect > cancelled',
    'pending_funds > cancelled',
  ],
  order: [
    'accepted > fulfilled',
    'accepted > cancelled',
    'fulfilled > complete',
    'accepted > accepted',
    'fulfilled > fulfilled',
    'complete > complete',
    'fulfilled > returned',
    'complete > returned',
    'returned > returned',
  ],
  'order-item': [
    'created > fulfilled',
    'created > cancelled',
    'created > blocked',
    'fulfilled > paid',
    'fulfilled > returned',
    'paid > returned',
  ],
  charge: ['capturable > capturable', 'capturable > processing', 'capturable > complete', 'capturable > cancelled'],
  'charge-operation': ['pending > pending_information', 'failed > pending'],
  refund: [
    'pending > pending_information',
    'pending > pending',
    'pending_information > pending_information',
    'succeeded > succeeded',
    'failed > failed',
    'expired > expired',
  ],
  'payment-session': [
    'requires_source > requires_confirmation',
    'requires_confirmation > requires_source',
    'requires_action > requires_source',
    'failed > requires_source',
    'confirmed > complete',
  ],
  invoice: ['open > paid', 'open > open', 'open > uncollectible'],
  subscription: [
    'draft > activeFree',
    'active > active',
    'activeFree > active',
    'activeFree > activeFree',
    'active > activeFree',
    'active > activePendingInvoice',
    'activeFree > activePendingInvoice',
    'activePendingInvoice > active',
    'activePendingInvoice > activePendingInvoice',
    'activePendingInvoice > failed',
    'active > lapsed',
    'activeFree > lapsed',
    'activePendingInvoice > lapsed',
    'active > ended',
    'activeFree > ended',
  ],
  'file-link': ['live > expired'],
  'fulfillment-order': ['pending > shipped', 'pending > cancelled'],
  'fulfillment-cancellation': ['pending > accepted', 'pending > rejected'],
  'fulfillment-return': ['created > pending', 'created > rejected', 'pending > accepted'],
  'logistics-return': ['authorization > received'],
};

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

  it('has a control call for every step that no call, no time and no other object brings about', () => {
    const isCalled = ({ from, trigger }: Transition) => from === null || /^(POST|PATCH|DELETE) /.test(trigger);
    const alone = machine.transitions.filter((step) => !step.control && !isCalled(step));
    const missing = alone.filter(({ from, to }) => !(byThemselves[machine.id] ?? []).includes(`${from} > ${to}`));
    const stale = (byThemselves[machine.id] ?? []).filter(
      (step) => !alone.some(({ from, to }) => step === `${from} > ${to}`),
    );
    expect(stale).toEqual([]);
    expect(missing.map(({ from, to, trigger }) => `${from} > ${to}: ${trigger}`)).toEqual([]);
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
