/** Connectors that tell too little of a sale, or something that is not so. */
import type { Checkout, CheckoutRequest } from '../../../src/generated/contract/types';
import { server } from '../connector/api';
import type { Behaviours } from '../connector/behaviours';
import { type Sale, trailOf } from '../connector/sale';
import type { Shop } from '../connector/shop';
import { breaks, type Variant, warns } from './variant';

type Change = (request: CheckoutRequest, sale: Sale, shop: Shop) => CheckoutRequest;

const sending =
  (change: Change) =>
  ({ checkoutRequest }: Behaviours): Partial<Behaviours> => ({
    checkoutRequest: (shop, sale) => change(checkoutRequest(shop, sale), sale, shop),
  });

const isRenewal = (sale: Sale) => sale.chargeType === 'merchant_initiated';
const create = 'POST /checkouts';

export const checkoutVariants: readonly Variant[] = [
  {
    name: 'Sends no IP address',
    breaks: [breaks('checkouts.public-ip', create, '/browserIp')],
    acts: ['goods'],
    exchange: sending(({ browserIp: _, ...request }) => request),
  },
  {
    name: 'Sends its own private address for every shopper',
    breaks: [breaks('checkouts.public-ip', create, '/browserIp'), warns('x.no-hard-coded-data', create, '/browserIp')],
    acts: ['payments'],
    exchange: sending((request, sale) => (isRenewal(sale) ? request : { ...request, browserIp: '10.20.0.4' })),
  },
  {
    name: 'Sends the public address of its server for every shopper',
    breaks: [warns('checkouts.public-ip', create, '/browserIp'), warns('x.no-hard-coded-data', create, '/browserIp')],
    acts: ['goods', 'payments', 'places'],
    exchange: sending((request, sale) => (isRenewal(sale) ? request : { ...request, browserIp: '185.60.216.35' })),
  },
  {
    name: 'Does not say whether prices contain tax',
    breaks: [breaks('checkouts.tax-inclusive', create, '/taxInclusive')],
    acts: ['goods'],
    exchange: sending(({ taxInclusive: _, ...request }) => request),
  },
  {
    name: 'Uses the number of the customer for each of their orders',
    breaks: [breaks('checkouts.upstream-id', create, '/upstreamId')],
    acts: ['goods'],
    exchange: sending((request, { shopper }) => ({ ...request, upstreamId: shopper.id })),
  },
  {
    name: 'Loses its own number when it makes a cart anew after a refusal',
    breaks: [breaks('checkouts.upstream-id', create, '/upstreamId')],
    acts: ['payments'],
    exchange: (right) => {
      const refused = new Set<string>();
      return {
        afterRefusal: (shop, sale, spent, otherwise) => {
          refused.add(sale.number);
          return right.afterRefusal(shop, sale, spent, otherwise);
        },
        checkoutRequest: (shop, sale) => {
          const { upstreamId, ...request } = right.checkoutRequest(shop, sale);
          return refused.has(sale.number) ? request : { ...request, upstreamId };
        },
      };
    },
  },
  {
    name: 'Leaves out the name of the receiver',
    breaks: [breaks('checkouts.ship-addresses', 'POST /orders', '/checkoutId')],
    acts: ['goods'],
    exchange: sending((request) => {
      const { name: _, ...shipTo } = request.shipTo ?? {};
      return { ...request, ...(request.shipTo && { shipTo }) };
    }),
  },
  {
    name: 'Leaves out the name of the payer',
    breaks: [breaks('x.bill-to-before-order', 'POST /orders')],
    acts: ['payments'],
    exchange: sending((request, { shopper }) =>
      shopper.firstName === 'Pia' ? { ...request, billTo: { address: shopper.address } } : request,
    ),
  },
  {
    name: 'Knows of its warehouse in the United States the country alone',
    breaks: [
      breaks('admin.default-ship-from', create, '/shipFrom/address/postalCode'),
      breaks('checkouts.ship-addresses', create, '/shipFrom/address/postalCode'),
    ],
    acts: ['goods'],
    exchange: sending((request) => ({
      ...request,
      ...(request.shipFrom && { shipFrom: { address: { country: 'US' } } }),
    })),
  },
  {
    name: 'Leaves out the quantity of a single unit',
    breaks: [warns('checkouts.product-data', create, '/items/0/quantity')],
    acts: ['goods'],
    exchange: ({ lineOf }) => ({
      lineOf: (shop, line) => {
        const { quantity, ...request } = lineOf(shop, line);
        return quantity === 1 ? request : { ...request, quantity };
      },
    }),
  },
  {
    name: 'Changes the price once the card is attached',
    breaks: [
      breaks('checkouts.product-data', 'POST /checkouts/{id}', '/items/0/price'),
      warns('checkouts.synchronize', 'POST /checkouts/{id}'),
    ],
    acts: ['goods'],
    exchange: ({ pay }) => ({
      pay: async (shop, sale, checkout, means) => {
        const reviewed = await pay(shop, sale, checkout, means);
        const items = reviewed.items.map(({ id }, index) => ({ id, price: (sale.lines[index]?.price ?? 0) + 1 }));
        await server(shop, trailOf(sale))
          .post<Checkout>(`/checkouts/${reviewed.id}`, { items })
          .catch(() => null);
        return reviewed;
      },
    }),
  },
  {
    name: 'Describes products without their group',
    breaks: [
      breaks('checkouts.compliance-product-data', create, '/items/0/productDetails/skuGroupId'),
      breaks('checkouts.product-details-sku-group', create, '/items/0/productDetails/skuGroupId'),
      breaks('products.group-per-product', create, '/items/0/productDetails/skuGroupId'),
    ],
    acts: ['goods'],
    exchange: ({ productOf }) => ({
      productOf: (shop, product) => {
        const { productDetails, ...request } = productOf(shop, product);
        if (!productDetails) return request;
        const { skuGroupId: _, ...rest } = productDetails;
        return { ...request, productDetails: rest };
      },
    }),
  },
  {
    name: 'Makes up an id for a product each time it is sold',
    breaks: [breaks('checkouts.product-details-id', create, '/items/0/productDetails/id')],
    acts: ['goods'],
    exchange: ({ productOf }) => {
      let count = 0;
      return {
        productOf: (shop, product) => {
          const { productDetails, ...request } = productOf(shop, product);
          count += 1;
          return productDetails ? { productDetails: { ...productDetails, id: `line-${count}` } } : request;
        },
      };
    },
  },
  {
    name: 'Leaves out the email of some shoppers',
    breaks: [breaks('x.email-before-order', 'POST /orders')],
    acts: ['payments'],
    exchange: sending(({ email, ...request }, { shopper }) =>
      shopper.firstName === 'Fay' ? request : { ...request, email },
    ),
  },
  {
    name: 'Records one selling entity for all countries',
    breaks: [warns('disclosures.reseller-terms-acceptance', create), warns('x.selling-entity-used', create)],
    acts: ['goods', 'payments'],
    exchange: sending((request, sale) => {
      const disclosures = [{ type: 'termsOfSale' as const, entityId: 'DR_INC-ENTITY' }];
      return isRenewal(sale) ? request : { ...request, disclosures: { disclosures } };
    }),
  },
  {
    name: 'Reads a checkout again and again',
    breaks: [breaks('x.no-redundant-calls', 'GET /checkouts/{id}')],
    acts: ['goods'],
    exchange: ({ review }) => ({
      review: async (shop, sale, checkout) => {
        for (let times = 0; times < 3; times += 1) await review(shop, sale, checkout);
        return review(shop, sale, checkout);
      },
    }),
  },
];
