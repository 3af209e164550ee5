import type {
  FulfillmentCancellation,
  FulfillmentOrder,
  FulfillmentReturn,
} from '../../../../generated/contract/types';
import { stateMachine } from '../../kernel/machine';

export const fulfillmentOrderMachine = stateMachine<FulfillmentOrder['state']>({
  id: 'fulfillment-order',
  title: 'Fulfillment order',
  states: [
    { id: 'pending', meaning: 'The warehouse is asked to ship, and has shipped nothing yet.' },
    { id: 'shipped', meaning: 'At least some units were shipped.', terminal: true },
    { id: 'cancelled', meaning: 'No unit will be shipped.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'pending',
      trigger: 'POST /fulfillment-orders',
      events: ['fulfillment_order.pending'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'shipped',
      trigger: 'The first units ship',
      events: ['fulfillment_order.shipped'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'cancelled',
      trigger: 'The warehouse accepts that no unit ships',
      events: ['fulfillment_order.cancelled'],
      simulated: true,
    },
  ],
});

export const fulfillmentCancellationMachine = stateMachine<FulfillmentCancellation['state']>({
  id: 'fulfillment-cancellation',
  title: 'Fulfillment cancellation',
  states: [
    { id: 'pending', meaning: 'The warehouse has not answered yet.' },
    { id: 'accepted', meaning: 'The warehouse does not ship at least some of the units.', terminal: true },
    { id: 'rejected', meaning: 'The warehouse ships all of the units.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'pending',
      trigger: 'POST /fulfillment-cancellations',
      events: ['fulfillment_cancellation.created'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'accepted',
      trigger: 'The warehouse agrees',
      events: ['fulfillment_cancellation.accepted'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'rejected',
      trigger: 'The warehouse refuses, or has shipped the units meanwhile',
      events: ['fulfillment_cancellation.rejected'],
      simulated: true,
    },
  ],
});

export const fulfillmentReturnMachine = stateMachine<FulfillmentReturn['state']>({
  id: 'fulfillment-return',
  title: 'Fulfillment return',
  states: [
    { id: 'created', meaning: 'The warehouse has not decided yet.' },
    { id: 'pending', meaning: 'The warehouse waits for the goods.' },
    { id: 'accepted', meaning: 'The goods arrived and were taken back.', terminal: true },
    { id: 'rejected', meaning: 'The warehouse does not take the goods back.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'created',
      trigger: 'POST /fulfillment-returns',
      events: ['fulfillment_return.created'],
      simulated: true,
    },
    {
      from: 'created',
      to: 'pending',
      trigger: 'The warehouse agrees',
      events: ['fulfillment_return.pending'],
      simulated: true,
    },
    {
      from: 'created',
      to: 'rejected',
      trigger: 'The warehouse refuses',
      events: ['fulfillment_return.rejected'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'accepted',
      trigger: 'The goods arrive',
      events: ['fulfillment_return.accepted'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'rejected',
      trigger: 'The goods do not arrive, or not as they should',
      events: ['fulfillment_return.rejected'],
      inferred: true,
      simulated: true,
      control: 'reject',
    },
  ],
});
