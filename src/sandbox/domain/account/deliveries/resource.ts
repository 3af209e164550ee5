import { resource } from '../../kernel/resource';

/** The outbox: written with the events, sent by the engine, and shown by a call of the sandbox. */
export const delivery = resource('delivery', {
  name: 'Delivery',
  lookups: {
    webhookId: 'document.webhookId',
    eventId: 'document.eventId',
    state: 'document.state',
    waitingFor: 'document.waitingFor',
  },
});
