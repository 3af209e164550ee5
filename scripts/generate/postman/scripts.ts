import type { Json } from '../../../src/guides/types';
import type { PlannedCall } from './call';

const literal = (value: unknown) => JSON.stringify(value);
const WHOLE = /^\{\{([\w.-]+)\}\}$/;

/** A value as a script writes it; what stands for a variable is read when the script runs. */
function expression(value: Json): string {
  const name = typeof value === 'string' ? WHOLE.exec(value)?.[1] : undefined;
  if (name) return `pm.collectionVariables.get(${literal(name)})`;
  return JSON.stringify(value).includes('{{')
    ? `JSON.parse(pm.variables.replaceIn(${literal(JSON.stringify(value))}))`
    : literal(value);
}

const set = (name: string, value: string) => `pm.collectionVariables.set(${literal(name)}, ${value});`;

/** Postman's scripts know Lodash as `_`. */
const at = (path: string) => (/^\w+$/.test(path) ? `answer.${path}` : `_.get(answer, ${literal(path)})`);

export function scriptBefore({ before, startsRun }: PlannedCall): string[] {
  return [
    ...(startsRun ? [set('run.id', 'Date.now().toString(36)')] : []),
    ...Object.entries(before).map(([name, value]) => set(name, expression(value))),
  ];
}

function checks({ expects: { status, code, body = {} } }: PlannedCall): string[] {
  const wanted: [string, string, Json][] = [
    ...(code === undefined ? [] : [['the error code', 'errors[0].code', code] as [string, string, Json]]),
    ...Object.entries(body).map(([path, value]): [string, string, Json] => [path, path, value]),
  ];
  return [
    `pm.test('answers ${status.join(' or ')}', () => pm.expect(pm.response.code).to.be.oneOf(${literal(status)}));`,
    ...wanted.map(
      ([what, path, value]) =>
        `pm.test(${literal(`${what} is ${literal(value)}`)}, () => pm.expect(${at(path)}).to.eql(${expression(value)}));`,
    ),
  ];
}

/** What holds after the request, and what later requests take from its answer. */
export function scriptAfter(call: PlannedCall): string[] {
  const { expects, captures, after } = call;
  const carried = [
    ...Object.entries(captures).map(([name, path]) => set(name, at(path))),
    ...Object.entries(after).map(([name, value]) => set(name, expression(value))),
  ];
  const lines = [
    ...checks(call),
    ...(carried.length === 0
      ? []
      : [`if (${literal(expects.status)}.includes(pm.response.code)) {`, ...carried.map((line) => `  ${line}`), '}']),
  ];
  const text = lines.join('\n');
  return [
    ...(/\banswer\b/.test(text.replaceAll(/'answers? [^']*'/g, '')) ? ['const answer = pm.response.json();'] : []),
    ...lines,
  ];
}
