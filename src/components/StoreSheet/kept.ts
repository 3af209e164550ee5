/** What was chosen and what is done, in the address and in this browser. */
import { queryOfAddress } from '../../browser/address';
import { browserStorage, type Kept } from '../../browser/storage';
import {
  choices,
  elsewhere,
  nothingChosen,
  type Place,
  roles,
  type Situation,
  type SituationField,
} from '../../catalog/situation';
import places from '../../generated/catalog/places.json';
import { isObject } from '../../json';

const situationKey = 'connector-standards:situation';
const doneKey = 'connector-standards:duties-done';
const version = 1;

export const countries: readonly Place[] = [...places.countries, elsewhere];
export const allPlaces: readonly Place[] = [...places.regions, ...places.countries];

const known: Readonly<Record<SituationField, readonly string[]>> = {
  country: countries.map(({ id }) => id),
  goods: Object.keys(choices.goods),
  customers: Object.keys(choices.customers),
  subscriptions: Object.keys(choices.subscriptions),
  role: Object.keys(roles),
};
const fields = Object.keys(known) as SituationField[];

/** What of these values is known; the rest counts as not chosen. */
function situationIn(values: (field: SituationField) => unknown): Situation {
  const chosen = fields.map((field) => {
    const value = String(values(field) ?? '');
    return [field, known[field].includes(value) ? value : ''];
  });
  return { ...nothingChosen, ...Object.fromEntries(chosen) };
}

function stored(key: string): unknown {
  try {
    const found: unknown = JSON.parse(browserStorage.read(key) ?? 'null');
    return isObject(found) && found.version === version ? found.value : undefined;
  } catch {
    return undefined;
  }
}

const keep = (key: string, value: unknown): Kept => browserStorage.keep(key, JSON.stringify({ version, value }));

/** What an address says, and nothing else. */
export const situationOf = (query: URLSearchParams): Situation => situationIn((field) => query.get(field));

/** What the address says goes before what was kept: somebody has sent it. */
export function readSituation(): Situation {
  const query = queryOfAddress();
  if (fields.some((field) => query.has(field))) return situationOf(query);
  const kept = stored(situationKey);
  return situationIn((field) => (isObject(kept) ? kept[field] : ''));
}

export function queryOf(situation: Situation): string {
  const query = new URLSearchParams(
    fields.filter((field) => situation[field]).map((field) => [field, situation[field]]),
  );
  return query.toString();
}

export const keepSituation = (situation: Situation): Kept => keep(situationKey, situation);

export function withSituation(query: URLSearchParams, situation: Situation): URLSearchParams {
  for (const field of fields) {
    if (situation[field]) query.set(field, situation[field]);
    else query.delete(field);
  }
  return query;
}

export function readDone(): ReadonlySet<string> {
  const kept = stored(doneKey);
  return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
}

export const keepDone = (done: ReadonlySet<string>): Kept => keep(doneKey, [...done]);
