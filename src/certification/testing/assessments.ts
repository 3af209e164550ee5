/** Assessments of every shape, for tests of properties. */
import fc from 'fast-check';
import { emptyAssessment } from '../assessment/empty';
import { type Assessment, type Claim, claimStates, type Evidence, environments } from '../assessment/types';

const time = fc
  .integer({ min: 0, max: 5 })
  .map((seconds) => new Date(Date.UTC(2024, 0, 1, 0, 0, seconds)).toISOString());
/** Among them names that every record inherits. */
const subject = fc.constantFrom('a.one', 'a.two', 'criterion:planning.exit.scenarios', 'constructor', 'toString');
const said = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `s${text}`);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** JSON knows no undefined. */
const plain = <Value>(value: fc.Arbitrary<Value>) => value.map((one) => JSON.parse(JSON.stringify(one)) as Value);

const claim: fc.Arbitrary<Claim> = fc
  .record({
    state: fc.constantFrom(...claimStates),
    reason: said,
    note: optional(said),
    waiver: optional(fc.record({ who: said, why: said, until: fc.constantFrom('2024-02-29', '2999-12-31') })),
    changedTime: time,
    by: optional(said),
    revision: optional(fc.nat(5)),
  })
  .map(({ reason, ...rest }) => ({ ...rest, ...(rest.state === 'not-applicable' && { reason }) }) as Claim);

const links = fc.array(fc.record({ address: fc.constant('https://example.com/1'), title: said }), { maxLength: 2 });
const plan = fc.record({
  ownerRole: optional(fc.constantFrom('pm' as const, 'security' as const)),
  ownerName: said,
  due: optional(fc.constant('2027-03-01')),
  links: optional(links),
  changedTime: time,
});
const file = fc.record({ name: said, size: fc.nat(), type: said, sha256: fc.constant('0f'.repeat(32)) });
const evidence = fc.record({
  ...{ id: said, subject, kind: fc.constantFrom('note' as const, 'file' as const), title: said },
  ...{ text: optional(said), file: optional(file), addedTime: time, by: optional(said) },
});
const comment = fc.record({ id: said, subject, text: said, author: fc.string(), time });
const review = fc.record({
  ...{ decision: fc.constantFrom('accepted' as const, 'returned' as const), reason: optional(said) },
  ...{ reviewer: said, time, answerTime: optional(time) },
});
const attempt = fc.record({
  ...{
    runId: said,
    name: said,
    startedTime: time,
    endedTime: optional(time),
    judgedTime: time,
    rehearsal: fc.boolean(),
  },
  states: fc.dictionary(subject, fc.constantFrom('pass' as const, 'fail' as const)),
});

const byId = <Value>(records: readonly Value[], idOf: (record: Value) => string) =>
  Object.fromEntries(records.map((record) => [idOf(record), record]));
const few = <Value>(record: fc.Arbitrary<Value>) => fc.array(record, { maxLength: 3 });

const parts = plain(
  fc.record({
    savedTime: fc.option(time),
    about: fc.record({ name: fc.string(), environment: fc.constantFrom(...environments), team: fc.string() }),
    profile: fc.record({
      name: optional(said),
      goods: optional(fc.constant(['physical'])),
      accounts: optional(fc.boolean()),
    }),
    claims: fc.dictionary(subject, claim),
    plan: fc.dictionary(subject, plan),
    evidence: few(evidence).map((records) => byId(records, ({ id }) => id) as Record<string, Evidence>),
    comments: few(comment).map((records) => byId(records, ({ id }) => id)),
    reviews: fc.dictionary(subject, review),
    attempts: few(attempt).map((records) => byId(records, ({ runId }) => runId)),
  }),
);

const whole = parts.map((given) => ({ ...emptyAssessment('assessment-1'), ...given }) as Assessment);

export const assessments: fc.Arbitrary<Assessment> = fc
  .tuple(whole, fc.option(whole), said, time)
  .map(([assessment, frozen, name, at]) => {
    const milestones = frozen ? { [name]: { id: name, name, time: at, frozen } } : {};
    return { ...assessment, milestones };
  });
