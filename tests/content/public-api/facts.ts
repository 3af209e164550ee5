/**
 * What the public API has, in short: names, types and limits of version 2021-12-13, with no descriptions. Compiled by us from what is
 * published. A field is written as `name!: type (limits)`, where `!` says that a request must hold it.
 */
import facts from './facts.json';

export interface Field {
  readonly name: string;
  readonly required: boolean;
  /** `string`, `date-time`, another model's name, … */
  readonly type: string;
  readonly isList: boolean;
  readonly values?: readonly string[];
  readonly atMost?: number;
  readonly from?: number;
  readonly to?: number;
  readonly since?: string;
  readonly readOnly: boolean;
}

export interface PublicOperation {
  /** Such as `GET /charges/{id}`. */
  readonly call: string;
  readonly name: string;
  readonly query: readonly Field[];
  readonly requests: readonly Field[][];
  readonly answers: readonly { readonly status: string; readonly fields: readonly Field[] }[];
}

/** `one of a b, at most 64, read only` as words after the first word. */
function limitsOf(text: string | undefined): (start: string) => string | undefined {
  const limits = (text ?? '').split(', ');
  return (start) =>
    limits
      .find((limit) => limit.startsWith(start))
      ?.slice(start.length)
      .trim();
}

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function fieldOf(text: string): Field {
  const [, name, required, type, list, limits] = /^([\w.[\]]+)(!?): ([\w-]+)(\[\])?(?: \((.+)\))?$/.exec(text) ?? [];
  if (name === undefined || type === undefined) throw new Error(`facts.json: cannot read the field "${text}".`);
  const limit = limitsOf(limits);
  return {
    name,
    type,
    required: required === '!',
    isList: list !== undefined,
    values: limit('one of')?.split(' '),
    atMost: numberOf(limit('at most')),
    from: numberOf(limit('from')),
    to: numberOf(limit('to ')),
    since: limit('since'),
    readOnly: limit('read only') !== undefined,
  };
}

const fieldsOf = (text: string) => (text === '' ? [] : text.split('; ').map(fieldOf));

const isScalar = (text: string) => /^(string|integer|boolean)( \(|$)/.test(text);

/** Models with fields, by name. An inner object that has no name of its own is called after its field: `Session.nextAction`. */
export const models: ReadonlyMap<string, readonly Field[]> = nameInnerObjects(
  Object.entries(facts.models).flatMap(([name, text]) => (isScalar(text) ? [] : [[name, fieldsOf(text)] as const])),
);

/** Models that stand for one value, such as `CustomerType`, as a field of that type. */
export const values: ReadonlyMap<string, Field> = new Map(
  Object.entries(facts.models).flatMap(([name, text]) =>
    isScalar(text) ? [[name, fieldOf(`${name}: ${text}`)] as const] : [],
  ),
);

function nameInnerObjects(given: readonly (readonly [string, readonly Field[]])[]): Map<string, readonly Field[]> {
  const named = new Map<string, Field[]>();
  for (const [model, fields] of given) {
    if (!named.has(model)) named.set(model, []);
    for (const field of fields) {
      const path = field.name.replaceAll('[]', '').split('.');
      const owner = [model, ...path.slice(0, -1)].join('.');
      const own = [model, ...path].join('.');
      const hasInner = fields.some(({ name }) => name.replaceAll('[]', '').startsWith(`${path.join('.')}.`));
      const type = hasInner ? own : field.type;
      named.set(owner, [...(named.get(owner) ?? []), { ...field, name: path.at(-1) ?? '', type }]);
    }
  }
  return named;
}

/** The fields of a body that is one model, a list of it, or an envelope around a list. */
function bodyFields(text: string): Field[] {
  if (text === '') return [];
  return text.includes(': ') ? fieldsOf(text) : [fieldOf(`body: ${text}`)];
}

export const publicOperations: readonly PublicOperation[] = Object.entries(
  facts.operations as Record<string, { name: string; query?: string; request?: string; answers: string }>,
).map(([call, { name, query = '', request, answers }]) => ({
  call,
  name,
  query: fieldsOf(query),
  requests: request === undefined ? [] : request.split(' | ').map(bodyFields),
  answers: answers.split(' | ').map((answer) => {
    const [status = '', ...body] = answer.split(' ');
    return { status, fields: bodyFields(body.join(' ')) };
  }),
}));

/** Calls that connectors and the browser library make and no published schema has. */
export const furtherCalls: readonly string[] = facts.further;
