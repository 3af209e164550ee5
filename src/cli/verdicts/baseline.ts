/** Failures that a team has accepted for a time: a file with who took each on, until when and why. */

import { parseSource } from '../../catalog/load/document';
import { suggest } from '../../catalog/load/nearest';
import { items } from '../../certification/report/verdicts/catalog';
import type { Accepted } from '../../certification/report/verdicts/weigh';
import { isObject } from '../../json';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';

const known = new Set(['id', 'owner', 'until', 'why']);

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** What is wrong with an entry, in words. */
function faultOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return 'It is no entry. Write id, owner, until and why.';
  const { id, owner, until, why } = entry;
  const ids = items.map((item) => item.id);
  if (typeof id !== 'string' || !ids.includes(id))
    return `id is ${JSON.stringify(id) ?? 'missing'}. ${suggest(String(id), ids, 'Use the id of a checklist item.')}`;
  if (typeof owner !== 'string' || owner.trim() === '')
    return `${id} names no owner: the person or team who will mend it.`;
  if (!isDay(until))
    return `until of ${id} is ${JSON.stringify(until) ?? 'missing'}. Write a day, such as '2027-01-31'.`;
  if (why !== undefined && typeof why !== 'string') return `why of ${id} is no text.`;
  const unknown = Object.keys(entry).find((name) => !known.has(name));
  return unknown === undefined ? undefined : `${id} has the unknown field "${unknown}".`;
}

/** @throws BadInput with file, line and field */
export function readBaseline(file: string): readonly Accepted[] {
  const source = parseSource(file, readTextFile('The baseline', file));
  const [problem] = source.problems;
  if (problem) throw new BadInput(`${file}:${problem.line ?? '?'}: ${problem.what}`);
  const accepted = isObject(source.data) ? source.data.accepted : undefined;
  if (!Array.isArray(accepted)) throw new BadInput(`${file} has no list "accepted" of failures.`);
  const seen = new Set<string>();
  return accepted.map((entry: unknown, index) => {
    const line = source.lineOf(['accepted', index]);
    const fault = faultOf(entry);
    if (fault !== undefined) throw new BadInput(`${file}:${line ?? '?'}: accepted[${index}]: ${fault}`);
    const taken = entry as Accepted;
    if (seen.has(taken.id)) throw new BadInput(`${file}:${line ?? '?'}: ${taken.id} stands there twice.`);
    seen.add(taken.id);
    return taken;
  });
}
