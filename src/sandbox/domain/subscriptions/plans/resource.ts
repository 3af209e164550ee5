import { resource } from '../../kernel/resource';
import { sample, samplePlanId, samplePlanTerms } from '../../kernel/samples';
import { isAtEnd } from '../subscriptions/transitions';
import { createPlan, deletePlan, updatePlan } from './decisions';
import { planMachine } from './transitions';

const monthly = {
  name: 'Field guide, monthly',
  terms: samplePlanTerms,
  contractBindingDays: 365,
  interval: 'month' as const,
  intervalCount: 1,
  reminderOffsetDays: 5,
  billingOffsetDays: 5,
  collectionPeriodDays: 30,
};

export const plan = resource('plan', {
  name: 'Plan',
  path: '/plans',
  create: async ({ body, read, context }) => createPlan(body, { existing: await read.find('plan', body.id) }, context),
  update: ({ record, body, context }) => updatePlan(record, body, context),
  remove: async ({ record, read }) => {
    const subscriptions = await read.findBy('subscription', 'planId', [record.id]);
    return deletePlan(record, subscriptions.filter(({ document }) => !isAtEnd(document.state)).length);
  },
  machines: [planMachine],
  samples: [
    sample('createPlans', { body: { ...monthly, id: samplePlanId } }),
    sample('createPlans', { body: { ...monthly, id: 'sample-unused-plan' } }),
  ],
});
