import type { Place } from '../differences/settle';
import type { Assessment, Claim, Evidence, PlanEntry, Waiver, WebLink } from '../types';

/** @param kind an address has parameters that may hold a secret */
export type MapText = (text: string, place: Place, kind: 'text' | 'address') => string;

/** An assessment with all that people typed in it as a function makes it; ids, times and choices stay. */
export function mapTexts(assessment: Assessment, map: MapText): Assessment {
  const { about, profile, claims, plan, evidence, comments, reviews, attempts, milestones } = assessment;
  const whole = (group: Place['group'], key: string) => (text: string) => map(text, { group, key, field: '' }, 'text');
  const ofAbout = (field: string) => (text: string) => map(text, { group: 'about', key: '', field }, 'text');
  return {
    ...assessment,
    about: { ...about, name: ofAbout('name')(about.name), team: ofAbout('team')(about.team) },
    profile: eachOf(profile, (value, field) =>
      typeof value === 'string' ? map(value, { group: 'profile', key: '', field }, 'text') : value,
    ) as Assessment['profile'],
    claims: eachOf(claims, (claim, key) => mapClaim(claim, key, map)),
    plan: eachOf(plan, (entry, key) => mapPlan(entry, key, map)),
    evidence: eachOf(evidence, (one, key) => mapEvidence(one, key, map)),
    comments: eachOf(comments, (one, key) => mapped(one, ['text', 'author'], whole('comments', key))),
    reviews: eachOf(reviews, (one, key) => mapped(one, ['reason', 'reviewer'], whole('reviews', key))),
    attempts: eachOf(attempts, (one, key) => mapped(one, ['name'], whole('attempts', key))),
    milestones: eachOf(milestones, (one, key) => ({
      ...mapped(one, ['name', 'by'], whole('milestones', key)),
      frozen: mapTexts(one.frozen, (text, _, kind) => map(text, { group: 'milestones', key, field: '' }, kind)),
    })),
  };
}

function eachOf<Value, Result>(
  records: Readonly<Record<string, Value>>,
  one: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(records).map(([key, value]) => [key, one(value, key)]));
}

/** A record with some of its texts changed; those that it does not have stay away. */
function mapped<Value extends object>(record: Value, fields: readonly (keyof Value)[], map: (text: string) => string) {
  const changed = fields.flatMap((field) => {
    const text = record[field];
    return typeof text === 'string' ? [[field, map(text)] as const] : [];
  });
  return { ...record, ...Object.fromEntries(changed) } as Value;
}

function mapClaim(claim: Claim, key: string, map: MapText): Claim {
  const at = (field: string) => (text: string) => map(text, { group: 'claims', key, field }, 'text');
  const said = mapped(mapped(claim, ['note'], at('note')), ['reason', 'by'], at('answer'));
  return claim.waiver ? { ...said, waiver: mapped<Waiver>(claim.waiver, ['who', 'why'], at('waiver')) } : said;
}

function mapPlan(entry: PlanEntry, key: string, map: MapText): PlanEntry {
  const place = (field: string): Place => ({ group: 'plan', key, field });
  const named = mapped(entry, ['ownerName'], (text) => map(text, place('ownerName'), 'text'));
  if (!entry.links) return named;
  const links = entry.links.map((link) => {
    const titled = mapped<WebLink>(link, ['title'], (text) => map(text, place('links'), 'text'));
    return mapped(titled, ['address'], (text) => map(text, place('links'), 'address'));
  });
  return { ...named, links };
}

function mapEvidence(one: Evidence, key: string, map: MapText): Evidence {
  const place: Place = { group: 'evidence', key, field: '' };
  const said = mapped(one, ['title', 'text', 'by'], (text) => map(text, place, 'text'));
  const addressed = mapped(said, ['address'], (text) => map(text, place, 'address'));
  return one.file ? { ...addressed, file: mapped(one.file, ['name'], (text) => map(text, place, 'text')) } : addressed;
}
