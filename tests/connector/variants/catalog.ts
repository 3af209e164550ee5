/** Connectors whose products lack something. */
import { server } from '../connector/api';
import { breaks, type Variant, warns } from './variant';

const write = 'PUT /skus/{id}';

export const catalogVariants: readonly Variant[] = [
  {
    name: 'Gives all products one export control number',
    breaks: [warns('x.no-hard-coded-data', write, '/eccn')],
    acts: ['goods'],
    exchange: ({ skuOf }) => ({ skuOf: (shop, product) => ({ ...skuOf(shop, product), eccn: 'EAR99' }) }),
  },
  {
    name: 'Uses an export control number that nobody approved',
    breaks: [
      breaks('x.eccn-allowed', write, '/eccn'),
      breaks('products.capture-attributes', write, '/eccn'),
      breaks('products.manual-sync', write),
    ],
    acts: [],
    exchange: ({ skuOf }) => ({
      skuOf: (shop, product) => ({ ...skuOf(shop, product), ...(product.id === 'lamp-camp' && { eccn: '9Z999' }) }),
    }),
  },
  {
    name: 'Points one product at no group',
    breaks: [breaks('products.group-per-sku', write)],
    acts: ['goods'],
    exchange: ({ skuOf }) => ({
      skuOf: (shop, product) => {
        const { skuGroupId, ...sku } = skuOf(shop, product);
        return product.id === 'lamp-camp' ? sku : { ...sku, skuGroupId };
      },
    }),
  },
  {
    name: 'Sells goods with duties paid that have no tariff code',
    breaks: [
      breaks('x.hs-code-for-landed-cost', 'POST /checkouts', '/items/0/skuId'),
      breaks('products.group-per-sku', write),
    ],
    acts: ['places'],
    exchange: ({ skuOf }) => ({
      skuOf: (shop, product) => {
        const { skuGroupId, hsCode, ...sku } = skuOf(shop, product);
        const isSoldAbroad = product.id === 'mug-blue' || product.id === 'drive-2tb';
        return isSoldAbroad ? sku : { ...sku, skuGroupId, ...(hsCode && { hsCode }) };
      },
    }),
  },
  {
    name: 'Lets the provider make up the ids of some products',
    breaks: [breaks('products.matching-identifiers', 'POST /skus', '/id')],
    acts: [],
    exchange: ({ pushProduct }) => ({
      pushProduct: async (shop, product, about) => {
        if (!product.id.startsWith('paper-')) return pushProduct(shop, product, about);
        const calls = server(shop, { about, session: `job-${about}`, forwardedFor: '_scheduler' });
        await calls.post('/skus', shop.does.skuOf(shop, product));
      },
    }),
  },
  {
    name: 'Writes every product on each run of the schedule',
    breaks: [breaks('products.scheduled-sync', write)],
    acts: ['the schedule'],
    exchange: () => ({
      pushChanges: async (shop, products) => {
        for (const product of products.filter(({ describedInPlace }) => !describedInPlace))
          await server(shop, { about: 'push', session: 'job-push', forwardedFor: '_scheduler' }).put(
            `/skus/${product.id}`,
            shop.does.skuOf(shop, product),
          );
      },
    }),
  },
];
