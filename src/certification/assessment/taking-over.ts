/** Takes a file's answers into an assessment: of what both hold the newer stays, and nothing is taken out. */
import type { Assessment, Claim, PlanEntry } from './types';

type Records<Value> = Readonly<Record<string, Value>>;

const own = <Value>(records: Records<Value>, id: string) => (Object.hasOwn(records, id) ? records[id] : undefined);

/** Two of the same moment are told apart by their words, so that everybody picks the same one. */
function newer<Value extends { changedTime: string }>(mine: Value | undefined, theirs: Value): Value {
  if (!mine) return theirs;
  if (mine.changedTime !== theirs.changedTime) return mine.changedTime > theirs.changedTime ? mine : theirs;
  return JSON.stringify(mine) >= JSON.stringify(theirs) ? mine : theirs;
}

function newest<Value extends { changedTime: string }>(mine: Records<Value>, theirs: Records<Value>): Records<Value> {
  return { ...mine, ...mapped(theirs, (value, id) => newer(own(mine, id), value)) };
}

function mapped<Value>(records: Records<Value>, of: (value: Value, id: string) => Value): Records<Value> {
  return Object.fromEntries(Object.entries(records).map(([id, value]) => [id, of(value, id)]));
}

export function takeNewer(mine: Assessment, theirs: Assessment): { next: Assessment; changed: number; kept: number } {
  const claims = newest<Claim>(mine.claims, theirs.claims);
  const ids = Object.keys(theirs.claims);
  const changed = ids.filter((id) => JSON.stringify(own(claims, id)) !== JSON.stringify(own(mine.claims, id))).length;
  const next: Assessment = {
    ...mine,
    profile: { ...theirs.profile, ...mine.profile },
    claims,
    plan: newest<PlanEntry>(mine.plan, theirs.plan),
    evidence: { ...theirs.evidence, ...mine.evidence },
    comments: { ...theirs.comments, ...mine.comments },
    reviews: { ...theirs.reviews, ...mine.reviews },
    attempts: { ...theirs.attempts, ...mine.attempts },
    milestones: { ...theirs.milestones, ...mine.milestones },
  };
  return { next, changed, kept: ids.length - changed };
}
