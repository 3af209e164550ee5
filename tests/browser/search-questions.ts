/** A question, where it leads, and how many results may stand before that. */
export interface SearchQuestion {
  asked: string;
  /** Path and anchor of what must be found; one of several where each answers. */
  leadsTo: string | readonly string[];
  /** It must be among so many. 1 unless the question is vague. */
  within?: 1 | 3;
}

const api = '/docs/reference/api';
const checkoutItems = '/docs/checklists/checkouts-payment-sources-and-orders';

/** Names, ids, calls and titles, as somebody types or pastes them. */
export const byName: readonly SearchQuestion[] = [
  { asked: 'POST /refunds', leadsTo: `${api}/refunds#createRefunds` },
  { asked: 'post /refunds/', leadsTo: `${api}/refunds#createRefunds` },
  { asked: 'GET /orders/{id}', leadsTo: `${api}/orders#retrieveOrders` },
  { asked: 'DELETE /customers/5f3a9c12', leadsTo: `${api}/customers#deleteCustomers` },
  { asked: 'create a checkout', leadsTo: `${api}/checkouts#createCheckouts` },
  { asked: 'createCheckouts', leadsTo: `${api}/checkouts#createCheckouts` },
  { asked: 'createcheckouts', leadsTo: `${api}/checkouts#createCheckouts` },
  { asked: 'attachSourceToCheckout', leadsTo: `${api}/checkouts#attachSourceToCheckout` },
  { asked: 'attach source to checkout', leadsTo: `${api}/checkouts#attachSourceToCheckout` },
  { asked: 'order.accepted', leadsTo: '/docs/events/types#order-accepted' },
  { asked: 'what does order.charge.failed mean', leadsTo: '/docs/events/types#order-charge-failed' },
  { asked: 'quantity_too_large', leadsTo: '/docs/reference/errors#quantity-too-large' },
  { asked: 'I get error quantity_too_large', leadsTo: '/docs/reference/errors#quantity-too-large' },
  { asked: 'card expired', leadsTo: '/docs/reference/errors#card-expired' },
  { asked: 'checkouts.tax-inclusive', leadsTo: `${checkoutItems}#checkouts-tax-inclusive` },
  { asked: 'UC-G1', leadsTo: '/docs/use-cases/refunds-returns-disputes#uc-g1' },
  { asked: 'requestToBeForgotten', leadsTo: `${api}/customers#updateCustomers` },
  { asked: 'requesttobeforgotten', leadsTo: `${api}/customers#updateCustomers` },
  { asked: '4444222233331111', leadsTo: '/docs/test-data#cards-4444222233331111' },
  { asked: 'EAR99', leadsTo: '/docs/test-data#eccns-EAR99' },
  { asked: 'merchant of record', leadsTo: '/docs/glossary#mor-sor' },
  { asked: 'what is a SKU', leadsTo: '/docs/glossary#sku' },
  { asked: 'germany subscription', leadsTo: '/docs/certification/subscription-shop-germany' },
  { asked: 'germany order button', leadsTo: '/docs/compliance/countries/germany#order-button' },
  { asked: 'rate limits', leadsTo: '/docs/reference/rate-limits' },
  { asked: 'how do I check the signature of a webhook', leadsTo: '/docs/webhooks/signature' },
  { asked: 'webhok signatur', leadsTo: '/docs/webhooks/signature' },
  { asked: 'landed cots', leadsTo: ['/docs/concepts/landed-cost', '/docs/glossary#landed-cost'] },
  { asked: 'tax exemptions spaceship', leadsTo: '/docs/concepts/tax-exemptions' },
  { asked: 'end site', leadsTo: ['/docs/certification/end-sites', '/docs/glossary#client-implementation'] },
  { asked: 'I got 429, what now', leadsTo: '/docs/checklists/supplementary#x-rate-limit', within: 3 },
  { asked: 'embargo north korea', leadsTo: '/docs/concepts/addresses#countries-KP', within: 3 },
];

/** By words that stand neither in the title of what is found nor in that of its page. */
export const byOtherWords: readonly SearchQuestion[] = [
  { asked: 'vat number', leadsTo: '/docs/concepts/tax-identifiers', within: 3 },
  { asked: 'school', leadsTo: '/docs/concepts/tax-exemptions' },
  { asked: 'coupon', leadsTo: '/docs/concepts/discounts' },
  { asked: 'promo code', leadsTo: '/docs/concepts/discounts' },
  { asked: 'throttling', leadsTo: '/docs/reference/rate-limits' },
  { asked: 'HMAC', leadsTo: '/docs/webhooks/signature' },
  { asked: 'locker', leadsTo: '/docs/glossary#parcel-collection-point' },
  { asked: 'incoterms', leadsTo: '/docs/glossary#shipping-terms' },
  { asked: '3-D Secure', leadsTo: '/docs/glossary#sca' },
  { asked: 'zahlungspflichtig', leadsTo: '/docs/compliance/countries/germany#order-button', within: 3 },
  { asked: 'idempotency', leadsTo: '/docs/reference#repeats', within: 3 },
  { asked: 'Retry-After', leadsTo: `/docs/checklists/supplementary#x-rate-limit`, within: 3 },
  { asked: 'how does a customer get their money back', leadsTo: '/docs/concepts/returns-and-refunds', within: 3 },
  { asked: 'charity', leadsTo: '/docs/concepts/tax-exemptions#customer-type', within: 3 },
  { asked: 'unsubscribe', leadsTo: '/docs/use-cases/subscriptions#uc-h11', within: 3 },
  { asked: 'yen', leadsTo: '/docs/concepts/locale-and-currency#currencies-JPY', within: 3 },
  { asked: 'strikethrough', leadsTo: `${api}/drop-in-checkout#model-SessionItemRequest` },
  { asked: 'ounces', leadsTo: '/docs/checklists/products-and-skus#depth-products-capture-attributes', within: 3 },
  { asked: 'who pays import duty', leadsTo: '/docs/concepts/landed-cost#set-up', within: 3 },
  { asked: 'gdpr', leadsTo: '/docs/use-cases/customers-and-tax#uc-b5', within: 3 },
  { asked: 'voucher', leadsTo: '/docs/concepts/discounts' },
  { asked: 'reimburse', leadsTo: '/docs/concepts/refunds', within: 3 },
  { asked: 'Minnetonka', leadsTo: '/docs/concepts/tax-exemptions#address', within: 3 },
  { asked: 'docker', leadsTo: '/docs/sdks/php#generate' },
];
