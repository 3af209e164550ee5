import type { TaxIdentifierState } from '../../../../generated/contract/types';
import { stateMachine, type Transition } from '../../kernel/machine';

export const taxIdentifierMachine = stateMachine<TaxIdentifierState | 'deleted'>({
  id: 'tax-identifier',
  title: 'Tax identifier',
  states: [
    { id: 'pending', meaning: 'Not checked yet; counts as valid for tax.' },
    { id: 'verified', meaning: 'The authority knows it.' },
    { id: 'not_valid', meaning: 'The authority does not know it; no effect on tax.' },
    { id: 'deleted', meaning: 'Removed and detached from its customer.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'pending',
      trigger: 'POST /tax-identifiers',
      events: ['tax_identifier.pending'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'verified',
      trigger: 'The check succeeds (test values: at once)',
      events: ['tax_identifier.verified'],
      simulated: true,
      control: 'verify',
    },
    {
      from: 'pending',
      to: 'not_valid',
      trigger: 'The check fails',
      events: ['tax_identifier.not_valid'],
      simulated: true,
      control: 'refuse',
    },
    ...(['pending', 'verified', 'not_valid'] as const).map(
      (from): Transition<TaxIdentifierState | 'deleted'> => ({
        from,
        to: 'deleted',
        trigger: 'DELETE /tax-identifiers/{id}',
        events: ['tax_identifier.deleted'],
        simulated: true,
      }),
    ),
  ],
});
