import { expect, it } from 'vitest';
import { type MachineData, mermaidOf } from './diagram';

const machine: MachineData = {
  id: 'refund',
  title: 'Refund',
  states: [
    { id: 'pending', meaning: 'On its way.' },
    { id: 'succeeded', meaning: 'Paid.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'pending', trigger: 'POST /refunds', events: ['refund.pending'], simulated: true },
    { from: 'pending', to: 'succeeded', trigger: 'The provider pays', events: [], simulated: true },
    { from: 'pending', to: 'succeeded', trigger: 'A person pays', events: [], simulated: false },
  ],
};

it('draws one arrow for each pair of states, with the numbers of its steps', () => {
  expect(mermaidOf(machine)).toBe(
    ['stateDiagram-v2', '  [*] --> pending: 1', '  pending --> succeeded: 2, 3', '  succeeded --> [*]'].join('\n'),
  );
});
