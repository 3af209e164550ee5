/** All that a sandbox promises, whichever store and runtime it has. Free of Node, so that a page can run it too. */
import type { Case } from '../case';
import { amountCases } from './amounts';
import { answeredCases } from './answered';
import { assumedCases } from './assumed';
import { authenticationCases } from './authentication';
import { bankDetailCases, detailClockCases } from './bank-details';
import { bodyCases } from './bodies';
import { calloutCases } from './callouts';
import { cardCases } from './cards';
import { chargeCases } from './charges';
import { checkoutPageCases } from './checkout-page';
import { checkoutCases } from './checkouts';
import { clockCases } from './clock';
import { controlCases } from './control';
import { countrySpecCases } from './country-specs';
import { crossOriginCases } from './cross-origin';
import { customerCases } from './customers';
import { discountCases } from './discounts';
import { disputeCases } from './disputes';
import { documentedErrorCases } from './documented-errors';
import { dropInCases } from './drop-in';
import { dynamicPricingCases } from './dynamic-pricing';
import { envelopeCases } from './envelope';
import { eventCases } from './events';
import { faultCases } from './faults';
import { feeCases } from './fees';
import { fileLinkCases } from './file-links';
import { fileCases } from './files';
import { fulfillmentCases } from './fulfillments';
import { invoiceCases } from './invoices';
import { keyCases } from './keys';
import { ledgerCases } from './ledger';
import { listCases } from './lists';
import { logisticsCases, logisticsClockCases } from './logistics';
import { orderDetailCases } from './order-details';
import { orderCases } from './orders';
import { outcomeCases } from './outcomes';
import { ownIdCases } from './own-ids';
import { paymentMethodCases } from './payment-methods';
import { planCases } from './plans';
import { queryCases } from './queries';
import { raceCases } from './races';
import { refundAmountCases } from './refund-amounts';
import { refundCases } from './refunds';
import { resetCases as startOverCases } from './reset';
import { returnCases } from './returns';
import { returnsPortalCases } from './returns-portal';
import { runCases } from './runs';
import { payoutCases, salesCases } from './sales';
import { sessionCases } from './sessions';
import { shopperCases } from './shopper';
import { skuCases } from './skus';
import { retryCases, slowCaptureCases } from './slow-captures';
import { storyCases } from './stories';
import { subscriptionCases } from './subscriptions';
import { takenCases } from './taken';
import { taxIdentifierCases } from './tax-identifiers';
import { versionCases } from './versions';
import { webhookCases } from './webhooks';

export type { Api, Case } from '../case';
export { limitCases } from './limit';

/** They need no empty account and leave other cases alone. `resetCases` come after them, on a target of their own or last. */
export const cases: readonly Case[] = [
  ...authenticationCases,
  ...envelopeCases,
  ...versionCases,
  ...bodyCases,
  ...crossOriginCases,
  ...skuCases,
  ...feeCases,
  ...customerCases,
  ...taxIdentifierCases,
  ...countrySpecCases,
  ...ownIdCases,
  ...amountCases,
  ...discountCases,
  ...assumedCases,
  ...checkoutCases,
  ...sessionCases,
  ...cardCases,
  ...orderCases,
  ...orderDetailCases,
  ...outcomeCases,
  ...fulfillmentCases,
  ...disputeCases,
  ...chargeCases,
  ...slowCaptureCases,
  ...refundAmountCases,
  ...refundCases,
  ...bankDetailCases,
  ...returnCases,
  ...returnsPortalCases,
  ...salesCases,
  ...planCases,
  ...subscriptionCases,
  ...invoiceCases,
  ...raceCases,
  ...fileCases,
  ...fileLinkCases,
  ...logisticsCases,
  ...eventCases,
  ...webhookCases,
  ...listCases,
  ...queryCases,
  ...ledgerCases,
  ...runCases,
  ...controlCases,
  ...calloutCases,
  ...dropInCases,
  ...checkoutPageCases,
  ...paymentMethodCases,
  ...dynamicPricingCases,
  ...keyCases,
  ...documentedErrorCases,
  ...takenCases,
  ...answeredCases,
  ...shopperCases,
  ...storyCases,
];

/** They empty the account, and move its clock. */
export const resetCases: readonly Case[] = [
  ...clockCases,
  ...retryCases,
  ...detailClockCases,
  ...logisticsClockCases,
  ...payoutCases,
  ...faultCases,
  ...startOverCases,
];
