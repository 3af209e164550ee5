/**
 * Who takes how much of an order's tax. The sandbox knows one rate for each place, so each line has one authority: the state in
 * countries whose addresses have one that taxes, else the country. All of it is inferred: no page or sample shows this call.
 */
import type { OrderItem, OrderTaxDetails, TaxCertificate } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { Reason } from '../../kernel/reasons';
import { isCovered } from '../checkouts/assess';
import { taxPlace } from '../checkouts/places';
import type { OrderRecord } from './record';
import type { LineProgress, Order } from './types';

type Entry = NonNullable<NonNullable<NonNullable<OrderTaxDetails['items'][number]>['taxDetails']>[number]>;

const statesThatTax = ['US', 'CA'];

function authorityOf(order: Order): Entry {
  const { country, state } = taxPlace(order) ?? {};
  const byState = state !== undefined && statesThatTax.includes(country ?? '');
  return withoutUndefined<Entry>({
    country,
    region: state,
    jurisdictionType: byState ? 'STATE' : 'COUNTRY',
    jurisdictionName: byState ? state : country,
    taxType: byState ? 'SALES' : 'VAT',
    taxName: byState ? 'Sales tax' : 'Value added tax',
  });
}

function lineOf(order: Order, item: OrderItem, progress: LineProgress | undefined, isExempt: boolean) {
  const physical = progress?.physical ?? true;
  const taken = (taxAmount: number, fields: Partial<Entry> = {}): Entry => ({
    ...authorityOf(order),
    rate: item.tax.rate,
    effectiveRate: item.tax.rate,
    taxAmount,
    ...fields,
  });
  const { fees, shipping, tax } = item;
  const feeTax = fees?.taxAmount ?? 0;
  return {
    id: item.id,
    // What is not taxed is exempt by a certificate of the buyer, or else not taxable there.
    taxDetails: [
      taken(tax.amount, tax.rate === 0 ? { [isExempt ? 'exemptUnit' : 'nonTaxableUnit']: item.amount } : {}),
      ...(feeTax > 0 ? [taken(feeTax, { taxSubType: 'FEE', taxName: 'Tax on regulatory fees' })] : []),
    ],
    shippingTaxDetails: physical && shipping ? [taken(shipping.taxAmount ?? 0)] : [],
  };
}

const amounts = ['taxAmount', 'exemptUnit', 'nonTaxableUnit'] as const;

function whatIs(name: (typeof amounts)[number], { taxSubType }: Entry, list: string): string {
  if (name !== 'taxAmount') return 'All of the order’s line, for its rate is 0';
  if (list === 'shippingTaxDetails') return 'The tax on the shipping of the order’s line';
  return taxSubType === 'FEE' ? 'The tax on the fees of the order’s line' : 'The tax of the order’s line';
}

/** Where each amount comes from. */
export function taxDetailsReasons({ items }: OrderTaxDetails): Reason[] {
  return items.flatMap((item, index) =>
    (['taxDetails', 'shippingTaxDetails'] as const).flatMap((list) =>
      (item?.[list] ?? []).flatMap((entry, place) =>
        amounts.flatMap((name) => {
          const value = entry?.[name];
          if (!entry || value === undefined) return [];
          return [
            { pointer: `items[${index}].${list}[${place}].${name}`, text: `${whatIs(name, entry, list)}: ${value}` },
          ];
        }),
      ),
    ),
  );
}

/** As it was when the order was placed, by the certificates that the buyer has. */
function wasExempt({ document, hidden }: OrderRecord, certificates: readonly TaxCertificate[]): boolean {
  const ships = Object.values(hidden.lines).some(({ physical }) => physical);
  return isCovered(ships ? document.shipTo : document.billTo, certificates, document.createdTime);
}

/** The taxes of all lines, their shipping and their fees together are the order's `totalTax`. */
export function taxDetailsOf(order: OrderRecord, certificates: readonly TaxCertificate[]): OrderTaxDetails {
  const { id, document, hidden } = order;
  const isExempt = wasExempt(order, certificates);
  return { orderId: id, items: document.items.map((item) => lineOf(document, item, hidden.lines[item.id], isExempt)) };
}
