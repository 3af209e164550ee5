import type { ChecklistItem, ProfileCondition, ProfileTest } from '../../catalog/types';
import { paymentMethods } from '../../generated/reference/payment-methods';
import { members } from '../european-union';
import type { Profile } from './types';

/** `unknown`: the profile does not say; the item is judged as if it applied. */
export type Applicability = 'applies' | 'not-applicable' | 'unknown';

export interface Applied {
  readonly applies: Applicability;
  /** Why, in a sentence. */
  readonly reason: string;
}

type Fields = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** A profile with what follows from it. */
function withDerived(profile: Profile): Fields {
  const { methods, countries } = profile;
  const offered = methods && paymentMethods.filter(({ type }) => methods.includes(type));
  return {
    ...profile,
    methodFlows: offered?.map(({ flow }) => flow),
    methodOrders: offered?.map(({ order }) => order),
    regions: countries && (countries.some((code) => members.has(code)) ? ['eu'] : []),
  };
}

/** The field that a person can write, for each that follows from it. */
const derivedFrom: Readonly<Record<string, string>> = {
  methodFlows: 'methods',
  methodOrders: 'methods',
  regions: 'countries',
};
const written = (name: string) => derivedFrom[name] ?? name;

function holds(test: ProfileTest, value: string | readonly string[] | boolean): boolean {
  if (typeof test === 'boolean') return value === test;
  const values = typeof value === 'object' ? value : [String(value)];
  if ('not' in test) return values.some((one) => !test.not.includes(one));
  return values.some((one) => test.includes(one));
}

function wording(name: string, test: ProfileTest): string {
  if (typeof test === 'boolean') return `${name}: ${test}`;
  const words = 'not' in test ? `anything but ${test.not.join(', ')}` : test.join(' or ');
  if (name === 'regions') return `countries of ${words.toUpperCase()}`;
  return name in derivedFrom ? `methods of the kind ${words}` : `${name}: ${words}`;
}

const shown = (value: unknown) => (Array.isArray(value) ? value.join(', ') || 'nothing' : String(value));

function applyCondition(condition: ProfileCondition, fields: Fields): Applied {
  const tests = Object.entries(condition);
  const broken = tests.find(([name, test]) => fields[name] !== undefined && !holds(test, fields[name]));
  if (broken) {
    const [name, test] = broken;
    const reason = `It is for ${wording(name, test)}. The profile says ${written(name)}: ${shown(fields[written(name)])}.`;
    return { applies: 'not-applicable', reason };
  }
  const open = tests.find(([name]) => fields[name] === undefined);
  if (open)
    return {
      applies: 'unknown',
      reason: `It is for ${wording(...open)}. The profile does not say ${written(open[0])}.`,
    };
  const met = tests.map(([name]) => `${written(name)}: ${shown(fields[written(name)])}`);
  return { applies: 'applies', reason: `The profile says ${met.join('; ')}.` };
}

const strength: Readonly<Record<Applicability, number>> = { applies: 2, unknown: 1, 'not-applicable': 0 };

/** Whether an item of a checklist applies to a connector, and why. */
export function applicabilityOf({ applies }: Pick<ChecklistItem, 'applies'>, profile: Profile): Applied {
  if (applies === undefined) return { applies: 'applies', reason: 'It applies to every connector.' };
  const fields = withDerived(profile);
  const found = [applies].flat().map((condition) => applyCondition(condition as ProfileCondition, fields));
  const [best] = [...found].sort((a, b) => strength[b.applies] - strength[a.applies]);
  if (best?.applies !== 'not-applicable') return best as Applied;
  return { applies: 'not-applicable', reason: found.map(({ reason }) => reason).join(' ') };
}
