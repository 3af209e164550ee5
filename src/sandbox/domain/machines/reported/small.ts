import { stateMachine, type Transition } from '../../kernel/machine';

export const taxIdentifierMachine = stateMachine({
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
      simulated: false,
    },
    {
      from: 'pending',
      to: 'verified',
      trigger: 'The check succeeds (test values: at once)',
      events: ['tax_identifier.verified'],
      simulated: false,
    },
    {
      from: 'pending',
      to: 'not_valid',
      trigger: 'The check fails',
      events: ['tax_identifier.not_valid'],
      simulated: false,
    },
    ...['pending', 'verified', 'not_valid'].map(
      (from): Transition => ({
        from,
        to: 'deleted',
        trigger: 'DELETE /tax-identifiers/{id}',
        events: ['tax_identifier.deleted'],
        simulated: false,
      }),
    ),
  ],
});

export const fileLinkMachine = stateMachine({
  id: 'file-link',
  title: 'File link',
  states: [
    { id: 'live', meaning: 'Anyone with the address can download the file.' },
    { id: 'expired', meaning: 'expiresTime has passed.' },
    { id: 'deleted', meaning: 'Gone.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'live', trigger: 'POST /file-links', events: ['fileLink.created'], simulated: false },
    {
      from: 'live',
      to: 'expired',
      trigger: 'expiresTime passes, or is set to now',
      events: ['fileLink.updated'],
      simulated: false,
    },
    {
      from: 'expired',
      to: 'live',
      trigger: 'POST /file-links/{id} with a later expiresTime',
      events: ['fileLink.updated'],
      inferred: true,
      simulated: false,
    },
    { from: 'live', to: 'deleted', trigger: 'DELETE /file-links/{id}', events: ['fileLink.deleted'], simulated: false },
    {
      from: 'expired',
      to: 'deleted',
      trigger: 'DELETE /file-links/{id}',
      events: ['fileLink.deleted'],
      simulated: false,
    },
  ],
});
