import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretKey } from '../keys';
import { startSandboxServer } from './node';

const folder = mkdtempSync(join(tmpdir(), 'rates-'));
let files = 0;

const start = (content: unknown) => {
  files += 1;
  const ratesFile = join(folder, `rates-${files}.json`);
  writeFileSync(ratesFile, typeof content === 'string' ? content : JSON.stringify(content));
  return startSandboxServer({ port: 0, dataPath: join(folder, `${files}.db`), rateLimit: 0, ratesFile });
};

const addresses = {
  seattle: { line1: '1 Test Street', city: 'Seattle', state: 'WA', postalCode: '98101', country: 'US' },
  minneapolis: { line1: '1 Test Street', city: 'Minneapolis', state: 'MN', postalCode: '55401', country: 'US' },
  zurich: { line1: '1 Test Street', city: 'Zurich', postalCode: '8001', country: 'CH' },
};

async function checkoutTo(url: string, place: keyof typeof addresses) {
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const classified = { taxCode: '4512', eccn: 'EAR99', countryOfOrigin: 'US', hsCode: '7323.94' };
  const sku = { name: 'A pan', description: 'Of steel.', weight: 20, weightUnit: 'oz', ...classified };
  await fetch(`${url}/skus/pan`, { method: 'PUT', headers, body: JSON.stringify(sku) });
  const item = { skuId: 'pan', quantity: 1, price: 100 };
  const response = await fetch(`${url}/checkouts`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      currency: 'USD',
      email: 'ada@example.com',
      shipFrom: { address: addresses.minneapolis },
      shipTo: { name: 'Ada', phone: '612-555-0100', address: addresses[place] },
      items: [item],
    }),
  });
  const { totalTax, totalDuty, totalImporterTax } = (await response.json()) as Record<string, number>;
  return { totalTax, totalDuty, totalImporterTax, assumed: response.headers.get('x-sandbox-assumed') };
}

describe('a file of rates', () => {
  it('comes before the rates of the sandbox, and those that it does not name stay', async () => {
    const server = await start({
      taxRates: [
        { country: 'US', state: 'WA', postalCode: '98101', rate: '0.1035' },
        { country: 'US', state: 'MN', rate: 0.5 },
      ],
      landedCostRates: [{ shipFrom: 'US', shipTo: 'CH', duty: '0.05', importTax: '0.081' }],
    });
    try {
      expect(await checkoutTo(server.url, 'seattle')).toMatchObject({ totalTax: 10.35, assumed: null });
      expect(await checkoutTo(server.url, 'minneapolis')).toMatchObject({ totalTax: 8.03, assumed: null });
      expect(await checkoutTo(server.url, 'zurich')).toMatchObject({ totalDuty: 5, totalImporterTax: 8.51 });
    } finally {
      await server.close();
    }
  });

  it('says on request that a rate of it is a guess', async () => {
    const server = await start({ taxRates: [{ country: 'US', state: 'WA', rate: '0.1', basis: 'ours' }] });
    try {
      expect(await checkoutTo(server.url, 'seattle')).toMatchObject({ totalTax: 10, assumed: 'tax-rate' });
    } finally {
      await server.close();
    }
  });

  it.each([
    ['no JSON', '{', 'JSON'],
    ['a list', [], 'it is no object'],
    ['nothing in it', {}, 'it has no rate'],
    ['a table that nobody knows', { rates: [] }, 'it has rates; it may have taxRates and landedCostRates'],
    ['no list', { taxRates: {} }, 'taxRates is no list'],
    ['an entry that is no object', { taxRates: ['DE'] }, 'taxRates[0] is no object'],
    ['a row without a rate', { taxRates: [{ country: 'DE' }] }, 'taxRates[0] has no rate'],
    ['a rate in percent', { taxRates: [{ country: 'DE', rate: '19' }] }, 'taxRates[0]: rate is a fraction from 0 to 1'],
    ['a rate below 0', { taxRates: [{ country: 'DE', rate: -0.1 }] }, 'not "-0.1"'],
    ['no country', { taxRates: [{ country: 'Germany', rate: '0.19' }] }, 'two capital letters of a country'],
    ['a field of no row', { taxRates: [{ country: 'DE', rate: '0.19', zip: '1' }] }, 'taxRates[0] has zip'],
    ['a list in a row', { taxRates: [{ country: 'DE', rate: ['0.19'] }] }, 'rate is no text'],
    [
      'half an import rate',
      { landedCostRates: [{ shipFrom: '*', shipTo: 'CH', duty: '0' }] },
      'landedCostRates[0] has no importTax',
    ],
  ])('with %s stops the start and says why', async (_what, content, why) => {
    await expect(start(content)).rejects.toThrow(why);
  });

  it('that is not there stops the start', async () => {
    const ratesFile = join(folder, 'none.json');
    const server = startSandboxServer({ port: 0, dataPath: join(folder, 'none.db'), rateLimit: 0, ratesFile });
    await expect(server).rejects.toThrow('none.json');
  });
});
