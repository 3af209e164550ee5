/** Carts whose amounts the provider published, with the place and the rate behind them. Money in major units. */
import type { Address, Discount, ItemDiscount, PurchaseLocation } from '../../src/generated/contract/types';

/** Goods are shipped; downloads are not; services are not, and carry no tax in the United States. */
export type ProductKind = 'goods' | 'download' | 'service';

export interface FixtureLine {
  price: number;
  quantity?: number;
  kind?: ProductKind;
  discount?: ItemDiscount;
  /** With a tariff code: duty can be due. */
  tariff?: true;
}

export interface AmountFixture {
  id: string;
  title: string;
  currency?: string;
  taxInclusive?: true;
  shipTo?: Address;
  billTo?: Address;
  shipFrom?: Address;
  purchaseLocation?: PurchaseLocation;
  lines: FixtureLine[];
  shipping?: number;
  shippingTerms?: 'DDP' | 'DAP';
  discount?: Discount;
  shippingDiscount?: Discount;
  expected: Partial<
    Record<
      | 'subtotal'
      | 'totalTax'
      | 'totalAmount'
      | 'totalDiscount'
      | 'totalShipping'
      | 'totalDuty'
      | 'totalImporterTax'
      | 'shippingTax',
      number
    >
  >;
}

const street = { line1: '1 Test Street' };
const minnesota = (postalCode: string, city = 'Minnetonka'): Address => ({
  ...street,
  city,
  state: 'MN',
  postalCode,
  country: 'US',
});
const minnetonka = minnesota('55343');
const germany = (postalCode: string, city: string): Address => ({ ...street, city, postalCode, country: 'DE' });
const australia: Address = { ...street, city: 'Ballarat', state: 'VIC', postalCode: '3352', country: 'AU' };

