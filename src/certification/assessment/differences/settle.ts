import type { Assessment, Claim, PlanEntry, WebLink } from '../types';
import { isSame } from './same';
import { bothTexts } from './texts';

/** Where one field of an assessment stands. */
export interface Place {
  readonly group: keyof Omit<Assessment, 'format' | 'version' | 'id' | 'savedTime'>;
  /** A subject, or the id of a record; empty in `about` and `profile`. */
  readonly key: string;
  /** Empty where the record counts as a whole. */
  readonly field: string;
}

/** When a record was changed last, and by whom. */
export interface Stamp {
  /** ISO 8601, UTC. */
  readonly time?: string | undefined;
  readonly by?: string | undefined;
}

/** One field as it stands in two assessments. What one does not have is undefined. */
export interface Pair<Value> {
  readonly place: Place;
  readonly here: Value | undefined;
  readonly there: Value | undefined;
  /** Both values as one, where that can be. */
  readonly together?: Value | undefined;
  readonly stamps?: { readonly here: Stamp; readonly there: Stamp };
}

/** @returns what the field holds in the end */
export type Decide = <Value>(pair: Pair<Value>) => Value | undefined;

/** Goes through all fields of two assessments, and makes one of what is decided for each. Its id is that of the first. */
export function settle(here: Assessment, there: Assessment, decide: Decide): Assessment {
  const records = <Value extends object>(group: Place['group'], ours: Records<Value>, theirs: Records<Value>) =>
    settleEach(ours, theirs, (key, own, other) =>
      decide({ place: { group, key, field: '' }, here: own, there: other, stamps: stampsOf(own, other) }),
    );
  return {
    ...here,
    about: settleAbout(here.about, there.about, decide),
    profile: settleProfile(here.profile, there.profile, decide),
    claims: settleEach(here.claims, there.claims, (key, ours, theirs) => settleClaim(key, ours, theirs, decide)),
    plan: settleEach(here.plan, there.plan, (key, ours, theirs) => settlePlan(key, ours, theirs, decide)),
    evidence: records('evidence', here.evidence, there.evidence),
    comments: records('comments', here.comments, there.comments),
    reviews: records('reviews', here.reviews, there.reviews),
    attempts: records('attempts', here.attempts, there.attempts),
    milestones: records('milestones', here.milestones, there.milestones),
  };
}

type Records<Value> = Readonly<Record<string, Value>>;

