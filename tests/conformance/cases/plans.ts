/** Plans: made, changed within their states, and deleted while nothing runs on them. */
import type { Event, Plan, PlanList } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectTrue } from '../check';
import { unique } from '../shop';
import { buyFirst, makePlan, makeSubscriber, subscriberCart } from '../subscribing';

const invalid = (parameter: string) => ({ status: 400, code: 'invalid_parameter', parameter });
const wrongState = { status: 409, code: 'invalid_state', parameter: 'state' };

export const planCases = casesOf('Plans', {
  'A plan is active unless it is made as a draft': async (client) => {
    const plan = await makePlan(client, { name: null, reminderOffsetDays: null, collectionPeriodDays: null });
    expectFields(plan, { state: 'active', collectionPeriodDays: 30, billingOptimization: true }, 'The plan');
    expectEqual(plan.stateTransitions, { activated: plan.createdTime }, 'Its states');
    expectTrue(!('name' in plan) && !('reminderOffsetDays' in plan), 'What is null is not there');
    const draft = await makePlan(client, { state: 'draft', collectionPeriodDays: 1, billingOffsetDays: null });
    expectFields(draft, { stateTransitions: {}, billingOptimization: false, billingOffsetDays: 0 }, 'The draft');
    expectEqual(await client.read(`/plans/${draft.id}`), draft, 'The draft that was read');
  },

  'A plan goes on through its states and never back': async (client) => {
    const plan = await makePlan(client, { state: 'draft' });
    const move = (state: string) => client.change<Plan>(`/plans/${plan.id}`, { state });
    const refused = (state: string) => client.refused('POST', `/plans/${plan.id}`, { state }, wrongState);
    for (const state of ['discontinued', 'deactivated']) await refused(state);
    await move('active');
    await refused('draft');
    await move('discontinued');
    for (const state of ['draft', 'active']) await refused(state);
    const last = await move('deactivated');
    for (const state of ['draft', 'active', 'discontinued']) await refused(state);
    expectEqual(Object.keys(last.stateTransitions), ['activated', 'discontinued', 'deactivated'], 'Its states');
    expectEqual((await move('deactivated')).state, 'deactivated', 'The same state again');
  },

  'A plan of which nothing is sold can be skipped to its end': async (client) => {
    const plan = await makePlan(client);
    const last = await client.change<Plan>(`/plans/${plan.id}`, { state: 'deactivated' });
    expectEqual(last.state, 'deactivated', 'The state');
  },

  'Days of a plan fit each other': async (client) => {
    const refused = (fields: object, parameter: string) =>
      client.refused('POST', '/plans', { ...body, ...fields }, invalid(parameter));
    const body = {
      terms: 'Renews.',
      contractBindingDays: 30,
      interval: 'month',
      intervalCount: 1,
      billingOffsetDays: 5,
      collectionPeriodDays: 5,
    };
    await refused({ billingOffsetDays: 6 }, 'collectionPeriodDays');
    await refused({ reminderOffsetDays: 31 }, 'reminderOffsetDays');
    await refused({ state: 'discontinued' }, 'state');
    await refused({ state: 'deactivated' }, 'state');
    await refused({ intervalCount: 0 }, 'intervalCount');
    await refused({ intervalCount: 1001 }, 'intervalCount');
    await refused({ interval: 'quarter' }, 'interval');
    await refused({ id: 'two words' }, 'id');
    const plan = await client.create<Plan>('/plans', { ...body, reminderOffsetDays: -1 });
    await client.refused('POST', `/plans/${plan.id}`, { billingOffsetDays: 6 }, invalid('collectionPeriodDays'));
    for (const field of ['terms', 'contractBindingDays', 'interval', 'intervalCount'])
      await client.refused('POST', `/plans/${plan.id}`, { [field]: 1 }, { status: 400, code: 'unknown_parameter' });
  },

  'An id of a plan is taken once': async (client) => {
    const { id, ...plan } = await makePlan(client);
    const { terms, contractBindingDays, interval, intervalCount, billingOffsetDays, collectionPeriodDays } = plan;
    const same = { id, terms, contractBindingDays, interval, intervalCount, billingOffsetDays, collectionPeriodDays };
    await client.refused('POST', '/plans', same, { status: 409, code: 'already_exists', parameter: 'id' });
  },

  'Each change of a plan is told': async (client) => {
    const plan = await makePlan(client);
    await client.change(`/plans/${plan.id}`, { name: 'Reader', reminderOffsetDays: null });
    await client.remove(`/plans/${plan.id}`);
    await client.refused('GET', `/plans/${plan.id}`, undefined, { status: 404, code: 'not_found', parameter: 'id' });
    const { data } = await client.read<{ data: Event[] }>('/events?type=plan.*&limit=100');
    const told = data.filter(({ data: { object } }) => (object as { id?: string }).id === plan.id).reverse();
    expectEqual(
      told.map(({ type }) => type),
      ['plan.created', 'plan.updated', 'plan.deleted'],
      'The events',
    );
    const previous = { name: 'Reader, monthly', reminderOffsetDays: 5 };
    expectEqual(told[1]?.data.previousAttributes, previous, 'What was before');
  },

  'A plan that something runs on stays': async (client) => {
    const subscriber = await makeSubscriber(client);
    await buyFirst(client, subscriber);
    await client.refused('DELETE', `/plans/${subscriber.plan.id}`, undefined, wrongState);
    await client.remove(`/subscriptions/${subscriber.id}`);
    await client.remove(`/plans/${subscriber.plan.id}`);
  },

  'Plans are listed by state and interval': async (client) => {
    const weekly = await makePlan(client, { interval: 'week', state: 'draft' });
    const { data } = await client.read<PlanList>('/plans?state=draft&interval=week&limit=100');
    expectTrue(
      data.some(({ id }) => id === weekly.id),
      'The weekly draft is missing',
    );
    expectTrue(
      data.every(({ state, interval }) => state === 'draft' && interval === 'week'),
      'Others are listed',
    );
  },

  'A line on a plan asks for a plan that is active, and for one alone': async (client) => {
    const subscriber = await makeSubscriber(client);
    const cart = subscriberCart(subscriber);
    const withInfo = (info: object) => ({
      ...cart,
      items: cart.items.map((item) => ({ ...item, subscriptionInfo: { ...item.subscriptionInfo, ...info } })),
    });
    const refused = (info: object, refusal: object) =>
      client.refused('POST', '/checkouts', withInfo(info), { status: 400, ...refusal });
    await refused({ planId: unique('plan') }, { status: 404, code: 'not_found', parameter: 'planId' });
    await refused({ autoRenewal: false }, { code: 'invalid_parameter', parameter: 'autoRenewal' });
    await refused({ terms: undefined }, { code: 'missing_parameter', parameter: 'terms' });
    const draft = await makePlan(client, { state: 'draft' });
    await refused({ planId: draft.id }, { code: 'plan_not_active', parameter: 'planId' });
    const second = { ...cart.items[0], subscriptionInfo: { ...cart.items[0]?.subscriptionInfo, planId: draft.id } };
    await client.refused(
      'POST',
      '/checkouts',
      { ...cart, items: [...cart.items, second] },
      {
        status: 409,
        code: 'plan_limit_reached',
        parameter: 'planId',
      },
    );
  },
});
