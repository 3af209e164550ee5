/** The whole traffic of a connector of each kind, from its first call to its last. */
import { casesOf } from '../../case';
import { browserLibrary } from './browser-library';
import { exemptBuyer } from './exempt-buyer';
import { marketplace } from './marketplace';
import { olderCart } from './older-cart';
import { orderManagement } from './order-management';
import { subscriptionShop } from './subscription-shop';

export const storyCases = casesOf('Stories', {
  'An order management system ships, cancels and refunds what a shop has sold': orderManagement,
  'A cart of an older version sells, ships and refunds': olderCart,
  'A tax-exempt business buyer pays no tax in its own state': exemptBuyer,
  'A subscription shop sells, renews, is declined, tries again and takes back': subscriptionShop,
  'A browser library makes sources and can do nothing else': browserLibrary,
  'A marketplace ships for two sellers and takes goods back for one': marketplace,
});
