import { casesOf } from '../../testing/cases';
import { renew } from '../../testing/renewing';
import { resellerTermsAcceptance } from './disclosures.reseller-terms-acceptance';

const seller = 'DR_INC-ENTITY';
const terms = { type: 'termsOfSale' as const, entityId: seller };

export const cases = casesOf(resellerTermsAcceptance, {
  passes: async (connector) => {
    await connector.order({ disclosures: { disclosures: [terms, { type: 'resellerDisclosure', entityId: seller }] } });
    await connector.order({ disclosures: [{ type: 'confirmDisclosure', entityId: seller }] });
  },
  fails: null,
  vacuous: async (connector) => {
    await connector.checkout({ disclosures: [terms] });
  },
  refused: {
    play: async (connector) => {
      const { id: checkoutId } = await connector.checkout({ disclosures: [terms] });
      await connector.refused('POST', '/orders', { checkoutId });
    },
    is: 'not-observed',
  },
  more: {
    'nothing is recorded': {
      play: (connector) => connector.order(),
      is: 'review',
      warnings: [],
    },
    'what is recorded has nothing to do with the terms': {
      play: (connector) => connector.order({ disclosures: [{ type: 'cookiePolicy', entityId: seller }] }),
      is: 'review',
      warnings: [],
    },
    'the terms of an entity that sells elsewhere': {
      play: async (connector) => {
        await connector.order({ disclosures: [terms] });
        await connector.order({ disclosures: [{ type: 'termsOfSale', entityId: 'DR_JAPAN-ENTITY' }] });
      },
      is: 'warn',
      warnings: [/DR_INC-ENTITY, which sold the order/],
    },
    'a renewal, which no shopper looks at': {
      play: async (connector) => {
        const subscribed = await connector.subscribe({ disclosures: [terms] });
        await renew(connector, subscribed, {}, { disclosures: [{ type: 'termsOfSale', entityId: 'DR_JAPAN-ENTITY' }] });
      },
      is: 'pass',
      warnings: [],
    },
  },
});
