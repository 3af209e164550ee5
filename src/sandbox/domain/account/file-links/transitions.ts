import { stateMachine } from '../../kernel/machine';

export const fileLinkMachine = stateMachine({
  id: 'file-link',
  title: 'File link',
  states: [
    { id: 'live', meaning: 'Anyone with the address can download the file.' },
    { id: 'expired', meaning: 'expiresTime has passed.' },
    { id: 'deleted', meaning: 'Gone.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'live', trigger: 'POST /file-links', events: ['fileLink.created'], simulated: true },
    {
      from: 'live',
      to: 'expired',
      trigger: 'expiresTime passes, which no event tells (inferred), or is set to a time that is over',
      events: ['fileLink.updated'],
      simulated: true,
    },
    {
      from: 'expired',
      to: 'live',
      trigger: 'POST /file-links/{id} with a later expiresTime',
      events: ['fileLink.updated'],
      inferred: true,
      simulated: true,
    },
    { from: 'live', to: 'deleted', trigger: 'DELETE /file-links/{id}', events: ['fileLink.deleted'], simulated: true },
    {
      from: 'expired',
      to: 'deleted',
      trigger: 'DELETE /file-links/{id}',
      events: ['fileLink.deleted'],
      simulated: true,
    },
  ],
});
