import type { Attempt, Claim } from '../assessment/types';
import type { InScope } from '../subjects/scope';
import type { Subject } from '../subjects/types';
import { decide } from '../verdicts/decide';
import { meaning, passes } from '../verdicts/rollup';
import type { Facts, Standing } from './types';

/** Whether an item is in scope. */
type Concerns = (itemId: string) => boolean;
type Found = Pick<Standing, 'state' | 'says'> & Partial<Pick<Standing, 'by'>>;

const claimOf = ({ assessment: { claims } }: Facts, id: string): Claim | undefined =>
  Object.hasOwn(claims, id) ? claims[id] : undefined;

const open = (says: string): Found => ({ state: 'open', says });
const notDone = open('You say that it is not done.');
const done = (says = 'You say that it is done.'): Found => ({ state: 'met', by: 'claim', says });
const aside = ({ reason = '' }: Claim): Found => ({
  state: 'aside',
  says: `You say that it does not apply: ${reason}`,
});

/** What a person's word alone comes to. */
function byClaim(claim: Claim | undefined): Found {
  if (claim?.state === 'done') return done();
  if (claim?.state === 'not-done') return notDone;
  if (claim?.state === 'not-applicable') return aside(claim);
  return open('Nobody answered yet.');
}

function ofItem(subject: Subject, facts: Facts): Found {
  const claim = claimOf(facts, subject.id);
  const found = facts.verdicts.get(subject.id);
  if (!found) return byClaim(claim);
  const { state, summary } = decide(found, claim, facts.today);
  if (state === 'not-applicable' && claim?.state === 'not-applicable') return aside(claim);
  if (meaning[state] === 'fails') return { state: 'failed', says: summary };
  if (meaning[state] === 'beside') return { state: 'aside', says: summary };
  if (claim?.state === 'not-done') return notDone;
  if (meaning[state] === 'passes') return { state: 'met', by: 'evidence', says: summary };
  return claim?.state === 'done' ? done('You say that it is done. No call shows it.') : open(summary);
}

/** Items that a run breaks, of those that concern the connector and whose failure nobody took on. */
function brokenBy({ states }: Attempt, facts: Facts, concerns: Concerns): readonly string[] {
  return Object.entries(states).flatMap(([id, state]) => {
    const { state: decided } = decide({ state, traffic: state, summary: '' }, claimOf(facts, id), facts.today);
    return concerns(id) && meaning[decided] === 'fails' ? [id] : [];
  });
}

const dayOf = ({ startedTime }: { readonly startedTime: string }) => startedTime.slice(0, 10);
const byStart = (one: { readonly startedTime: string }, other: { readonly startedTime: string }) =>
  one.startedTime.localeCompare(other.startedTime);

function byAttempt(attempt: Attempt, claim: Claim | undefined, facts: Facts, concerns: Concerns): Found {
  const broken = brokenBy(attempt, facts, concerns);
  if (broken.length > 0)
    return { state: 'failed', says: `The run “${attempt.name}” of ${dayOf(attempt)} breaks ${broken.join(', ')}.` };
  if (Object.values(attempt.states).some(passes))
    return {
      state: 'met',
      by: 'evidence',
      says: `No call of the run “${attempt.name}” of ${dayOf(attempt)} breaks an item.`,
    };
  return claim?.state === 'done'
    ? done()
    : open(`Run on ${dayOf(attempt)}. No rule judges what its calls show: say yourself whether it passed.`);
}

/** The last run of the connector counts, whatever came of those before. */
function ofUseCase(subject: Subject, facts: Facts, concerns: Concerns): Found {
  const claim = claimOf(facts, subject.id);
  if (claim && claim.state !== 'open' && claim.state !== 'done') return byClaim(claim);
  const id = subject.id.replace('use-case:', '');
  const attempts = Object.values(facts.assessment.attempts).filter((one) => one.useCaseId === id);
  // A run whose calls were the pages' own proves nothing of the connector.
  const last = attempts
    .filter(({ rehearsal }) => !rehearsal)
    .sort(byStart)
    .at(-1);
  const isKept = (run: Facts['runs'][number]) =>
    attempts.some(({ runId, startedTime }) => runId === run.id || startedTime === run.startedTime);
  const unjudged = facts.runs
    .filter((run) => run.useCaseId === id && run.stoppedTime && !isKept(run))
    .sort(byStart)
    .at(-1);
  const isNewer = unjudged && !(last && byStart(last, unjudged) > 0);
  if (isNewer && claim?.state !== 'done') return open(`Run on ${dayOf(unjudged)}. What it showed was not judged yet.`);
  return last ? byAttempt(last, claim, facts, concerns) : byClaim(claim);
}

/** A link, a file or a picture is the document itself, or leads to it. A note is none. */
function ofDeliverable(subject: Subject, facts: Facts): Found {
  const claim = claimOf(facts, subject.id);
  if (claim && claim.state !== 'open' && claim.state !== 'done') return byClaim(claim);
  const found = Object.values(facts.assessment.evidence)
    .filter((one) => one.subject === subject.id && one.kind !== 'note')
    .sort((one, other) => one.addedTime.localeCompare(other.addedTime) || one.id.localeCompare(other.id));
  const last = found.at(-1);
  return last ? { state: 'met', by: 'document', says: `Attached: ${last.title}.` } : byClaim(claim);
}

function found(subject: Subject, facts: Facts, concerns: Concerns): Found {
  if (subject.kind === 'item') return ofItem(subject, facts);
  if (subject.kind === 'use-case') return ofUseCase(subject, facts, concerns);
  if (subject.kind === 'deliverable') return ofDeliverable(subject, facts);
  return byClaim(claimOf(facts, subject.id));
}

/** Where a subject stands that is no criterion. What is out of scope is set aside, with the reason. */
export function standingOf(subject: Subject, scope: InScope, facts: Facts, concerns: Concerns): Standing {
  const isAnswered = (claimOf(facts, subject.id)?.state ?? 'open') !== 'open';
  const where: Found = scope.isIn ? found(subject, facts, concerns) : { state: 'aside', says: scope.why };
  return { subject, scope, isAnswered, ...where };
}
