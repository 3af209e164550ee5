import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactBody, redactPath, redactText } from '../redact';

/** What a connector sends every day, and must find again as it was. */
const innocents: Readonly<Record<string, readonly unknown[]>> = {
  'order ids of the sandbox': ['2000010010336', '1000000010336', 'order 2000010010336', 2000010010336],
  'order ids of shops': ['100000123-4', 'SO-2030-000123', '#1001', '4503599627', 'wc_order_1a2B3c4D5e6F'],
  'ids of shops with thirteen digits, in their fields': [
    { shopify_order_id: '4503599627370', productId: 4503599627370, upstreamId: '4539578763626' },
  ],
  'product codes (UPC, EAN, GTIN, ISBN)': [
    '036000291452',
    '4006381333931',
    '4012345000009',
    '04006381333931',
    '14006381333938',
    '978-3-16-148410-0',
    { gtin14: '36000291452013', ean: '4006381333931', barcode: '38000291452019' },
  ],
  'phone numbers': [
    '612-555-0100',
    '+1 (612) 555-0100 ext. 1234',
    '+4915112345678',
    '+44 20 7946 0958',
    '0049 151 12345678',
    '+49 (0)151 / 123 45 67-8',
    { phone: '4915112345672', phoneNumber: '4930901820' },
  ],
  'tracking numbers': [
    '1Z999AA10123456784',
    '9400111899223456789012',
    '961234567890',
    'JD014600003828396812',
    'RR123456785GB',
  ],
  UUIDs: [
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    '44442222-3333-4111-8000-000000000000',
    'sku_5f2c1c9e-0000-4000-8000-000000000001',
  ],
  'hashes and trace ids': [
    'd41d8cd98f00b204e9800998ecf8427e',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ],
  times: [
    '2030-01-31T12:00:00Z',
    '2030-01-31T12:00:00.123456Z',
    '2030-01-31 12:00:00.123',
    1900000000000,
    '1900000000000000',
  ],
  'device numbers (IMEI, SIM)': [
    '490154203237518',
    '356938035643809',
    '868932036356090',
    { simCardNumber: '8944500102198304826' },
  ],
  'tariff and tax codes': ['6109.10.0012', '6109.10.0012, 6205.20.2051', '55111513.120', '4512', 'EAR99'],
  amounts: [
    26.89,
    0.1,
    '1,234,567.89',
    'EUR 4.111,11',
    '4539.57 8763.62',
    0.3333333333333333,
    4.539578763621486,
    '0.4539578763621486',
  ],
  'tax identifiers': [
    'DE123456789',
    'GB999999973',
    '12.345.678/0001-95',
    '27AAPFU0939F1ZV',
    'ATU12345678',
    '53-0012345',
    { pan: 'ABCDE1234F' },
  ],
  'account numbers (IBAN)': [
    'DE89 3704 0044 0532 0130 00',
    'DE89370400440532013000',
    'GB29 NWBK 6016 1331 9268 19',
    'ES91 2100 0418 4502 0005 1332',
  ],
  'network addresses': ['203.0.113.10, 198.51.100.17', '2001:db8:85a3:1234:5678:9012:370:7334'],
  'postal addresses': ['4539 Main Street, Apt 5787, Clearwater, FL 33756-1486', { postalCode: '55343-4500' }],
  'lists of numbers': [
    [4100, 4101, 4102, 4103, 4104, 4106],
    ['12345678', '87654321'],
    '4100 4101 4102 4103 4104 4106 4107',
  ],
  'wrong check digits': ['4444222233331112', '4444 2222 3333 1112', 4444222233331112],
  'last four digits': [
    { creditCard: { brand: 'Visa', lastFourDigits: '1111', expirationMonth: 7, expirationYear: 2035 } },
  ],
  'names of codes without codes': [
    'The CVV is on the back.',
    'security code',
    { cvvProvided: true, cvvResult: 'M' },
    'CVE-2030-1234',
  ],
  'verification codes of six digits': ['Your verification code: 123456', { verificationCode: '123456' }],
  'names like short ones': [{ cid: 'customer-7', csc: 'north' }, 'cid=campaign7', 'placid 123'],
  'words of security': [
    'Basic delivery',
    'Basic T-shirt, 2-pack',
    'bearer bonds',
    'token ring',
    'a secret sale',
    'sk_SK',
    'mask_test_1',
  ],
  'words with digits': ['Windows 11', 'A4 paper 80 g/m2 500 sheets', 'M4x16 DIN 912 A2-70'],
};

describe('what is no card number stays as it is', () => {
  it.each(Object.entries(innocents))('%s', (_name, values) => {
    for (const value of values) {
      expect(redactBody(value)).toEqual(value);
      expect(redactBody({ metadata: { value } })).toEqual({ metadata: { value } });
      if (typeof value === 'string')
        expect(redactText(`It says ${value}, I think.`)).toBe(`It says ${value}, I think.`);
    }
  });

  it('and in paths and queries', () => {
    for (const path of ['/orders/2000010010336', '/skus/4006381333931', '/skus/4503599627370', '/skus/a%20b%2Fc'])
      expect(redactPath(path, '?upstreamIds=4503599627370&createdTime[gte]=2030-01-31T12%3A00%3A00Z')).toBe(
        `${path}?upstreamIds=4503599627370&createdTime[gte]=2030-01-31T12%3A00%3A00Z`,
      );
  });

  it('and in the tables of this project', () => {
    const folder = 'src/generated/reference';
    const tables = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'cards.json');
    expect(tables.length).toBeGreaterThan(10);
    for (const name of tables) {
      const table: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      expect(redactBody(table)).toEqual(table);
    }
  });

  it('and ids of the sandbox’s own making', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 200_000_000, max: 999_999_999 }), (uuid, number) => {
        const ids = { id: `${number}0336`, orderId: `${number}0336`, sourceId: uuid, refundId: `re_${uuid}` };
        expect(redactBody(ids)).toEqual(ids);
        expect(redactPath(`/orders/${ids.id}`, `?ids=${uuid}`)).toBe(`/orders/${ids.id}?ids=${uuid}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('and times and amounts of any size', () => {
    const times = fc.date({ min: new Date('2000-01-01'), max: new Date('2039-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1e9, noNaN: true }), (time, amount) => {
        const body = { time: time.toISOString(), at: time.getTime(), amount, cents: Math.round(amount * 100) };
        expect(redactBody(body)).toEqual(body);
        expect(redactText(`${body.time} ${body.at}`)).toBe(`${body.time} ${body.at}`);
      }),
      { numRuns: 2000 },
    );
  });
});
