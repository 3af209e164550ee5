import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { refusedSubscription, renew } from '../../testing/renewing';
import { terms } from '../../testing/shoppers';
import { autorenewalTerms } from './disclosures.autorenewal-terms';

/** Terms that are blank. The checkout is the call to blame. */
async function withoutTerms(connector: Connector, cart: Cart = {}) {
  const checkout = await connector.checkout({ items: [await connector.subscriptionLine({ terms: ' ' })], ...cart });
  connector.blame();
  await connector.attach(checkout, await connector.card());
  return connector.place(checkout);
}

const planTerms = (localizedText: string) => [{ type: 'autoRenewalPlanTerms' as const, localizedText }];

export const cases = casesOf(autorenewalTerms, {
  passes: async (connector) => {
    await renew(connector, await connector.subscribe());
  },
  fails: {
    play: async (connector) => {
      await connector.subscribe();
      await withoutTerms(connector);
    },
    pointer: '/requestBody/items/0/subscriptionInfo/terms',
    seen: ' ',
  },
  vacuous: async (connector) => {
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false, terms: undefined })] });
    await connector.checkout({ items: [await connector.subscriptionLine()] });
  },
  refused: refusedSubscription,
  more: {
    'terms in the recorded disclosures alone': {
      play: (connector) => withoutTerms(connector, { disclosures: planTerms(terms) }),
      is: 'pass',
    },
    'a recorded disclosure without its text': {
      play: (connector) => withoutTerms(connector, { disclosures: planTerms(' ') }),
      is: 'fail',
      pointer: '/requestBody/items/0/subscriptionInfo/terms',
    },
    'another disclosure': {
      play: (connector) =>
        withoutTerms(connector, { disclosures: [{ type: 'saveCardMandate', localizedText: terms }] }),
      is: 'fail',
      pointer: '/requestBody/items/0/subscriptionInfo/terms',
    },
  },
});
