/** The checklist items that this release judges. */
import type { Checklist, ChecklistItem, Level } from '../../../catalog/types';
import adminPortal from '../../../generated/catalog/checklists/admin-portal.json';
import checkoutsPaymentSourcesAndOrders from '../../../generated/catalog/checklists/checkouts-payment-sources-and-orders.json';
import customerPortal from '../../../generated/catalog/checklists/customer-portal.json';
import customersAndTaxExemptions from '../../../generated/catalog/checklists/customers-and-tax-exemptions.json';
import disclosuresComplianceStatementsAndEmails from '../../../generated/catalog/checklists/disclosures-compliance-statements-and-emails.json';
import documentation from '../../../generated/catalog/checklists/documentation.json';
import errorHandling from '../../../generated/catalog/checklists/error-handling.json';
import fulfillmentsAndCancellations from '../../../generated/catalog/checklists/fulfillments-and-cancellations.json';
import orderRefundSynchronization from '../../../generated/catalog/checklists/order-refund-synchronization.json';
import productsAndSkus from '../../../generated/catalog/checklists/products-and-skus.json';
import reversals from '../../../generated/catalog/checklists/reversals.json';
import supplementary from '../../../generated/catalog/checklists/supplementary.json';

export interface JudgedItem extends ChecklistItem {
  /** Where the site explains it. */
  readonly route: string;
}

const checklists = [
  adminPortal,
  checkoutsPaymentSourcesAndOrders,
  customerPortal,
  customersAndTaxExemptions,
  disclosuresComplianceStatementsAndEmails,
  documentation,
  errorHandling,
  fulfillmentsAndCancellations,
  orderRefundSynchronization,
  productsAndSkus,
  reversals,
  supplementary,
] as unknown as readonly Checklist[];

export const items: readonly JudgedItem[] = [...checklists]
  .sort((one, other) => one.order - other.order)
  .flatMap((checklist) =>
    checklist.items.map((item) => ({
      ...item,
      route: `${checklist.route}#${item.id.replaceAll('.', '-')}`,
    })),
  );

const ranks: readonly Level[] = ['required', 'recommended', 'informational'];

/** Whether an item weighs at least as much as a level. */
export function isAtLeast(level: Level, minimum: Level): boolean {
  return ranks.indexOf(level) <= ranks.indexOf(minimum);
}

/** The title of a checklist, by its id. */
export function titleOf(checklist: string): string {
  return checklists.find(({ id }) => id === checklist)?.title ?? checklist;
}
