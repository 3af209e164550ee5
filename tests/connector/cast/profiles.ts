/** What the connector of each store does, as its maker would write it down. */
import type { Profile } from '../../../src/certification/profile/types';

/** Of its products some are stored and some described on the line: a profile names one way, so it names none. */
export const harborProfile: Profile = {
  name: 'harbor',
  goods: ['physical', 'digital'],
  channels: ['storefront', 'telephone'],
  customerTypes: ['individual', 'business'],
  accounts: true,
  keepsCustomerData: true,
  subscriptions: 'merchant-initiated',
  subscriptionEngine: 'own',
  fulfillment: ['own'],
  regulatoryFees: true,
  events: ['webhooks'],
  signedWebhooks: true,
  distribution: 'private',
  staffScreens: false,
};

/** In its first week: guests, cards, and nothing that renews. */
export const firstWeekProfile: Profile = {
  ...harborProfile,
  dataModel: 'skus-with-groups',
  channels: ['storefront'],
  customerTypes: ['individual'],
  accounts: false,
  subscriptions: 'none',
  regulatoryFees: false,
  methods: ['creditCard'],
};
