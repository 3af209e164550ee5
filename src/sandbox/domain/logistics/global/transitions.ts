import type { LogisticsReturn } from '../../../../generated/contract/types';
import { stateMachine } from '../../kernel/machine';

export const logisticsReturnMachine = stateMachine<LogisticsReturn['type']>({
  id: 'logistics-return',
  title: 'Logistics return',
  states: [
    { id: 'authorization', meaning: 'The goods are announced and have not arrived.' },
    { id: 'received', meaning: 'The goods arrived. Decide on a refund.', terminal: true },
    { id: 'refused', meaning: 'The recipient did not take the parcel, and it came back.', terminal: true },
    { id: 'undeliverable', meaning: 'The carrier could not deliver the parcel, and it came back.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'authorization', trigger: 'POST /logistics-returns', events: [], simulated: true },
    {
      from: 'authorization',
      to: 'received',
      trigger: 'The goods arrive',
      events: ['logistics_return.received'],
      simulated: true,
    },
    {
      from: null,
      to: 'refused',
      trigger: 'A parcel comes back that nobody announced',
      events: ['logistics_return.received'],
      simulated: true,
      control: 'parcel_refused',
    },
    {
      from: null,
      to: 'undeliverable',
      trigger: 'A parcel comes back that nobody announced',
      events: ['logistics_return.received'],
      simulated: true,
      control: 'parcel_undeliverable',
    },
  ],
});
