import { casesOf } from '../../testing/cases';
import { toGermany } from '../../testing/shoppers';
import { taxInclusive } from './checkouts.tax-inclusive';

export const cases = casesOf(taxInclusive, {
  passes: async (connector) => {
    await connector.checkout({ taxInclusive: false });
    await connector.checkout({ ...toGermany, taxInclusive: true });
  },
  fails: {
    play: async (connector) => {
      await connector.checkout();
      await connector.checkout({ taxInclusive: undefined });
      connector.blame();
    },
    pointer: '/requestBody/taxInclusive',
    seen: undefined,
  },
  vacuous: (connector) => connector.customer(),
  refused: async (connector) =>
    connector.refused('POST', '/checkouts', { ...(await connector.cart()), currency: 'XXX' }),
  more: {
    'a text instead of a boolean': {
      play: async (connector) => {
        await connector.refused('POST', '/checkouts', { ...(await connector.cart()), taxInclusive: 'true' }, 400);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/taxInclusive',
      seen: 'true',
    },
    'prices without tax for consumers in the European Union': {
      play: (connector) => connector.checkout({ ...toGermany, taxInclusive: false }),
      is: 'warn',
      warnings: [/European Union/],
    },
    'both values for one country': {
      play: async (connector) => {
        await connector.checkout({ taxInclusive: false });
        await connector.checkout({ taxInclusive: true });
      },
      is: 'warn',
      warnings: [/both true and false/],
    },
    'prices without tax for businesses': {
      play: (connector) => connector.checkout({ ...toGermany, taxInclusive: false, customerType: 'business' }),
      is: 'pass',
    },
  },
});
