import { casesOf } from '../../testing/cases';
import { forgetMe } from './x.forget-me';

export const cases = casesOf(forgetMe, {
  passes: async (connector) => {
    const { id } = await connector.customer();
    await connector.ok('POST', `/customers/${id}`, { requestToBeForgotten: true });
  },
  fails: null,
  vacuous: async (connector) => {
    const { id } = await connector.customer();
    await connector.ok('POST', `/customers/${id}`, { locale: 'en_US' });
  },
  refused: (connector) => connector.refused('POST', '/customers/nobody', { requestToBeForgotten: true }, 404),
  more: {
    'an order of a guest': {
      play: async (connector) => connector.updateOrder(await connector.order(), { requestToBeForgotten: true }),
      is: 'pass',
    },
  },
});
