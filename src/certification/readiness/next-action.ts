import type { Assessment } from '../assessment/types';
import type { Phase, Subject, SubjectKind } from '../subjects/types';
import { isDealtWith } from './tick-parts';
import type { Gate, NextAction, PhaseStanding, Standing, Tick } from './types';

const PASSPORT_ROUTE = '/workbench/passport';

/** What to do about something that is open. */
const deeds: Readonly<Record<SubjectKind, string>> = {
  item: 'Answer',
  criterion: 'Settle',
  task: 'Do',
  deliverable: 'Deliver',
  question: 'Answer',
  'use-case': 'Run',
  duty: 'Check',
};

const deedOf = ({ kind, by }: Subject) =>
  kind === 'deliverable' && by === 'provider' ? 'Get from the provider' : deeds[kind];

const actionOn = (subject: Subject, deed: string, because: string): NextAction => ({
  ...{ subject, because, title: `${deed}: ${subject.title}`, route: subject.route },
});

/** A call that breaks a required rule: nothing else is worth doing before, for whoever reviews sees it first. */
function mend(standings: readonly Standing[]): NextAction | null {
  const failing = standings.find(({ subject, state }) => state === 'failed' && subject.level === 'required');
  return failing
    ? actionOn(failing.subject, 'Mend', `It is required, and recorded calls break it. ${failing.says}`)
    : null;
}

function answerReviewer(standings: readonly Standing[], { reviews }: Assessment): NextAction | null {
  const returned = standings.find(({ subject }) => reviews[subject.id]?.decision === 'returned');
  if (!returned) return null;
  const { reviewer, reason = '' } = reviews[returned.subject.id] ?? { reviewer: '' };
  return actionOn(returned.subject, 'Answer the reviewer', `${reviewer} returned it: ${reason}`);
}

/** Fields that only name the connector decide nothing. */
const naming = ['name', 'version', 'apiVersion'];

function fillPassport({ profile }: Assessment): NextAction | null {
  const isFilled = Object.keys(profile).some((field) => !naming.includes(field));
  const because = 'The passport decides what concerns you. Without it, everything counts.';
  return isFilled ? null : { title: 'Fill in the passport', because, route: PASSPORT_ROUTE };
}

const nameOf = ({ number, title }: Phase) => (number === null ? `“${title}”` : `Phase ${number}, “${title}”,`);

function tickOff({ phase }: PhaseStanding, { side, ticks }: Gate): NextAction | null {
  const tick: Tick | undefined = ticks.find((one) => !isDealtWith(one));
  if (!tick) return null;
  const step = side === 'entry' ? 'begins' : 'ends';
  const because = `${nameOf(phase)} ${step} when this is so: ${tick.criterion.title} ${tick.says}`;
  const [first = tick.criterion] = tick.missing;
  return actionOn(first, deedOf(first), because);
}

function answerItems({ phase }: PhaseStanding, standings: readonly Standing[]): NextAction | null {
  const open = standings.find(
    ({ subject, state }) =>
      subject.phase === phase.id && subject.kind === 'item' && subject.level === 'required' && state === 'open',
  );
  return open ? actionOn(open.subject, deeds.item, `${nameOf(phase)} is about the required items. ${open.says}`) : null;
}

/**
 * What to do next: what fails, what a reviewer returned, the passport, then gate by gate what is missing. The same answers
 * always give the same action, whatever their order.
 * @param standings in the order of the process
 */
export function nextActionOf(
  standings: readonly Standing[],
  phases: readonly PhaseStanding[],
  assessment: Assessment,
): NextAction | null {
  const first = mend(standings) ?? answerReviewer(standings, assessment) ?? fillPassport(assessment);
  if (first) return first;
  for (const phase of phases) {
    const found = tickOff(phase, phase.entry) ?? answerItems(phase, standings) ?? tickOff(phase, phase.exit);
    if (found) return found;
  }
  return null;
}
