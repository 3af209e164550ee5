import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { readProfile } from './read';
import { profileSchema } from './schema';

const whole = {
  $schema: 'https://standards.example/downloads/connector-profile.schema.json',
  name: 'Northern Lights for Exampleshop',
  version: '2.1.0',
  apiVersion: '2021-12-13',
  goods: ['physical', 'digital'],
  dataModel: 'skus-with-groups',
  channels: ['storefront'],
  customerTypes: ['individual'],
  accounts: true,
  keepsCustomerData: true,
  countries: ['DE', 'US'],
  methods: ['creditCard', 'konbini'],
  subscriptions: 'merchant-initiated',
  subscriptionEngine: 'own',
  fulfillment: ['own'],
  shippingTerms: ['DDP'],
  regulatoryFees: false,
  sellingEntities: ['DR_IRELAND-ENTITY'],
  events: ['webhooks'],
  signedWebhooks: true,
  distribution: 'public',
  staffScreens: false,
};
const isValid = new Ajv2020({ strict: true }).compile(profileSchema);

describe('a profile', () => {
  it('may say all or nothing, and the schema agrees', () => {
    const { $schema: _, ...profile } = whole;
    expect(readProfile(whole)).toEqual({ profile });
    expect(readProfile({})).toEqual({ profile: {} });
    for (const value of [whole, {}]) expect(isValid(value)).toBe(true);
  });

  it.each([
    ['a misspelt field', { fulfilment: ['own'] }, ['fulfilment'], /not a field.*Did you mean "fulfillment"/],
    ['a field of its own', { colour: 'red' }, ['colour'], /not a field of a profile/],
    [
      'a value that does not exist',
      { goods: ['software'] },
      ['goods', 0],
      /goods\[0\] is "software".*physical, digital/,
    ],
    ['a value in another spelling', { methods: ['creditcard'] }, ['methods', 0], /Did you mean "creditCard"/],
    ['a country by its name', { countries: ['US', 'Germany'] }, ['countries', 1], /countries\[1\] is "Germany"/],
    ['one value where a list belongs', { goods: 'physical' }, ['goods'], /Write a list, such as \[physical\]/],
    ['a list where one value belongs', { dataModel: ['skus-only'] }, ['dataModel'], /one value, not a list/],
    ['a word for a flag', { accounts: 'yes' }, ['accounts'], /accounts is "yes".*true or false/],
    ['a number for a text', { version: 2 }, ['version'], /version is 2.*in quotes/],
    ['a field that was left empty', { subscriptions: null }, ['subscriptions'], /subscriptions is null/],
    ['no list of fields', ['goods'], [], /list of fields/],
    ['a name of every object', { constructor: true }, ['constructor'], /not a field/],
  ])('is told about %s, and the schema refuses it too', (_what, value, path, message) => {
    const read = readProfile(value);
    expect(read).toMatchObject({ problems: [{ path }] });
    if ('problems' in read) expect(`${read.problems[0]?.what} ${read.problems[0]?.mend}`).toMatch(message);
    expect(isValid(value)).toBe(false);
  });

  it('is told about everything at once', () => {
    expect(readProfile({ goods: ['x', 'y'], accounts: 1, z: 0 })).toMatchObject({ problems: { length: 4 } });
  });
});
