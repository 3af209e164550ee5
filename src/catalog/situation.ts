/** What a reader sells, where and to whom, and which compliance rows concern them then, each with its why. */
import type { Doer, ProfileTest, RowCondition } from './types';

export type SituationField = 'country' | 'goods' | 'customers' | 'subscriptions' | 'role';

/** An empty text stands for what was not chosen: then nothing is left out for it. */
export type Situation = Readonly<Record<SituationField, string>>;

export const nothingChosen: Situation = { country: '', goods: '', customers: '', subscriptions: '', role: '' };

/** A country or region of `countries.yml`. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  /** The regions that it lies in. */
  readonly within?: readonly string[];
}

/** A country of which the sources tell no duty of its own. */
export const elsewhere: Place = { id: 'elsewhere', name: 'Another country' };

interface Choice {
  readonly label: string;
  /** The values of the profile's field that it stands for. */
  readonly means: readonly string[];
}

export const choices: Readonly<Record<Exclude<SituationField, 'country' | 'role'>, Readonly<Record<string, Choice>>>> =
  {
    goods: {
      digital: { label: 'Digital products and services', means: ['digital'] },
      physical: { label: 'Goods that are shipped', means: ['physical'] },
      both: { label: 'Both', means: ['digital', 'physical'] },
    },
    customers: {
      individual: { label: 'Consumers', means: ['individual'] },
      business: { label: 'Businesses', means: ['business'] },
      both: { label: 'Both', means: ['individual', 'business'] },
    },
    subscriptions: {
      none: { label: 'One-time purchases only', means: ['none'] },
      renews: { label: 'Subscriptions', means: ['customer-initiated', 'merchant-initiated'] },
    },
  };

export const roles: Readonly<Record<string, string>> = {
  connector: 'I build the connector',
  store: 'I run a store',
};

export interface Row {
  readonly places?: readonly string[] | undefined;
  readonly applies?: RowCondition | undefined;
  readonly by: Doer;
}

export interface Concern {
  readonly concerns: boolean;
  /** Short reasons, such as "You sell subscriptions". */
  readonly why: readonly string[];
}

/** What a value of a condition is called in a sentence. */
const called: Readonly<Record<string, string>> = {
  digital: 'digital products',
  physical: 'goods that are shipped',
  individual: 'consumers',
  business: 'businesses',
  US: 'the US',
};

/** The condition in words, after "You" or "If you". */
function phrase(field: string, test: ProfileTest): string {
  if (field === 'subscriptions') return 'sell subscriptions';
  if (typeof test === 'boolean') return `have ${field}`;
  const isExcluding = 'not' in test;
  const values = (isExcluding ? test.not : test).map((value) => called[value] ?? value).join(' or ');
  if (field === 'countries') return `sell ${isExcluding ? 'outside' : 'in'} ${values}`;
  return `sell ${isExcluding ? 'other than ' : ''}${field === 'customerTypes' ? 'to ' : ''}${values}`;
}

/** What was chosen, as values of the profile's field; undefined where nothing was. */
function chosen(field: string, situation: Situation, place: Place | undefined): readonly string[] | undefined {
  if (field === 'goods') return choices.goods[situation.goods]?.means;
  if (field === 'customerTypes') return choices.customers[situation.customers]?.means;
  if (field === 'subscriptions') return choices.subscriptions[situation.subscriptions]?.means;
  if (field === 'countries') return place && [place.code ?? place.id];
  return undefined;
}

function holds(test: ProfileTest, values: readonly string[]): boolean {
  if (typeof test === 'boolean') return true;
  return 'not' in test
    ? values.some((value) => !test.not.includes(value))
    : values.some((value) => test.includes(value));
}

type Reason = { readonly concerns: boolean; readonly says: string };

function reasonsOf(
  condition: Readonly<Record<string, ProfileTest>>,
  situation: Situation,
  place: Place | undefined,
): Reason[] {
  return Object.entries(condition).map(([field, test]) => {
    const values = chosen(field, situation, place);
    const words = phrase(field, test);
    if (values === undefined) return { concerns: true, says: `If you ${words}` };
    return { concerns: holds(test, values), says: `You ${words}` };
  });
}

/** "the United States", but "Germany". */
const inSentence = (name: string) => name.replace(/^(?=European |United )/, 'the ');

const capitalized = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function placeReason(places: readonly string[] | undefined, place: Place | undefined, all: readonly Place[]): Reason {
  if (places === undefined) return { concerns: true, says: 'Every country' };
  const nameOf = (id: string) => inSentence(all.find((one) => one.id === id)?.name ?? id);
  if (place === undefined) return { concerns: true, says: `If you sell to ${places.map(nameOf).join(' or ')}` };
  const found = places.find((id) => id === place.id) ?? places.find((id) => place.within?.includes(id));
  return {
    concerns: found !== undefined,
    says: found === undefined ? '' : capitalized(`${nameOf(found)} asks for it`),
  };
}

/**
 * Whether a row concerns somebody in this situation, and why.
 * @param all countries and regions that a row may name
 */
export function concernOf(row: Row, situation: Situation, all: readonly Place[]): Concern {
  const place = situation.country === elsewhere.id ? elsewhere : all.find(({ id }) => id === situation.country);
  const alternatives = [row.applies ?? {}].flat().map((condition) => reasonsOf(condition, situation, place));
  const best = alternatives.find((reasons) => reasons.every(({ concerns }) => concerns)) ?? alternatives[0] ?? [];
  const reasons = [placeReason(row.places, place, all), ...best];
  const isTheirs = situation.role === '' || row.by === 'both' || row.by === situation.role;
  return {
    concerns: isTheirs && reasons.every(({ concerns }) => concerns),
    why: reasons.map(({ says }) => says).filter((says) => says !== ''),
  };
}