function settleEach<Value>(
  here: Records<Value>,
  there: Records<Value>,
  one: (key: string, here: Value | undefined, there: Value | undefined) => Value | undefined,
): Records<Value> {
  const [ours, theirs] = [new Map(Object.entries(here)), new Map(Object.entries(there))];
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const settled = keys.flatMap((key): [string, Value][] => {
    const value = one(key, ours.get(key), theirs.get(key));
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(settled);
}

function settleAbout(here: Assessment['about'], there: Assessment['about'], decide: Decide): Assessment['about'] {
  const text = (field: 'name' | 'team') =>
    decide({
      place: { group: 'about', key: '', field },
      here: here[field] || undefined,
      there: there[field] || undefined,
    }) ?? '';
  const place = { group: 'about', key: '', field: 'environment' } as const;
  const environment = decide({ place, here: environmentOf(here), there: environmentOf(there) }) ?? here.environment;
  return { name: text('name'), environment, team: text('team') };
}

/** Who said nothing of an assessment did not choose where it stands either: files of the first version cannot. */
function environmentOf({ name, team, environment }: Assessment['about']) {
  return name || team || environment !== 'sandbox' ? environment : undefined;
}

function settleProfile(here: Assessment['profile'], there: Assessment['profile'], decide: Decide) {
  return settleEach<unknown>(here, there, (field, ours, theirs) =>
    decide({
      place: { group: 'profile', key: '', field },
      here: ours,
      there: theirs,
      together: Array.isArray(ours) && Array.isArray(theirs) ? [...new Set([...ours, ...theirs])] : undefined,
    }),
  ) as Assessment['profile'];
}

/** An answer holds its reason: without it, "not applicable" would be none. */
type Answer = Pick<Claim, 'state' | 'reason' | 'revision'>;

function answerOf(claim: Claim | undefined): Answer | undefined {
  if (!claim || claim.state === 'open') return undefined;
  const { state, reason, revision } = claim;
  return { state, ...(reason && { reason }), ...(revision !== undefined && { revision }) };
}

/** Two reasons why a subject does not apply can both hold. They stand in one line. */
function bothAnswers(here: Answer | undefined, there: Answer | undefined): Answer | undefined {
  if (!here?.reason || !there?.reason || here.revision !== there.revision) return undefined;
  return { ...here, reason: bothTexts(here.reason, there.reason, ' / ') };
}

const bothNotes = (here: string | undefined, there: string | undefined) =>
  here && there ? bothTexts(here, there) : undefined;

function settleClaim(subject: string, here: Claim | undefined, there: Claim | undefined, decide: Decide) {
  const stamps = stampsOf(here, there);
  const pair = <Value>(field: string, of: (claim: Claim | undefined) => Value | undefined) => ({
    place: { group: 'claims' as const, key: subject, field },
    here: of(here),
    there: of(there),
    stamps,
  });
  const answers = pair('answer', answerOf);
  const notes = pair('note', (claim) => claim?.note || undefined);
  const answer = decide({ ...answers, together: bothAnswers(answers.here, answers.there) });
  const note = decide({ ...notes, together: bothNotes(notes.here, notes.there) });
  const waiver = decide(pair('waiver', (claim) => claim?.waiver));
  const said = { state: 'open' as const, ...answer, ...(note && { note }), ...(waiver && { waiver }) };
  return stamped(said, here, there, !answer && !note && !waiver);
}

function bothLinks(here: readonly WebLink[] | undefined, there: readonly WebLink[] | undefined) {
  if (!here || !there) return undefined;
  return [...here, ...there.filter((link) => !here.some((own) => isSame(own, link)))];
}

function settlePlan(subject: string, here: PlanEntry | undefined, there: PlanEntry | undefined, decide: Decide) {
  const stamps = stampsOf(here, there);
  const pair = <Field extends keyof PlanEntry>(field: Field) => ({
    place: { group: 'plan' as const, key: subject, field },
    here: filled(here?.[field]),
    there: filled(there?.[field]),
    stamps,
  });
  const links = pair('links');
  const settled = {
    ownerRole: decide(pair('ownerRole')),
    ownerName: decide(pair('ownerName')),
    due: decide(pair('due')),
    links: decide({ ...links, together: bothLinks(links.here, links.there) }),
  };
  const said = Object.fromEntries(Object.entries(settled).filter(([, value]) => value !== undefined));
  return stamped(said as Omit<PlanEntry, 'changedTime'>, here, there, Object.keys(said).length === 0);
}

const filled = <Value>(value: Value | undefined): Value | undefined =>
  value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;

interface Changed {
  changedTime: string;
  by?: string;
}

/** The very record of a side whose fields are left; otherwise the time and the name of the later one. */
function stamped<Said extends object>(
  said: Said,
  here: (Said & Changed) | undefined,
  there: (Said & Changed) | undefined,
  isEmpty: boolean,
): (Said & Changed) | undefined {
  const sides = [here, there];
  const same = sides.find((side) => (side === undefined ? isEmpty : isSame(said, bare(side))));
  if (same || isEmpty) return same;
  const [later] = sides
    .filter((side) => side !== undefined)
    .sort((one, other) => (one.changedTime < other.changedTime ? 1 : -1));
  return { ...said, changedTime: later?.changedTime ?? '', ...(later?.by !== undefined && { by: later.by }) };
}

function bare<Said extends object>(record: Said & Changed): object {
  const { changedTime: _, by: __, ...said } = record;
  const isFilled = ([, value]: [string, unknown]) => filled(value) !== undefined;
  return Object.fromEntries(Object.entries(said).filter(isFilled));
}

function stampOf(record: object | undefined): Stamp {
  const { changedTime, addedTime, judgedTime, time, by, author, reviewer } = (record ?? {}) as Record<
    string,
    string | undefined
  >;
  return { time: changedTime ?? addedTime ?? judgedTime ?? time, by: by ?? author ?? reviewer };
}

function stampsOf(here: object | undefined, there: object | undefined) {
  return { here: stampOf(here), there: stampOf(there) };
}
