import { casesOf } from '../../testing/cases';
import type { Cart } from '../../testing/connector';
import { contactAt, hamburg } from '../../testing/shoppers';
import { sellingEntityUsed } from './x.selling-entity-used';

const of = (entityId?: string) =>
  ({ disclosures: { disclosures: [{ type: 'termsOfSale', ...(entityId && { entityId }) }] } }) as Pick<
    Cart,
    'disclosures'
  >;
const american = of('DR_INC-ENTITY');
const toGermany: Cart = { shipFrom: { address: hamburg }, shipTo: contactAt(hamburg), billTo: contactAt(hamburg) };

export const cases = casesOf(sellingEntityUsed, {
  passes: (connector) => connector.checkout(american),
  fails: null,
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout(of());
  },
  refused: {
    play: async (connector) =>
      connector.refused('POST', '/checkouts', { ...(await connector.cart(american)), currency: 'XXX' }),
    is: 'not-observed',
  },
  more: {
    'of an entity that does not sell there': {
      play: async (connector) => {
        await connector.checkout(american);
        await connector.checkout({ ...toGermany, ...american });
      },
      is: 'warn',
      warnings: [/DR_IRELAND-ENTITY/],
    },
    'a list without an object around it, of an entity that does not sell there': {
      play: (connector) =>
        connector.checkout({ disclosures: [{ type: 'termsOfSale', entityId: 'DR_IRELAND-ENTITY' }] }),
      is: 'warn',
      warnings: [/DR_INC-ENTITY/],
    },
    'an address that changes the seller': {
      play: async (connector) => {
        const checkout = await connector.checkout({ ...american, shipFrom: { address: hamburg } });
        await connector.updateCheckout(checkout, toGermany as Record<string, unknown>);
      },
      is: 'warn',
      warnings: [/DR_IRELAND-ENTITY/],
    },
    'a new address with the disclosures of its seller': {
      play: async (connector) => {
        const checkout = await connector.checkout(american);
        await connector.updateCheckout(checkout, { ...toGermany, ...of('DR_IRELAND-ENTITY') });
      },
      is: 'pass',
      warnings: [],
    },
    'no address yet': {
      play: (connector) => connector.checkout({ ...american, shipTo: undefined, billTo: undefined }),
      is: 'pass',
      warnings: [],
    },
  },
});
