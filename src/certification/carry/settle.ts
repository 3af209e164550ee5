import type { CatalogChange } from '../../catalog/types';
import type { Assessment, AssessmentCommands, ClaimState, PlanEntry, SubjectId, Words } from '../assessment/types';
import { placesIn, recordId } from './records';
import type { Carried, CarriedOver } from './types';

type Settled = Pick<
  AssessmentCommands,
  'choose' | 'write' | 'words' | 'waive' | 'plan' | 'planSeveral' | 'removeEvidence' | 'removeComment'
>;

/** What the commands need to know when they are used. */
interface Current {
  /** As it is saved. */
  readonly assessment: Assessment;
  readonly over: CarriedOver;
}

/** True where the answer was given under another id. */
const cameHere = ({ subject, from }: Carried) => from.every((answer) => answer.subject !== subject);

/** Revisions beyond the first that items have by now. */
function revisionsIn(changes: readonly CatalogChange[]): ReadonlyMap<SubjectId, number> {
  return new Map(changes.flatMap((change) => (change.kind === 'revised' ? [[change.item, change.revision]] : [])));
}

/**
 * Commands for what an assessment looks like today. Before somebody changes an answer that came from another item, it
 * becomes the item's own, so that nothing of it falls away.
 */
export function settling(commands: Settled, changes: readonly CatalogChange[], current: () => Current): Settled {
  const revisions = revisionsIn(changes);
  const carriedTo = (subject: SubjectId) => {
    const carried = current().over.carried.get(subject);
    return carried && cameHere(carried) ? carried : undefined;
  };
  const saidBefore = (carried: Carried, words: Words) =>
    words === 'note'
      ? (carried.claim.note ?? '')
      : carried.from
          .map(({ claim }) => claim.reason ?? '')
          .join('\n\n')
          .trim();
  const words = (subject: SubjectId, which: Words) => {
    const own = commands.words(subject, which);
    const carried = carriedTo(subject);
    return own === '' && carried ? saidBefore(carried, which) : own;
  };
  const settle = (subject: SubjectId) => {
    const carried = carriedTo(subject);
    if (!carried) return;
    // Read before anything is written: with a note of its own, the item has an answer of its own.
    const texts = (['note', 'reason'] as const).map((which) => [which, words(subject, which)] as const);
    for (const [which, text] of texts)
      if (text !== commands.words(subject, which)) commands.write(subject, which, text);
    if (carried.asksAgain.length > 0) return;
    commands.choose(subject, carried.claim.state, revisions.get(subject));
    if (carried.claim.waiver) commands.waive(subject, carried.claim.waiver);
  };
  const after =
    <Rest extends unknown[]>(act: (subject: SubjectId, ...rest: Rest) => void) =>
    (subject: SubjectId, ...rest: Rest) => {
      settle(subject);
      act(subject, ...rest);
    };
  const choose = after((subject, state: ClaimState) => {
    const revision = revisions.get(subject);
    if (current().over.carried.get(subject)?.asksAgain.length) {
      // The earlier answer ends first, and its waiver with it: the history tells both, and undoing the new one asks again.
      if (current().assessment.claims[subject]?.waiver) commands.waive(subject, null);
      commands.choose(subject, 'open', revision);
    }
    commands.choose(subject, state, revision);
  });
  return {
    words,
    choose,
    write: after(commands.write),
    waive: after(commands.waive),
    plan: (subject, change) => {
      settlePlan(commands, changes, current(), subject);
      commands.plan(subject, change);
    },
    planSeveral: (subjects, change) => {
      for (const subject of subjects) settlePlan(commands, changes, current(), subject);
      commands.planSeveral(subjects, change);
    },
    removeEvidence: (id) => commands.removeEvidence(recordId(id)),
    removeComment: (id) => commands.removeComment(recordId(id)),
  };
}

const nothingPlanned = { ownerRole: undefined, ownerName: undefined, due: undefined, links: undefined };

function fieldsOf({ changedTime: _, ...fields }: PlanEntry): Omit<PlanEntry, 'changedTime'> {
  return fields;
}

/** Moves what was planned under earlier ids to where it is shown. */
function settlePlan(
  commands: Settled,
  changes: readonly CatalogChange[],
  { assessment, over }: Current,
  subject: SubjectId,
): void {
  const places = placesIn(changes);
  for (const earlier of Object.keys(assessment.plan)) {
    const targets = places(earlier);
    if (targets.includes(earlier) || !targets.includes(subject)) continue;
    for (const target of targets) {
      const entry = over.assessment.plan[target];
      if (entry) commands.plan(target, fieldsOf(entry));
    }
    commands.plan(earlier, nothingPlanned);
  }
}
