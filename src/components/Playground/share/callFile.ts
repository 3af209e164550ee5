/** A call as a file, where it is too long for a link. */
import { isObject } from '../../../json';
import { isForm, type Read } from './link';
import type { SharedCall } from './sharedCall';

const kind = 'connector-standards-call';

export function toFile({ operationId, form, scenario }: SharedCall): string {
  return `${JSON.stringify({ kind, version: 1, operationId, ...form, scenario }, null, 2)}\n`;
}

export function readFile(text: string, name: string): Read<SharedCall> {
  const bad = (why: string): Read<never> => ({
    ok: false,
    problem: `“${name}” cannot be opened: ${why} Choose a file that this page saved as a call. The form is as it was.`,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('it holds no JSON.');
  }
  if (!isObject(value) || value.kind !== kind) return bad('it holds no call of the playground.');
  if (value.version !== 1) return bad(`it was written by another version of this site (${String(value.version)}).`);
  if (typeof value.operationId !== 'string' || !isForm(value)) return bad('parts of the call are missing in it.');
  const { operationId, parameters, query, body } = value;
  const scenario = typeof value.scenario === 'string' ? value.scenario : undefined;
  return { ok: true, value: { operationId, form: { parameters, query, body }, scenario } };
}
