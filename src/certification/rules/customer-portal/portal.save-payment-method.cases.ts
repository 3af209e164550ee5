import { casesOf } from '../../testing/cases';
import { savePaymentMethod } from './portal.save-payment-method';

export const cases = casesOf(savePaymentMethod, {
  passes: async (connector) => {
    const customer = await connector.customer();
    const gone = await connector.card({ futureUse: true });
    await connector.save(await connector.customer(), gone);
    await connector.refused('POST', `/customers/${customer.id}/sources/${gone.id}`);
    await connector.save(customer, await connector.card({ futureUse: true }));
  },
  fails: {
    play: async (connector) => {
      await connector.save(await connector.customer(), await connector.card({ futureUse: true }));
      const card = await connector.card({ futureUse: true });
      await connector.refused('POST', `/customers/nobody/sources/${card.id}`);
      connector.blame();
    },
    pointer: '/status',
    seen: 404,
  },
  vacuous: (connector) => connector.subscribe(),
  refused: {
    play: async (connector) => {
      const card = await connector.card({ futureUse: true });
      await connector.refused('POST', `/customers/nobody/sources/${card.id}`);
      connector.blame();
    },
    is: 'fail',
    pointer: '/status',
  },
});
