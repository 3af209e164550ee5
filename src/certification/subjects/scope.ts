import { members } from '../european-union';
import { applicabilityOf } from '../profile/applicability';
import type { Profile } from '../profile/types';
import type { Subject, Subjects } from './types';

/** Whether a subject concerns a connector. */
export interface InScope {
  readonly isIn: boolean;
  /** False where the profile does not say enough: then it is in, until the profile rules it out. */
  readonly isCertain: boolean;
  /** In a sentence. */
  readonly why: string;
}

/** `european-union` stands for each member that has no duties of its own. */
const isEuropean = (id: string) => id === 'eu' || id === 'european-union';

function byPlace({ places }: Subject, { countries }: Profile, known: Subjects['places']): InScope {
  if (places === undefined) return { isIn: true, isCertain: true, why: '' };
  const named = (ids: readonly string[]) => ids.map((id) => known.find((one) => one.id === id)?.name ?? id).join(', ');
  if (countries === undefined)
    return { isIn: true, isCertain: false, why: `It is for ${named(places)}. The profile does not say countries.` };
  const codeOf = (id: string) => known.find((one) => one.id === id)?.code;
  const asking = places.filter((id) =>
    isEuropean(id) ? countries.some((code) => members.has(code)) : countries.includes(codeOf(id) ?? ''),
  );
  if (asking.length > 0) return { isIn: true, isCertain: true, why: `Asked for by ${named(asking)}.` };
  const sold = countries.join(', ') || 'nothing';
  return { isIn: false, isCertain: true, why: `It is for ${named(places)}. The profile says countries: ${sold}.` };
}

/** A connector that anybody may use leaves to each store what is the store's. Items are checked there again; duties only there. */
function byStore({ kind, perStore }: Subject, { distribution }: Profile): InScope | null {
  if (kind !== 'duty' || !perStore || distribution === 'private') return null;
  if (distribution === 'public')
    return {
      isIn: false,
      isCertain: true,
      why: 'Each store does it for itself. The profile says distribution: public.',
    };
  return { isIn: true, isCertain: false, why: 'Each store does it for itself. The profile does not say distribution.' };
}

/** In or out, and why. What the profile leaves open counts as in. */
export function scopeOf(subject: Subject, profile: Profile, places: Subjects['places']): InScope {
  const { applies, reason } = applicabilityOf(subject.applies ? { applies: subject.applies } : {}, profile);
  const byCondition: InScope = {
    isIn: applies !== 'not-applicable',
    isCertain: applies !== 'unknown',
    why: subject.applies ? reason : '',
  };
  const parts = [byCondition, byPlace(subject, profile, places), byStore(subject, profile)].filter(
    (part) => part !== null,
  );
  const out = parts.find(({ isIn }) => !isIn);
  if (out) return out;
  const why = parts.map((part) => part.why).filter(Boolean);
  return {
    isIn: true,
    isCertain: parts.every(({ isCertain }) => isCertain),
    why: why.join(' ') || 'It applies to every connector.',
  };
}
