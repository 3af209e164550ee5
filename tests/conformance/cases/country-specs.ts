import type { CountrySpecification } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectMatch, expectTrue } from '../check';
import type { ApiClient } from '../client';

interface Schema {
  title: string;
  properties: Record<string, { pattern?: string; enum?: string[] }>;
  required: string[];
}

const specsOf = async (client: ApiClient, country: string, entity = 'DR_IRELAND-ENTITY') =>
  (await client.read<{ data: CountrySpecification[] }>(`/country-specs?country=${country}&sellingEntity=${entity}`))
    .data;

const parsed = (text: string | undefined) => JSON.parse(text ?? 'null') as Schema;

export const countrySpecCases = casesOf('Country specifications', {
  'They tell a page how a country writes addresses and tax identifiers': async (client) => {
    const [spec] = await specsOf(client.asPublic(), 'IT');
    const shipping = parsed(spec?.shippingAddressSchema);
    expectEqual(shipping.required, ['country', 'city', 'postalCode', 'line1'], 'What an address needs');
    expectMatch('20121', new RegExp(shipping.properties.postalCode?.pattern ?? 'none'), 'A postal code');
    expectEqual(shipping.properties.country?.enum, ['IT'], 'The country');
    expectEqual(parsed(spec?.billingAddressSchema).required, ['country', 'postalCode'], 'What a bill needs');
    expectEqual(spec?.billingAddressOnlySchema, spec?.billingAddressSchema, 'The schema of a bill alone');
    const titles = (schemas: string[] = []) => schemas.map((text) => parsed(text).title).sort();
    expectEqual(titles(spec?.individualTaxIdentifiersSchemas), ['it_cf', 'it_natural'], 'Types for individuals');
    expectEqual(titles(spec?.businessTaxIdentifiersSchemas), ['it'], 'Types for businesses');
  },

  'A state and a required tax identifier are asked for where they are needed': async (client) => {
    const [canada] = await specsOf(client, 'CA');
    expectTrue(parsed(canada?.shippingAddressSchema).required.includes('state'), 'Canada asks for a province');
    const [kenya] = await specsOf(client, 'ke');
    expectEqual(parsed(kenya?.businessTaxIdentifiersSchemas[0]).required, ['taxIdentifier'], 'What Kenya asks for');
    expectEqual(kenya?.taxIdentifiersInfo?.isRequired, true, 'Whether it is required');
    expectTrue(!kenya?.shippingAddressSchema, 'Kenya has no schema of addresses');
  },

  'Of a pair that does not belong together nothing is known': async (client) => {
    for (const [country = '', entity] of [['ZZ'], ['DE', 'DR_JAPAN-ENTITY'], ['DE', 'NONE']])
      expectEqual(await specsOf(client, country, entity), [], `The answer for ${country} and ${entity}`);
    expectEqual((await specsOf(client, 'DE', 'DR_IRELAND-ENTITY%0A')).length, 1, 'The answer in spite of a line break');
  },

  'Both parts of the question are needed': async (client) => {
    const missing = { status: 400, code: 'missing_parameter' };
    await client.refused('GET', '/country-specs?country=DE', undefined, { ...missing, parameter: 'sellingEntity' });
    const entity = '/country-specs?sellingEntity=DR_IRELAND-ENTITY';
    await client.refused('GET', entity, undefined, { ...missing, parameter: 'country' });
  },
});
