import * as z from 'zod';
import { isObject } from '../../json';
import { conditionFields, type ProfileFieldSpec } from '../profile-fields';
import type { ProfileCondition } from '../types';

function faultOfTest(name: string, { kind, values }: ProfileFieldSpec, test: unknown): string | undefined {
  if (kind === 'flag') return typeof test === 'boolean' ? undefined : `write true or false for ${name}`;
  if (kind === 'text') return `${name} decides nothing; name another field`;
  const listed = isObject(test) && Object.keys(test).join() === 'not' ? test.not : test;
  if (!Array.isArray(listed) || listed.length === 0) return `write a list for ${name}, or { not: [a list] }`;
  const unknown = listed.find((value) => !Object.hasOwn(values, String(value)));
  if (unknown === undefined) return undefined;
  return `${name} has no value ${JSON.stringify(unknown)}; src/catalog/profile-fields.ts lists them`;
}

function faultOfCondition(condition: unknown): string | undefined {
  if (!isObject(condition) || Object.keys(condition).length === 0) return 'name at least one field of a profile';
  for (const [name, test] of Object.entries(condition)) {
    const spec = Object.hasOwn(conditionFields, name) ? conditionFields[name] : undefined;
    const fault = spec
      ? faultOfTest(name, spec, test)
      : `a profile has no field "${name}"; src/catalog/profile-fields.ts lists them`;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What a profile must say: all fields of a condition, or of one of several conditions. */
export const applies = z.custom<ProfileCondition | ProfileCondition[]>().superRefine((value: unknown, context) => {
  const fault = [value].flat().map(faultOfCondition).find(Boolean);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});
