/** Why a charge has what it has, and still may capture what it may. */
import type { ChargeOperation, OrderCharge } from '../../../../generated/contract/types';
import type { Currency } from '../../kernel/money/currency';
import { amountText, sumText } from '../../kernel/money/words';
import { type Reason, under } from '../../kernel/reasons';
import { LISTS, type OperationKind, standingOf } from './operations';

/** How the amounts of a charge's operations came about, in the order in which it has them. */
export type HowTaken = Readonly<Partial<Record<OperationKind, readonly (string | undefined)[]>>>;

const source = { table: 'charges', basis: 'published' } as const;
/** How much one unit of several is worth. */
const byUnits = { table: 'charges', basis: 'ours' } as const;

const did: Readonly<Record<OperationKind, string>> = { capture: 'Captured', cancel: 'Released', refund: 'Paid back' };

function amountReason(charge: OrderCharge, currency: Currency): Reason {
  const pays = `What source ${charge.sourceId} contributes`;
  const { captures, cancels, open } = standingOf(charge, currency);
  const isAuthorized = charge.state !== 'pending' && charge.state !== 'failed';
  const parts = sumText(
    [
      ['captures', captures],
      ['cancels', cancels],
      ['still capturable', open],
    ],
    currency,
  );
  const text = isAuthorized ? `${pays}: ${parts}` : `${pays}: ${amountText(captures + cancels + open, currency)}`;
  return { pointer: 'amount', text, source };
}

/** Ends in the total, be it all of what was worked out or the part that a charge bears of it. */
function withTotal(text: string, worked: string | undefined, total: string): string {
  if (worked === undefined) return `${text}: ${total}`;
  return worked.endsWith(` ${total}`) ? `${text}. ${worked}` : `${text}. ${worked}. Of it, this charge bears: ${total}`;
}

function operationReasons(charge: OrderCharge, kind: OperationKind, how: HowTaken, currency: Currency): Reason[] {
  const list: readonly ChargeOperation[] = charge[LISTS[kind]] ?? [];
  return list.map(({ amount, state }, index) => {
    const worked = how[kind]?.[index];
    const total = amountText(currency.minor(amount), currency);
    const text = `${did[kind]}, ${state}`;
    return { pointer: `${LISTS[kind]}[${index}].amount`, text: withTotal(text, worked, total), source: byUnits };
  });
}

export function chargeReasons(charge: OrderCharge, how: HowTaken, currency: Currency): Reason[] {
  const kinds: readonly OperationKind[] = ['capture', 'cancel', 'refund'];
  return [amountReason(charge, currency), ...kinds.flatMap((kind) => operationReasons(charge, kind, how, currency))];
}

/** Of each charge of an order or an invoice. */
export function chargesReasons(
  charges: readonly OrderCharge[],
  how: ReadonlyMap<string, HowTaken>,
  currency: Currency,
): Reason[] {
  return charges.flatMap((charge, index) =>
    under(`payment.charges[${index}].`, chargeReasons(charge, how.get(charge.id) ?? {}, currency)),
  );
}
