/** How subscriptions renew: plans are made, changed within their states, and deleted when nothing runs on them. */
import type { Plan, PlanRequest, PlanState, UpdatePlanRequest } from '../../../../generated/contract/types';
import { changedAttributes, withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { isStep, move } from '../../kernel/machine';
import { checkOwnId } from '../../kernel/own-ids';
import { conflict, invalid } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import type { PlanRecord } from './record';
import { planMachine } from './transitions';

const LONGEST_ID = 255;
/** What null stands for; the provider demands the two fields and lets them be null (inferred). */
const NO_BILLING_OFFSET_DAYS = 0;
const USUAL_COLLECTION_DAYS = 30;

const REACHED = { active: 'activated', discontinued: 'discontinued', deactivated: 'deactivated' } as const;

function reached(state: PlanState, context: Context): Plan['stateTransitions'] {
  return state === 'draft' ? {} : { [REACHED[state]]: toSeconds(context.now) };
}

/** A plan with one attempt at its money tries nothing again. */
function keep(plan: Omit<Plan, 'billingOptimization'>): PlanRecord {
  const document = withoutUndefined<Plan>({ ...plan, billingOptimization: plan.collectionPeriodDays > 1 });
  return { kind: 'plan', id: plan.id, document, hidden: NOTHING_HIDDEN };
}

function checkPlan({ document }: PlanRecord): DomainError[] {
  const { billingOffsetDays, collectionPeriodDays, reminderOffsetDays = 0, contractBindingDays } = document;
  const errors: DomainError[] = [];
  if (billingOffsetDays > collectionPeriodDays)
    errors.push(invalid('collectionPeriodDays', 'collectionPeriodDays is at least billingOffsetDays.'));
  if (reminderOffsetDays > contractBindingDays)
    errors.push(invalid('reminderOffsetDays', 'reminderOffsetDays is at most contractBindingDays.'));
  return errors;
}

/** `existing`: the plan that already has `input.id`. */
export function createPlan(
  input: PlanRequest,
  { existing }: { existing: PlanRecord | null },
  context: Context,
): Decision<Plan> {
  const state = input.state ?? 'active';
  if (!isStep(planMachine, null, state)) return refuse(invalid('state', 'A new plan is draft or active.'));
  const time = toSeconds(context.now);
  const record = keep({
    ...input,
    id: input.id ?? context.newId('plan'),
    createdTime: time,
    updatedTime: time,
    name: input.name ?? undefined,
    reminderOffsetDays: input.reminderOffsetDays ?? undefined,
    billingOffsetDays: input.billingOffsetDays ?? NO_BILLING_OFFSET_DAYS,
    collectionPeriodDays: input.collectionPeriodDays ?? USUAL_COLLECTION_DAYS,
    state: move(planMachine, null, state),
    stateTransitions: reached(state, context),
    liveMode: context.liveMode,
  });
  const unfit = input.id === undefined ? [] : checkOwnId(input.id, LONGEST_ID);
  const errors = [...unfit, ...checkPlan(record)];
  if (errors.length > 0) return refuse(errors);
  if (existing) return refuse(conflict('already_exists', `Plan '${existing.id}' already exists.`, 'id'));
  return accept(record.document, { writes: [record], events: [eventOf('plan.created', record)] });
}

/** Null clears a field that may be absent, and stands for the usual value of one that may not. */
function changed({ document }: PlanRecord, input: UpdatePlanRequest, context: Context): PlanRecord {
  const { name = document.name, reminderOffsetDays = document.reminderOffsetDays } = input;
  const { billingOffsetDays = document.billingOffsetDays, state = document.state } = input;
  const { collectionPeriodDays = document.collectionPeriodDays, metadata = document.metadata } = input;
  return keep({
    ...document,
    name: name ?? undefined,
    reminderOffsetDays: reminderOffsetDays ?? undefined,
    billingOffsetDays: billingOffsetDays ?? NO_BILLING_OFFSET_DAYS,
    collectionPeriodDays: collectionPeriodDays ?? USUAL_COLLECTION_DAYS,
    metadata,
    state,
    stateTransitions: { ...document.stateTransitions, ...(state === document.state ? {} : reached(state, context)) },
    updatedTime: toSeconds(context.now),
  });
}

export function updatePlan(plan: PlanRecord, input: UpdatePlanRequest, context: Context): Decision<Plan> {
  const before = plan.document;
  const { state = before.state } = input;
  if (state !== before.state && !isStep(planMachine, before.state, state))
    return refuse(conflict('invalid_state', `A plan that is ${before.state} cannot become ${state}.`, 'state'));
  const record = changed(plan, input, context);
  const errors = checkPlan(record);
  if (errors.length > 0) return refuse(errors);
  const previous = changedAttributes(before, record.document);
  return accept(record.document, { writes: [record], events: [eventOf('plan.updated', record, previous)] });
}

/** `running`: how many subscriptions on it are not at an end. */
export function deletePlan(plan: PlanRecord, running: number): Decision<null> {
  if (running > 0) {
    const message = `Plan '${plan.id}' has ${running} subscription${running === 1 ? '' : 's'}. Deactivate it instead.`;
    return refuse(conflict('invalid_state', message, 'state'));
  }
  return accept(null, { deletes: [{ kind: 'plan', id: plan.id }], events: [eventOf('plan.deleted', plan)] });
}
