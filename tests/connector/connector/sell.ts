/** From a cart to a checkout. */
import type { Checkout, CheckoutItemRequest, CheckoutRequest } from '../../../src/generated/contract/types';
import { Refused, server } from './api';
import { contactOf, hasGoods, isRenewal, type Line, type Product, type Sale, trailOf } from './sale';
import type { Shop } from './shop';

export function productOf(shop: Shop, product: Product): Partial<CheckoutItemRequest> {
  if (!product.describedInPlace) return { skuId: product.id };
  const { name, url, image, countryOfOrigin, skuGroupId } = shop.does.skuOf(shop, product);
  return { productDetails: { id: product.id, skuGroupId, name, url, image, countryOfOrigin } };
}

export function lineOf(shop: Shop, { product, price, quantity, subscription }: Line): CheckoutItemRequest {
  return {
    ...shop.does.productOf(shop, product),
    price,
    quantity,
    ...(subscription && { subscriptionInfo: subscription }),
    ...(product.warehouse && { shipFrom: { address: product.warehouse } }),
  };
}

/** Goods of a warehouse abroad can be of another seller than the same goods from home. */
const originsOf = ({ lines }: Sale) => lines.map(({ product }) => product.warehouse?.country ?? 'home').join(', ');

const placeOf = (sale: Sale) =>
  `${hasGoods(sale) ? `goods from ${originsOf(sale)}` : 'downloads'} to ${sale.shopper.address.country}`;

/** What the review page will show, once a sale to the same place has told who sells there. */
function disclosuresOf(shop: Shop, sale: Sale): Partial<CheckoutRequest> {
  const entityId = shop.book.entities.get(placeOf(sale));
  if (!entityId || isRenewal(sale)) return {};
  const types = ['businessEntity', 'termsOfSale', 'privacyPolicy', 'resellerDisclosure'] as const;
  return { disclosures: { disclosures: types.map((type) => ({ type, entityId })) } };
}

export function checkoutRequest(shop: Shop, sale: Sale): CheckoutRequest {
  const { shopper } = sale;
  return {
    upstreamId: sale.number,
    currency: shopper.currency,
    taxInclusive: sale.pricesIncludeTax ?? shopper.pricesIncludeTax,
    email: shopper.email,
    locale: shopper.locale,
    ...(!isRenewal(sale) && { browserIp: shopper.ip }),
    ...(sale.registered && { customerId: shop.does.customerIdOf(shop, shopper) }),
    customerType: shopper.company ? 'business' : 'individual',
    ...(sale.chargeType && { chargeType: sale.chargeType }),
    ...(sale.sourceId && { sourceId: sale.sourceId }),
    ...(sale.taxNumber && { taxIdentifiers: [shop.does.taxNumberOf(shop, sale.taxNumber)] }),
    billTo: contactOf(shopper),
    ...(hasGoods(sale) && {
      shipFrom: { address: shop.settings.shipFrom },
      shipTo: contactOf(shopper),
      shippingChoice: sale.shipping,
    }),
    ...disclosuresOf(shop, sale),
    items: sale.lines.map((line) => shop.does.lineOf(shop, line)),
  };
}

/** A number that is saved with the account goes by its id. */
export function taxNumberOf(shop: Shop, number: { type: string; value: string }) {
  const id = shop.book.taxNumbers.get(number.value);
  return id ? { id } : number;
}

/** The totals of the answer, and the seller, are what the pages show from now on. */
export async function openCheckout(shop: Shop, sale: Sale): Promise<Checkout> {
  if (sale.registered && !isRenewal(sale)) await shop.does.register(shop, sale.shopper);
  const request = shop.does.checkoutRequest(shop, sale);
  const checkout = await server(shop, trailOf(sale)).post<Checkout>('/checkouts', request);
  if (checkout.sellingEntity.id) shop.book.entities.set(placeOf(sale), checkout.sellingEntity.id);
  return checkout;
}

/**
 * Lines that no one seller can sell together become a checkout each.
 * @returns the sales, with numbers of their own
 */
export async function openOneOrSeveral(shop: Shop, sale: Sale): Promise<[Sale, Checkout][]> {
  try {
    return [[sale, await shop.does.openCheckout(shop, sale)]];
  } catch (error) {
    if (!(error instanceof Refused && error.says('selling_entity_not_found'))) throw error;
    const parts = sale.lines.map((line, index) => ({ ...sale, number: `${sale.number}-${index + 1}`, lines: [line] }));
    const opened: [Sale, Checkout][] = [];
    for (const part of parts) opened.push([part, await shop.does.openCheckout(shop, part)]);
    return opened;
  }
}

/** Another way to ship: the totals are read from the answer again. */
export function chooseShipping(shop: Shop, sale: Sale, { id }: Checkout): Promise<Checkout> {
  return server(shop, trailOf(sale)).post<Checkout>(`/checkouts/${id}`, { shippingChoice: sale.shipping });
}
