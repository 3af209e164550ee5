/** Every resource. The objects that an account starts with are made in this order. */
import { delivery } from './account/deliveries/resource';
import { event } from './account/events/resource';
import { fileLink } from './account/file-links/resource';
import { file, fileContent } from './account/files/resource';
import { webhook } from './account/webhooks/resource';
import { refund } from './after-sale/refunds/resource';
import { returnsPortal } from './after-sale/returns/portal';
import { goodsReturn } from './after-sale/returns/resource';
import { payout, payoutTransaction, salesSummary, salesTransaction } from './after-sale/sales/resource';
import { dynamicPricing } from './catalog/dynamic-pricing/resource';
import { fee } from './catalog/fees/resource';
import { skuGroup } from './catalog/sku-groups/resource';
import { sku } from './catalog/skus/resource';
import { dueStep } from './kernel/due-step';
import { type Registry, registryOf } from './kernel/registry';
import { fulfillmentCancellation } from './logistics/fulfillment-orders/cancellations';
import { fulfillmentOrder } from './logistics/fulfillment-orders/resource';
import { fulfillmentReturn } from './logistics/fulfillment-orders/returns';
import { shipment } from './logistics/fulfillment-orders/shipments';
import { fulfillment } from './logistics/fulfillments/resource';
import { orderTracking } from './logistics/fulfillments/tracking';
import { shippingLabel } from './logistics/global/labels';
import { shippingQuote } from './logistics/global/quotes';
import { logisticsReturn } from './logistics/global/returns';
import { reservation } from './logistics/inventory/reservations';
import { inventoryItem, inventoryLevel } from './logistics/inventory/resource';
import { callouts } from './sale/callouts/resource';
import { charge } from './sale/charges/resource';
import { checkout } from './sale/checkouts/resource';
import { checkoutLink } from './sale/drop-in/links';
import { checkoutSession } from './sale/drop-in/resource';
import { order } from './sale/orders/resource';
import { paymentMethods } from './sale/payment-methods/resource';
import { paymentSession } from './sale/payments/resource';
import { source } from './sale/sources/resource';
import { countrySpecification } from './shoppers/country-specs/resource';
import { customer } from './shoppers/customers/resource';
import { taxIdentifier } from './shoppers/tax-identifiers/resource';
import { invoice } from './subscriptions/invoices/resource';
import { plan } from './subscriptions/plans/resource';
import { subscription } from './subscriptions/subscriptions/resource';

const resources = [
  skuGroup,
  sku,
  fee,
  customer,
  taxIdentifier,
  countrySpecification,
  source,
  plan,
  order,
  charge,
  callouts,
  paymentMethods,
  dynamicPricing,
  fulfillment,
  orderTracking,
  refund,
  goodsReturn,
  returnsPortal,
  checkout,
  checkoutSession,
  checkoutLink,
  paymentSession,
  webhook,
  delivery,
  invoice,
  subscription,
  event,
  file,
  fileContent,
  fileLink,
  inventoryItem,
  inventoryLevel,
  reservation,
  fulfillmentOrder,
  fulfillmentCancellation,
  fulfillmentReturn,
  shipment,
  logisticsReturn,
  shippingQuote,
  shippingLabel,
  salesTransaction,
  salesSummary,
  payout,
  payoutTransaction,
  dueStep,
];

export const registry: Registry = registryOf(resources);
