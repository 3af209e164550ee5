/** A line of a checkout that names a plan makes a subscription. It is a draft until somebody starts it. */
import type {
  Checkout,
  CheckoutItemRequest,
  CheckoutRequest,
  Subscription,
  SubscriptionItem,
  UpdateCheckoutRequest,
} from '../../../../generated/contract/types';
import type { Reader } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import type { Context, DomainError } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { conflict, invalid, missing, unknownId } from '../../kernel/problems';
import type { PlanRecord } from '../plans/record';
import type { SubscriptionRecord } from './record';
import { subscriptionMachine } from './transitions';

/** `plans`: those that the lines name. `taken`: the subscription that already has the id a line wishes for. */
export interface PlannedState {
  readonly plans?: readonly PlanRecord[];
  readonly taken?: SubscriptionRecord | null;
}

/** What lines of a cart need where they name a plan. */
export async function findPlanned(read: Reader, items: CheckoutRequest['items'] = []): Promise<PlannedState> {
  const infos = items.flatMap(({ subscriptionInfo }) => (subscriptionInfo?.planId ? [subscriptionInfo] : []));
  const plans = await read.findAll(
    'plan',
    infos.flatMap(({ planId }) => planId ?? []),
  );
  const wished = infos.map(({ subscriptionId }) => subscriptionId).find(Boolean);
  return { plans, taken: await read.find('subscription', wished) };
}

/** Why a changed line cannot name its plan, or undefined. A change begins no subscription; only a new cart does. */
export async function unfitPlan(read: Reader, items: UpdateCheckoutRequest['items']): Promise<DomainError | undefined> {
  for (const { subscriptionInfo } of items ?? []) {
    const { planId } = subscriptionInfo ?? {};
    if (!planId) continue;
    const plan = await read.find('plan', planId);
    if (!plan) return unknownId('Plan', planId, 'planId');
    if (plan.document.state !== 'active') return notActive(plan);
  }
  return undefined;
}

const planOf = (item: CheckoutItemRequest) => item.subscriptionInfo?.planId;

function plannedItems(input: CheckoutRequest): readonly CheckoutItemRequest[] {
  return input.items.filter(planOf);
}

/** What lines on a plan must satisfy; the schema and the other lines' checks have seen them already. */
export function checkPlanned(input: CheckoutRequest, { plans = [], taken }: PlannedState): DomainError[] {
  const items = plannedItems(input);
  const [planId, ...others] = new Set(items.map(planOf));
  if (planId === undefined) return [];
  if (others.length > 0)
    return [conflict('plan_limit_reached', 'All subscriptions of a cart are on one plan.', 'planId')];
  const plan = plans.find(({ id }) => id === planId);
  if (!plan) return [unknownId('Plan', planId, 'planId')];
  const errors: DomainError[] = [];
  if (plan.document.state !== 'active') errors.push(notActive(plan));
  for (const { subscriptionInfo: info } of items) {
    if (info?.autoRenewal === false)
      errors.push(invalid('autoRenewal', 'A subscription on a plan renews by itself: autoRenewal is true.'));
    if (!info?.terms)
      errors.push(missing('terms', 'A subscription on a plan needs the terms that the shopper accepts.'));
  }
  if (taken) errors.push(conflict('already_exists', `Subscription '${taken.id}' already exists.`, 'subscriptionId'));
  return errors;
}

export function notActive({ id, document }: PlanRecord): DomainError {
  const message = `Plan '${id}' is ${document.state}, not active.`;
  return { status: 400, code: 'plan_not_active', parameter: 'planId', message };
}

/** The request with the subscription's id on each of its lines. */
export function withSubscriptionId(input: CheckoutRequest, context: Context): CheckoutRequest {
  const items = plannedItems(input);
  if (items.length === 0) return input;
  const wished = items.map(({ subscriptionInfo }) => subscriptionInfo?.subscriptionId).find(Boolean);
  const subscriptionId = wished ?? context.newId('subscription');
  const named = input.items.map((item) =>
    planOf(item)
      ? { ...item, subscriptionInfo: { ...item.subscriptionInfo, autoRenewal: true, subscriptionId } }
      : item,
  );
  return { ...input, items: named };
}

function itemOf({ skuId, productDetails, price, aggregatePrice, quantity, metadata }: CheckoutItemRequest) {
  const item = { skuId, productDetails, price, aggregatePrice, quantity: quantity ?? 1, metadata };
  return withoutUndefined(item) as SubscriptionItem;
}

/** `input`: as `withSubscriptionId` gives it. */
export function draftSubscription(input: CheckoutRequest, checkout: Checkout): SubscriptionRecord | null {
  const items = plannedItems(input);
  const { planId, subscriptionId: id } = items[0]?.subscriptionInfo ?? {};
  if (planId === undefined || id === undefined) return null;
  const { createdTime, customerId, currency, locale, applicationId, liveMode } = checkout;
  const document = withoutUndefined<Subscription>({
    id,
    createdTime,
    updatedTime: createdTime,
    planId,
    state: move(subscriptionMachine, null, 'draft') as 'draft',
    stateTransitions: {},
    customerId,
    currency,
    taxInclusive: input.taxInclusive ?? false,
    applicationId,
    locale,
    items: items.map(itemOf),
    liveMode,
  });
  return { kind: 'subscription', id, document, hidden: { checkoutId: checkout.id } };
}
