/** What the two stores sell. */
import type { Product } from '../connector/sale';

const venlo = { line1: 'Celsiusweg 10', city: 'Venlo', postalCode: '5928', country: 'NL' };
const yokohama = { line1: '2-3 Minatomirai', city: 'Yokohama', postalCode: '220-0012', country: 'JP' };

const goods = { physical: true, taxCode: '4512', group: 'Physical goods' } as const;
const download = { physical: false, taxCode: '55111513.120', group: 'Digital goods' } as const;

export const mug: Product = {
  ...goods,
  id: 'mug-blue',
  name: 'Mug, blue',
  eccn: 'EAR99',
  hsCode: '6911.10',
  countryOfOrigin: 'PT',
  weight: 340,
};
export const mugFromVenlo: Product = { ...mug, id: 'mug-white', name: 'Mug, white', warehouse: venlo };
export const lamp: Product = {
  ...goods,
  id: 'lamp-camp',
  name: 'Camping lamp',
  eccn: '3A991',
  hsCode: '8513.10',
  countryOfOrigin: 'CN',
  weight: 610,
};
export const router: Product = {
  ...goods,
  id: 'router-7',
  name: 'Router 7',
  eccn: '5A992',
  hsCode: '8517.62',
  countryOfOrigin: 'TW',
  weight: 880,
};
export const routerFromVenlo: Product = { ...router, id: 'router-7-eu', name: 'Router 7, EU plug', warehouse: venlo };
export const drive: Product = {
  ...goods,
  id: 'drive-2tb',
  name: 'Drive, 2 TB',
  eccn: '4A994',
  hsCode: '8471.70',
  countryOfOrigin: 'TH',
  weight: 120,
};
export const teaBowl: Product = {
  ...goods,
  id: 'bowl-tea',
  name: 'Tea bowl',
  eccn: 'EAR99',
  hsCode: '6912.00',
  countryOfOrigin: 'JP',
  weight: 260,
  warehouse: yokohama,
};
export const editor: Product = {
  ...download,
  id: 'editor-12',
  name: 'Photo editor 12',
  eccn: '5D992',
  countryOfOrigin: 'US',
};
export const course: Product = {
  ...download,
  id: 'course-light',
  name: 'Course: light',
  eccn: 'EAR99',
  taxCode: '55111502.120',
  countryOfOrigin: 'IE',
};
export const cloud: Product = {
  ...download,
  id: 'cloud-month',
  name: 'Cloud storage, monthly',
  eccn: '5D002',
  taxCode: '81112106',
  countryOfOrigin: 'IE',
};

/** Made to order: not in the pushed catalog, but described on each line. */
export const print: Product = {
  ...goods,
  id: 'print-a2',
  name: 'Print, A2',
  eccn: 'EAR99',
  countryOfOrigin: 'US',
  describedInPlace: true,
};

const papers: Product[] = Array.from({ length: 18 }, (_, index) => ({
  ...goods,
  id: `paper-${100 + index}`,
  name: `Paper no. ${100 + index}`,
  eccn: index % 3 === 0 ? '3C992' : 'EAR99',
  taxCode: index % 2 === 0 ? '4512' : '47',
  hsCode: '4802.56',
  countryOfOrigin: index % 2 === 0 ? 'SE' : 'FI',
  weight: 900 + index,
}));

export const catalog: readonly Product[] = [
  ...[mug, mugFromVenlo, lamp, router, routerFromVenlo, drive, teaBowl, editor, course, cloud, print],
  ...papers,
];

/** The second store keeps tax and export data on each product, without groups. */
export const plainCatalog: readonly Product[] = [mug, lamp, router, drive, editor, course].map(
  ({ group: _, warehouse: __, ...product }) => ({ ...product, id: `q-${product.id}` }),
);
