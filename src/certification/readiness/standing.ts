import type { Claim } from '../assessment/types';
import type { InScope } from '../subjects/scope';
import type { Subject } from '../subjects/types';
import { decide } from '../verdicts/decide';
import { meaning } from '../verdicts/rollup';
import type { Facts, Standing } from './types';

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

function ofUseCase(subject: Subject, facts: Facts): Found {
  const claim = claimOf(facts, subject.id);
  if (claim && claim.state !== 'open' && claim.state !== 'done') return byClaim(claim);
  const id = subject.id.replace('use-case:', '');
  const attempts = Object.values(facts.assessment.attempts).filter((one) => one.useCaseId === id);
  // A run whose calls were the pages' own proves nothing of the connector.
  const isRehearsed = (run: string) => attempts.some(({ runId, rehearsal }) => runId === run && rehearsal);
  const ended = facts.runs.filter((run) => run.useCaseId === id && run.stoppedTime && !isRehearsed(run.id));
  const kept = attempts.filter(({ rehearsal }) => !rehearsal);
  const days = [...ended, ...kept].map(({ startedTime }) => startedTime.slice(0, 10)).sort();
  const last = days.at(-1);
  return last === undefined ? byClaim(claim) : { state: 'met', by: 'evidence', says: `Run on ${last}.` };
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

function found(subject: Subject, facts: Facts): Found {
  if (subject.kind === 'item') return ofItem(subject, facts);
  if (subject.kind === 'use-case') return ofUseCase(subject, facts);
  if (subject.kind === 'deliverable') return ofDeliverable(subject, facts);
  return byClaim(claimOf(facts, subject.id));
}

/** Where a subject stands that is no criterion. What is out of scope is set aside, with the reason. */
export function standingOf(subject: Subject, scope: InScope, facts: Facts): Standing {
  const isAnswered = (claimOf(facts, subject.id)?.state ?? 'open') !== 'open';
  const where: Found = scope.isIn ? found(subject, facts) : { state: 'aside', says: scope.why };
  return { subject, scope, isAnswered, ...where };
}
