import fc from 'fast-check';
import {
  type Assessment,
  type Claim,
  claimStates,
  environments,
  evidenceKinds,
  FORMAT,
  type PlanEntry,
  VERSION,
} from '../assessment/types';

/** Few, so that two assessments answer the same ones. */
const subjects = fc.constantFrom('orders.from-checkout-id', 'refunds.reason', 'criterion:planning.exit.scenarios');
const ids = fc.constantFrom('a', 'b', 'c');
const times = fc
  .integer({ min: Date.UTC(2030, 0, 1), max: Date.UTC(2031, 0, 1) })
  .map((time) => new Date(time).toISOString());
const days = times.map((time) => time.slice(0, 10));
const words = fc.oneof(
  fc.constantFrom('Seen in 4.2', 'Seen in 4.2\nAnn looked', 'Digital goods only', 'ä😀', 'Bob'),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
);

const waiver = fc.record({ who: words, why: words, until: days });

const claim: fc.Arbitrary<Claim> = fc
  .record(
    {
      state: fc.constantFrom(...claimStates),
      reason: words,
      note: words,
      waiver,
      changedTime: times,
      by: words,
      revision: fc.integer({ min: 2, max: 4 }),
    },
    { requiredKeys: ['state', 'reason', 'changedTime'] },
  )
  .map(({ reason, revision, ...rest }) => ({
    ...rest,
    ...(rest.state === 'not-applicable' && { reason }),
    ...(rest.state !== 'open' && revision !== undefined && { revision }),
  }));

const link = fc.record({ address: fc.webUrl(), title: words });

const planEntry: fc.Arbitrary<PlanEntry> = fc.record(
  {
    ownerRole: fc.constantFrom('pm', 'dev', 'qa', 'security', 'provider'),
    ownerName: words,
    due: days,
    links: fc.array(link, { minLength: 1, maxLength: 2 }),
    changedTime: times,
  },
  { requiredKeys: ['changedTime'] },
);

/** Records that carry the id they stand under. */
const byId = <Value extends object>(value: fc.Arbitrary<Value>) =>
  fc
    .dictionary(ids, value, { maxKeys: 3 })
    .map((all) => Object.fromEntries(Object.entries(all).map(([id, one]) => [id, { id, ...one }])));

const evidence = fc.record(
  {
    subject: subjects,
    kind: fc.constantFrom(...evidenceKinds),
    title: words,
    text: words,
    address: fc.webUrl(),
    file: fc.record({
      name: words,
      size: fc.nat(),
      type: fc.constant('image/png'),
      sha256: fc.stringMatching(/^[\da-f]{64}$/),
    }),
    addedTime: times,
    by: words,
  },
  { requiredKeys: ['subject', 'kind', 'title', 'addedTime'] },
);

const attempts = fc
  .dictionary(
    ids,
    fc.record({
      name: words,
      startedTime: times,
      judgedTime: times,
      rehearsal: fc.boolean(),
      states: fc.dictionary(subjects, fc.constantFrom('pass', 'fail', 'not-observed')),
    }),
    { maxKeys: 2 },
  )
  .map((all) => Object.fromEntries(Object.entries(all).map(([runId, one]) => [runId, { runId, ...one }])));

const review = fc
  .record({ decision: fc.constantFrom('accepted', 'returned'), reason: words, reviewer: words, time: times })
  .map(({ decision, reason, ...rest }) => ({ decision, ...rest, ...(decision === 'returned' && { reason }) }));

const profile = fc.record(
  {
    name: words,
    goods: fc.subarray(['physical', 'digital'], { minLength: 1 }),
    countries: fc.uniqueArray(fc.constantFrom('DE', 'US', 'FR', 'JP'), { minLength: 1 }),
    accounts: fc.boolean(),
    subscriptions: fc.constantFrom('none', 'merchant-initiated'),
  },
  { requiredKeys: [] },
);

const bare: fc.Arbitrary<Assessment> = fc.record({
  format: fc.constant(FORMAT),
  version: fc.constant(VERSION),
  id: fc.uuid(),
  savedTime: times,
  about: fc.record({
    name: words,
    environment: fc.constantFrom(...environments),
    team: fc.oneof(words, fc.constant('')),
  }),
  profile,
  claims: fc.dictionary(subjects, claim, { maxKeys: 3 }),
  plan: fc.dictionary(subjects, planEntry, { maxKeys: 3 }),
  evidence: byId(evidence),
  comments: byId(fc.record({ subject: subjects, text: words, author: words, time: times })),
  reviews: fc.dictionary(subjects, review, { maxKeys: 3 }),
  attempts,
  milestones: fc.constant({}),
});

/** Any assessment, with frozen ones of the same kind in it. */
export const anyAssessment: fc.Arbitrary<Assessment> = fc
  .tuple(bare, byId(fc.record({ name: words, time: times, by: words, frozen: bare })))
  .map(([assessment, milestones]) => ({ ...assessment, milestones }));
