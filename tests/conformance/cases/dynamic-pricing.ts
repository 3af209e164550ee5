import type { CountryCurrency, PriceConversion } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields } from '../check';

const conversions = '/dynamic-pricing/conversions';

export const dynamicPricingCases = casesOf('Dynamic pricing', {
  'Prices come back in the order they were sent, one for each, rounded for their currency': async (client) => {
    const prices = [
      { id: 'mug', price: 10 },
      { id: 'bowl', price: '14.50' },
      { id: 'mug', price: 9.5, displayValues: ['from 10 on'] },
      { id: 'gift', price: 0 },
    ];
    const body = { countryCode: 'FR', currencyCode: 'EUR', prices };
    const answer = await client.change<PriceConversion>(conversions, body);
    const expected = [
      { id: 'mug', price: 10, calculatedPrice: 9.99 },
      { id: 'bowl', price: 14.5, calculatedPrice: 13.99 },
      { id: 'mug', price: 9.5, calculatedPrice: 8.99 },
      { id: 'gift', price: 0, calculatedPrice: 0 },
    ];
    const head = { countryCode: 'FR', currencyCode: 'EUR', operatedByDr: true };
    expectEqual(answer, { ...head, prices: expected }, 'The conversion');
    const yen = { countryCode: 'JP', currencyCode: 'JPY', prices: [{ id: 'mug', price: 10 }] };
    const inYen = await client.change<PriceConversion>(conversions, yen);
    expectEqual(inYen.prices, [{ id: 'mug', price: 10, calculatedPrice: 1580 }], 'Without decimals');
  },

  'Prices in the base currency stay as they are': async (client) => {
    const pair = await client.asPublic().read<CountryCurrency>('/dynamic-pricing/country-currency');
    expectEqual(pair, { country: 'US', currency: 'USD' }, 'The base');
    const body = { countryCode: 'US', currencyCode: 'USD', prices: [{ id: 'mug', price: '12.345' }] };
    const answer = await client.change<PriceConversion>(conversions, body);
    expectEqual(answer.prices, [{ id: 'mug', price: 12.345, calculatedPrice: 12.345 }], 'The price');
  },

  'An empty list asks whether a country is served': async (client) => {
    for (const [countryCode, operatedByDr] of [
      ['JP', true],
      ['KP', false],
    ] as const) {
      const body = { countryCode, currencyCode: 'EUR', prices: [] };
      expectFields(await client.change<PriceConversion>(conversions, body), { operatedByDr, prices: [] }, countryCode);
    }
  },

  'A country, a currency or a price that cannot be is named': async (client) => {
    const good = { countryCode: 'FR', currencyCode: 'EUR', prices: [{ id: 'mug', price: 10 }] };
    const refused: [object, string][] = [
      [{ countryCode: 'XX' }, 'countryCode'],
      [{ currencyCode: 'XXX' }, 'currencyCode'],
      [{ currencyCode: 'BGN' }, 'currencyCode'],
      [
        {
          prices: [
            { id: 'mug', price: 10 },
            { id: 'mug', price: -1 },
          ],
        },
        'prices[1].price',
      ],
      [{ prices: [{ id: 'mug', price: '1e3' }] }, 'prices[0].price'],
      [{ prices: [{ id: 'mug', price: 1e15 }] }, 'prices[0].price'],
    ];
    for (const [fields, parameter] of refused)
      await client.refused('POST', conversions, { ...good, ...fields }, { status: 400, parameter });
    await client.asPublic().refused('POST', conversions, good, { status: 403 });
  },
});
