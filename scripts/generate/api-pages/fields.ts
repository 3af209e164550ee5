// The fields of a model as rows of a table, and the models that the page has to explain beside it.
import { type OpenApiDocument, resolve, type Schema } from '../contract/document';
import { cell, code } from './text';

const nameOf = (reference: string) => reference.split('/').at(-1) ?? '';

/** A model is explained in a table of its own when it has fields; a named text or number is told where it stands. */
function isModel(schema: Schema): boolean {
  return schema.properties !== undefined || schema.oneOf !== undefined || schema.anyOf !== undefined;
}

/** The parts of `allOf` as one model; what stands beside it counts too. */
export function merged(document: OpenApiDocument, schema: Schema): Schema {
  const full = resolve(document, schema);
  const parts = ((full.allOf as Schema[] | undefined) ?? []).map((part) => merged(document, part));
  return {
    ...full,
    ...(parts.length > 0 && {
      properties: Object.assign({}, ...parts.map((part) => part.properties ?? {}), full.properties),
    }),
    required: [
      ...parts.flatMap((part) => (part.required as string[] | undefined) ?? []),
      ...((full.required as string[]) ?? []),
    ],
  };
}

interface Row {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** Objects without a name of their own are told field by field, as `address.country`. */
function rowsOf(document: OpenApiDocument, model: Schema, prefix = ''): Row[] {
  const required = new Set(model.required as string[] | undefined);
  return Object.entries(model.properties ?? {}).flatMap(([key, property]) => {
    const row = { name: `${prefix}${key}`, schema: property, isRequired: required.has(key) };
    const [inner, mark] = property.items ? [property.items as Schema, '[].'] : [property, '.'];
    return inner.$ref || !inner.properties ? [row] : [row, ...rowsOf(document, inner, `${row.name}${mark}`)];
  });
}

/** The models that a schema names: itself, its entries, or one of its forms. */
function modelsIn(document: OpenApiDocument, schema: Schema): string[] {
  if (schema.$ref && isModel(merged(document, schema))) return [nameOf(schema.$ref)];
  const full = resolve(document, schema);
  const forms = [full.oneOf, full.anyOf, full.allOf].flatMap((one) => (one as Schema[] | undefined) ?? []);
  const entries = full.items ? [full.items as Schema] : [];
  return [...forms, ...entries].flatMap((one) => modelsIn(document, one));
}

function typeName(document: OpenApiDocument, schema: Schema): string {
  const full = resolve(document, schema);
  if (schema.$ref && isModel(merged(document, schema)))
    return `[${nameOf(schema.$ref)}](#model-${nameOf(schema.$ref)})`;
  const alternatives = (full.oneOf ?? full.anyOf ?? full.allOf) as Schema[] | undefined;
  if (alternatives && !full.properties) return alternatives.map((one) => typeName(document, one)).join(' or ');
  if (full.type === 'array') return `list of ${typeName(document, (full.items ?? {}) as Schema)}`;
  const types = (Array.isArray(full.type) ? full.type : [full.type ?? 'any']).filter((type) => type !== 'null');
  return types.join(' or ');
}

const formats: Record<string, string> = {
  'date-time': 'time, UTC',
  date: 'date',
  email: 'email address',
  uri: 'address',
};

function limitsOf(full: Schema): string[] {
  const { minimum, exclusiveMinimum, maximum, minLength, maxLength, maxItems, maxProperties, pattern } = full;
  const bound = (label: string, value: unknown) => (value === undefined ? [] : [`${label} ${String(value)}`]);
  return [
    ...bound('at least', minimum),
    ...bound('more than', exclusiveMinimum),
    ...bound('at most', maximum),
    ...(minLength === undefined || minLength === 0 ? [] : [`${String(minLength)} characters or more`]),
    ...(maxLength === undefined || pattern !== undefined || full['x-limit'] === 'text'
      ? []
      : [`up to ${String(maxLength)} characters`]),
    ...(maxItems === undefined ? [] : [`up to ${String(maxItems)} entries`]),
    ...(maxProperties === undefined ? [] : [`up to ${String(maxProperties)} entries`]),
    ...(pattern === undefined ? [] : [`form ${code(String(pattern))}`]),
  ];
}

/** What a reader has to know of a value, in one cell. */
export function notesOf(document: OpenApiDocument, schema: Schema): string {
  const full = merged(document, schema);
  const values = full.enum ?? ((full.items as Schema | undefined)?.enum as string[] | undefined);
  const since = schema['x-since'] ?? full['x-since'];
  const description = String(schema.description ?? (isModel(full) ? '' : (full.description ?? '')));
  const facts = [
    ...(full.readOnly || schema.readOnly ? ['comes back only'] : []),
    ...(typeof full.format === 'string' && formats[full.format] ? [formats[full.format] as string] : []),
    ...limitsOf(full),
    ...(full.default === undefined ? [] : [`without it ${code(JSON.stringify(full.default))}`]),
    ...(since ? [`since ${String(since)}`] : []),
  ];
  const text = cell(description).replace(/\.$/, '');
  return [
    ...(text ? [`${text}.`] : []),
    ...(values ? [`One of ${values.map((value) => code(String(value))).join(', ')}.`] : []),
    ...(facts.length > 0 ? [`${(facts.join('; ')[0] ?? '').toUpperCase()}${cell(facts.join('; ')).slice(1)}.`] : []),
  ].join(' ');
}

export interface ModelTable {
  readonly rows: string[][];
  /** Models to be explained beside it. */
  readonly models: string[];
}

export function modelTable(document: OpenApiDocument, schema: Schema): ModelTable {
  const model = merged(document, schema);
  const rows = rowsOf(document, model);
  const alternatives = [...((model.oneOf as Schema[]) ?? []), ...((model.anyOf as Schema[]) ?? [])];
  return {
    rows: rows.map(({ name, schema: field, isRequired }) => [
      code(name),
      `${typeName(document, field)}${isRequired ? ', **required**' : ''}`,
      notesOf(document, field),
    ]),
    models: [...rows.map((row) => row.schema), ...alternatives].flatMap((field) => modelsIn(document, field)),
  };
}

/** How a request or an answer is called: a model by its name, a list by what it holds. */
export function describeType(document: OpenApiDocument, schema: Schema): { text: string; models: string[] } {
  return { text: typeName(document, schema), models: modelsIn(document, schema) };
}
