/** From a session's request to the checkout that the session wraps. */
import type { CheckoutItemRequest, CheckoutRequest } from '../../../../generated/contract/types';
import type { SessionRequest } from './record';

type SentItem = SessionRequest['items'][number];

/** The former price and the plan are shown to the shopper, and have no effect. */
function itemOf({ strikeThroughPrice: _, productDetails, subscriptionInfo, ...item }: SentItem): CheckoutItemRequest {
  const { categories, ...details } = productDetails ?? {};
  const { plan: _plan, ...terms } = subscriptionInfo ?? {};
  return {
    ...item,
    ...(productDetails && {
      productDetails: { ...details, ...(categories !== undefined && { itemBreadcrumb: categories }) },
    }),
    ...(subscriptionInfo && { subscriptionInfo: terms }),
  } as CheckoutItemRequest;
}

export function cartOf(request: SessionRequest): CheckoutRequest {
  const { items, options: _o, redirects: _r, style: _s, shoppingCountry: _c, shipTo, ...cart } = request;
  return {
    ...cart,
    // An address of a country alone is not known yet.
    ...(shipTo?.address?.line1 && { shipTo }),
    items: items.map(itemOf),
  } as CheckoutRequest;
}
