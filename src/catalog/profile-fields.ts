/** What a connector's profile can say: the words that the `applies` of a checklist item may use. */
import { apiVersions } from '../generated/reference/api-versions';
import { countries } from '../generated/reference/countries';
import { paymentMethods } from '../generated/reference/payment-methods';
import { supportedEntities } from '../generated/reference/supported-entities';

/** One value, several of them, yes or no, or a text that decides nothing. */
export type ProfileFieldKind = 'one' | 'many' | 'flag' | 'text';

export interface ProfileFieldSpec {
  readonly kind: ProfileFieldKind;
  /** What to write into it, as a sentence. */
  readonly says: string;
  /** The values that it takes, each with its meaning; none for a flag or a text. */
  readonly values: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string>>;
const text = (says: string) => ({ kind: 'text', says, values: {} }) as const;
const flag = (says: string) => ({ kind: 'flag', says, values: {} }) as const;
const one = (says: string, values: Values) => ({ kind: 'one', says, values }) as const;
const many = (says: string, values: Values) => ({ kind: 'many', says, values }) as const;

export const profileFields = {
  name: text('The name of the connector.'),
  version: text('The version of the connector.'),
  platform: text('The commerce platform that it connects, and its version.'),
  apiVersion: one(
    'The version of the API that it is built for.',
    // Several have the same status.
    Object.fromEntries(apiVersions.map(({ version, status }) => [version, `${version}, ${status.toLowerCase()}`])),
  ),
  goods: many('What it sells.', { physical: 'Goods that are shipped', digital: 'Downloads, keys and services' }),
  dataModel: one('How a line of a checkout names its product.', {
    'skus-only': 'Stored SKUs that carry all compliance data',
    'skus-with-groups': 'Stored SKUs in SKU groups',
    'product-details-with-groups': 'Product details in each line, with a SKU group',
  }),
  channels: many('How orders come in.', {
    storefront: 'Checkout pages of your own, in a browser',
    hosted: 'A low-code checkout of the provider',
    telephone: 'Staff enter orders for shoppers',
  }),
  customerTypes: many('Who buys.', { individual: 'Consumers', business: 'Businesses and organizations' }),
  accounts: flag('Whether a shopper can have an account in the store.'),
  keepsCustomerData: flag('Whether it stores data about shoppers.'),
  countries: many(
    'The countries that it sells to, as two letters (ISO 3166-1).',
    Object.fromEntries(countries.map(({ code, name }) => [code, name])),
  ),
  methods: many(
    'The payment methods that it offers, as source types.',
    Object.fromEntries(paymentMethods.map(({ type, name }) => [type, name])),
  ),
  subscriptions: one('Whether it sells what renews, and who starts a renewal.', {
    none: 'It sells nothing that renews',
    'customer-initiated': 'The shopper renews by hand',
    'merchant-initiated': 'It renews by itself, after a first purchase by the shopper',
  }),
  subscriptionEngine: one('Which system decides when to bill.', {
    own: 'Your platform, or that of a third party',
    provider: "The provider's subscription engine",
  }),
  fulfillment: many('Who ships, and who reports it.', {
    own: 'Your warehouse or agent',
    distributed: 'Fulfillers of the provider, on your fulfillment orders',
    orchestrated: 'Fulfillers of the provider, all by itself',
    distributor: 'A distributor that sells through the provider',
    logistics: "Carriers under the provider's contracts",
  }),
  shippingTerms: many('Who pays duties when goods cross a border.', {
    DDP: 'Duties are paid with the order',
    DAP: 'The recipient pays them',
  }),
  regulatoryFees: flag('Whether any of its goods carry regulatory fees.'),
  sellingEntities: many(
    'The selling entities of the account.',
    Object.fromEntries(supportedEntities.flatMap(({ id, name }) => (id === null ? [] : [[id, name]]))),
  ),
  events: many('How it learns of events.', {
    webhooks: 'The API calls its address',
    polling: 'It lists GET /events',
  }),
  signedWebhooks: flag('Whether its webhooks are signed.'),
  distribution: one('Who may use it.', { public: 'Anybody', private: 'The stores of one company' }),
  staffScreens: flag('Whether it adds screens for administrators or service staff.'),
} as const satisfies Readonly<Record<string, ProfileFieldSpec>>;

export type ProfileField = keyof typeof profileFields;

const valuesOf = (rows: readonly string[]) => Object.fromEntries([...new Set(rows)].map((value) => [value, value]));

/** What follows from the methods and the countries, so that a condition need not list them. */
export const derivedFields = {
  methodFlows: many('How the sources of the methods become ready.', valuesOf(paymentMethods.map(({ flow }) => flow))),
  methodOrders: many('When an order is made with the methods.', valuesOf(paymentMethods.map(({ order }) => order))),
  regions: many('The regions that the countries lie in.', { eu: 'European Union' }),
} as const satisfies Readonly<Record<string, ProfileFieldSpec>>;

export const conditionFields: Readonly<Record<string, ProfileFieldSpec>> = { ...profileFields, ...derivedFields };
