/** The order as a document: the checkout's content, new ids, one charge for each source. */
import type { CheckoutItem, OrderCharge, OrderItem, OrderState } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { Context } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { toSeconds } from '../../kernel/time';
import { chargeMachine } from '../charges/transitions';
import type { ChargeHidden } from '../charges/types';
import type { CheckoutRecord } from '../checkouts/record';
import { isSecondary } from '../sources/lifecycle';
import { NOTHING } from './parts';
import type { OrderMaterials } from './preconditions';
import type { OrderRecord } from './record';
import { fraudMachine, orderItemMachine, orderMachine } from './transitions';
import type { LineProgress, Order } from './types';

export function newOrder(state: OrderMaterials, first: OrderState, context: Context): OrderRecord {
  const { document: checkout } = state.checkout;
  const id = context.newId('order');
  const time = toSeconds(context.now);
  const ids = new Map(checkout.items.map((item) => [item.id, context.newId('order-item')]));
  const { charges, chargeHidden } = newCharges(state, context);
  const passed = first !== 'in_review';
  const fraudState = move(fraudMachine, null, passed ? 'passed' : 'review_opened');
  const document = withoutUndefined<Order>({
    ...checkout,
    id,
    checkoutId: state.isBilled ? undefined : checkout.id,
    createdTime: time,
    updatedTime: time,
    items: checkout.items.map(
      (item): OrderItem => ({
        ...item,
        ...agreementOf(item, context),
        id: ids.get(item.id) ?? '',
        state: move(orderItemMachine, null, 'created'),
        stateTransitions: { created: time },
        availableToRefundAmount: 0,
      }),
    ),
    availableToRefundAmount: 0,
    cancelledAmount: 0,
    capturedAmount: 0,
    requestToBeForgotten: false,
    state: move(orderMachine, null, first),
    stateTransitions: { [first]: time },
    fraudState,
    fraudStateTransitions: { [fraudState]: time },
    payment: { ...checkout.payment, charges },
  });
  return { kind: 'order', id, document, hidden: { lines: newLines(state.checkout, ids), charges: chargeHidden } };
}

/** A first order that renews by itself makes the agreement; a renewal carries it. */
function agreementOf({ subscriptionInfo }: CheckoutItem, context: Context): Pick<CheckoutItem, 'subscriptionInfo'> {
  if (!subscriptionInfo?.autoRenewal || subscriptionInfo.billingAgreementId) return {};
  return { subscriptionInfo: { ...subscriptionInfo, billingAgreementId: context.newId('billing-agreement') } };
}

/** What each line is worth, with nothing shipped, cancelled or refunded yet. */
function newLines({ hidden }: CheckoutRecord, ids: ReadonlyMap<string, string>): Record<string, LineProgress> {
  const progress = { fulfilled: 0, cancelled: 0, captured: 0, taken: 0, refunded: NOTHING };
  return Object.fromEntries(
    hidden.lines.map((line) => {
      const parts = hidden.parts[line.itemId] ?? NOTHING;
      return [ids.get(line.itemId) ?? '', { physical: line.physical, parts, ...progress }];
    }),
  );
}

/** One charge for each source that pays something. */
function newCharges({ checkout, sources }: OrderMaterials, context: Context) {
  const { currency, chargeType, payment } = checkout.document;
  const charges: OrderCharge[] = [];
  const chargeHidden: Record<string, ChargeHidden> = {};
  for (const source of payment.sources ?? []) {
    if (!source.amount) continue;
    const id = context.newId('charge');
    charges.push({
      id,
      createdTime: toSeconds(context.now),
      currency,
      amount: source.amount,
      state: move(chargeMachine, null, 'pending'),
      captured: false,
      refunded: false,
      sourceId: source.id,
      type: chargeType,
    });
    const behavior = sources.find((each) => each.id === source.id)?.hidden.testBehavior ?? 'success';
    chargeHidden[id] = { testBehavior: behavior, secondary: isSecondary(source) };
  }
  return { charges, chargeHidden };
}
