import type { InvoiceState } from '../../../../generated/contract/types';
import { stateMachine } from '../../kernel/machine';

export const invoiceMachine = stateMachine<InvoiceState | 'deleted'>({
  id: 'invoice',
  title: 'Invoice',
  states: [
    { id: 'draft', meaning: 'Prepared; may still be deleted.' },
    { id: 'open', meaning: 'To be paid. Only its metadata may change.' },
    { id: 'paid', meaning: 'Captured; an order exists for it.', terminal: true },
    { id: 'uncollectible', meaning: 'The time to collect it ran out.', terminal: true },
    { id: 'void', meaning: 'Withdrawn.', terminal: true },
    { id: 'deleted', meaning: 'A draft that was removed.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'draft',
      trigger: 'POST /invoices with state draft',
      events: ['invoice.created'],
      simulated: true,
    },
    {
      from: null,
      to: 'open',
      trigger: 'POST /invoices',
      events: ['invoice.created', 'invoice.open'],
      simulated: true,
    },
    {
      from: 'draft',
      to: 'open',
      trigger: 'POST /invoices/{id}/open',
      events: ['invoice.open', 'invoice.updated'],
      simulated: true,
    },
    { from: 'draft', to: 'deleted', trigger: 'DELETE /invoices/{id}', events: [], simulated: true },
    {
      from: 'open',
      to: 'paid',
      trigger: 'The charge is captured; an order is created',
      events: ['invoice.paid', 'invoice.updated'],
      simulated: true,
    },
    {
      from: 'open',
      to: 'open',
      trigger: 'An attempt to charge fails; attemptCount grows',
      events: ['invoice.payment_failed'],
      simulated: true,
    },
    {
      from: 'open',
      to: 'uncollectible',
      trigger: 'collectionPeriodDays are over, or the only attempt failed',
      events: ['invoice.uncollectible', 'invoice.updated'],
      simulated: true,
    },
    {
      from: 'open',
      to: 'void',
      trigger: 'POST /invoices/{id}/void',
      events: ['invoice.void', 'invoice.updated'],
      simulated: true,
    },
  ],
});