/** C17 needs regulatory fees, which this contract cannot create: the pricing's own tests hold it. */
export const amountFixtures: readonly AmountFixture[] = [
  {
    id: 'C01',
    title: 'two units and shipping to Minnesota',
    shipTo: minnetonka,
    lines: [{ price: 10, quantity: 2 }],
    shipping: 5,
    expected: { subtotal: 25, totalTax: 1.89, shippingTax: 0.38, totalAmount: 26.89 },
  },
  {
    id: 'C02',
    title: 'the same in Hong Kong dollars',
    currency: 'HKD',
    shipTo: minnetonka,
    lines: [{ price: 10, quantity: 2 }],
    shipping: 5,
    expected: { totalTax: 1.89, totalAmount: 26.89 },
  },
  {
    // The published sample contradicts itself; these are the amounts that the rules give.
    id: 'C03',
    title: 'prices that contain the tax',
    taxInclusive: true,
    shipTo: minnetonka,
    lines: [{ price: 10, quantity: 2 }],
    shipping: 5,
    expected: { subtotal: 23.25, totalTax: 1.75, totalShipping: 4.65, totalAmount: 25 },
  },
  {
    id: 'C04',
    title: 'a percentage off one unit of three',
    shipTo: minnetonka,
    lines: [{ price: 10, quantity: 3, discount: { percentOff: 10, quantity: 1 } }],
    expected: { subtotal: 29, totalDiscount: 1, totalTax: 2.18, totalAmount: 31.18 },
  },
  {
    id: 'C05',
    title: 'an amount off each unit',
    shipTo: minnetonka,
    lines: [{ price: 10, quantity: 3, discount: { amountOff: 2 } }],
    expected: { subtotal: 24, totalDiscount: 6, totalTax: 1.81, totalAmount: 25.81 },
  },
  {
    id: 'C07',
    title: 'an amount off the order',
    shipTo: minnetonka,
    lines: [
      { price: 10, quantity: 4 },
      { price: 20, quantity: 2 },
    ],
    discount: { amountOff: 10 },
    expected: { subtotal: 70, totalTax: 5.26, totalAmount: 75.26 },
  },
  {
    id: 'C08',
    title: 'a percentage off shipping',
    shipTo: minnetonka,
    lines: [{ price: 10, quantity: 3 }],
    shipping: 8,
    shippingDiscount: { percentOff: 25 },
    expected: { subtotal: 36, shippingTax: 0.45, totalShipping: 8, totalTax: 2.71, totalAmount: 38.71 },
  },
  { id: 'C10', title: 'no place known', lines: [{ price: 100 }], expected: { totalTax: 0, totalAmount: 100 } },
  {
    id: 'C11',
    title: 'an estimate by purchase location',
    purchaseLocation: { country: 'US', postalCode: '55116' },
    lines: [{ price: 100 }],
    expected: { totalTax: 7.88, totalAmount: 107.88 },
  },
  {
    id: 'C13',
    title: 'two lines rounded one by one',
    shipTo: minnetonka,
    lines: [{ price: 10 }, { price: 10 }],
    expected: { totalTax: 1.5, totalAmount: 21.5 },
  },
  {
    id: 'C14',
    title: 'Saint Paul',
    shipTo: minnesota('55155', 'Saint Paul'),
    lines: [{ price: 10, quantity: 2 }],
    shipping: 5,
    expected: { shippingTax: 0.39, totalTax: 1.97, totalAmount: 26.97 },
  },
  {
    id: 'C16',
    title: 'Quebec',
    shipTo: { ...street, city: 'Montreal', state: 'QC', postalCode: 'H3H2P2', country: 'CA' },
    lines: [{ price: 10, quantity: 2 }],
    shipping: 5,
    expected: { shippingTax: 0.75, totalTax: 3.75, totalAmount: 28.75 },
  },
  {
    id: 'C19',
    title: 'imported goods over 150 EUR to Belgium',
    currency: 'EUR',
    shipFrom: minnesota('55104', 'Saint Paul'),
    shipTo: { ...street, city: 'Drongen', state: 'Oost-Vlaanderen', postalCode: '9031', country: 'BE' },
    lines: [
      { price: 75, tariff: true },
      { price: 76, tariff: true },
    ],
    expected: { totalImporterTax: 37.1, totalDuty: 25.67, totalTax: 0, totalAmount: 213.77 },
  },
  {
    id: 'C20',
    title: 'imported goods with duties paid to Germany',
    currency: 'EUR',
    shipFrom: australia,
    shipTo: germany('20354', 'Hamburg'),
    lines: [{ price: 400, quantity: 3, tariff: true }],
    shipping: 100,
    shippingTerms: 'DDP',
    expected: { totalImporterTax: 288.99, totalDuty: 221, totalAmount: 1809.99 },
  },
  {
    id: 'C22',
    title: 'imported goods to the Netherlands in dollars',
    shipFrom: minnetonka,
    shipTo: { ...street, city: 'Hoofddorp', postalCode: '60311', country: 'NL' },
    lines: [{ price: 10, tariff: true }],
    shipping: 10,
    expected: { totalImporterTax: 4.7, totalDuty: 2.4, totalAmount: 27.1 },
  },
  {
    id: 'C23',
    title: 'inside the European Union',
    currency: 'EUR',
    shipFrom: { ...street, city: 'Venlo', postalCode: '5928', country: 'NL' },
    shipTo: germany('10178', 'Berlin'),
    lines: [{ price: 10, quantity: 3 }],
    shipping: 22.5,
    expected: { shippingTax: 4.28, totalTax: 9.98, totalAmount: 62.48 },
  },
  {
    id: 'C25',
    title: 'inside Germany in dollars',
    shipFrom: germany('20354', 'Hamburg'),
    shipTo: germany('20354', 'Hamburg'),
    lines: [{ price: 300 }],
    shipping: 5,
    expected: { shippingTax: 0.95, totalTax: 57.95, totalAmount: 362.95 },
  },
  {
    id: 'C26',
    title: 'Woodbury',
    shipTo: minnesota('55129', 'Woodbury'),
    lines: [{ price: 5 }],
    shipping: 5,
    expected: { totalTax: 0.74, totalAmount: 10.74 },
  },
  {
    id: 'C28',
    title: 'five units of 5.01',
    shipTo: minnetonka,
    lines: [{ price: 5.01, quantity: 5 }],
    shipping: 0.2,
    expected: { subtotal: 25.25, shippingTax: 0.02, totalTax: 1.91, totalAmount: 27.16 },
  },
  {
    // Published as an invoice; a checkout follows the same rules.
    id: 'C29',
    title: 'five downloads of 5.01',
    billTo: minnesota('55344-3765', 'Eden Prairie'),
    lines: [{ price: 5.01, quantity: 5, kind: 'download' }],
    expected: { totalTax: 1.89, totalAmount: 26.94 },
  },
  {
    id: 'C31',
    title: 'a download taxed by its bill-to',
    billTo: minnetonka,
    lines: [{ price: 10, kind: 'download' }],
    expected: { totalTax: 0.75, totalAmount: 10.75 },
  },
  {
    id: 'C32',
    title: 'a taxed and an untaxed line',
    shipTo: minnesota('55401', 'Minneapolis'),
    lines: [
      { price: 10, quantity: 2 },
      { price: 10, quantity: 2, kind: 'service' },
    ],
    shipping: 5,
    expected: { shippingTax: 0.4, totalTax: 2.01, subtotal: 45, totalAmount: 47.01 },
  },
  {
    id: 'C34',
    title: 'Minnetonka at 7.375 percent',
    shipTo: minnesota('55341'),
    lines: [{ price: 5 }],
    expected: { totalTax: 0.37, totalAmount: 5.37 },
  },
  {
    id: 'C35',
    title: 'very small amounts',
    shipTo: { ...street, city: 'Lincoln', state: 'NE', postalCode: '68501', country: 'US' },
    lines: [{ price: 0.1 }],
    shipping: 0.2,
    expected: { shippingTax: 0.01, totalTax: 0.02, totalAmount: 0.32 },
  },
  {
    id: 'C37',
    title: 'New York',
    shipTo: { ...street, city: 'New York', state: 'NY', postalCode: '10460', country: 'US' },
    lines: [{ price: 10, quantity: 2 }],
    shipping: 5,
    expected: { totalTax: 2.22, totalAmount: 27.22 },
  },
  {
    // The sample has no postal code. Downloads may be billed to an address without one.
    id: 'C38',
    title: 'a whole line and a discounted one',
    billTo: { ...street, state: 'MN', country: 'US' },
    lines: [
      { price: 100, kind: 'download' },
      { price: 90, kind: 'download', discount: { percentOff: 10 } },
    ],
    expected: { totalTax: 12.9 },
  },
];
