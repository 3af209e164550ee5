/** What the contract says about a place in a request's body. The contract's request bodies know neither unions nor conditions. */

export interface BodySchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly additionalProperties?: boolean | BodySchema;
  readonly required?: readonly string[];
  readonly items?: BodySchema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly examples?: readonly unknown[];
}

/** A body's schema, and the models that it names: `#/components/schemas/Money` → schema. */
export interface BodyModel {
  readonly schema: BodySchema;
  readonly models: Readonly<Record<string, BodySchema>>;
}

export type Path = readonly (string | number)[];

const deepest = 20;

function resolved({ models }: BodyModel, schema: BodySchema | undefined): BodySchema | undefined {
  let found = schema;
  for (let depth = 0; found?.$ref !== undefined && depth < deepest; depth += 1) {
    const { $ref, ...beside } = found;
    const model: BodySchema | undefined = models[$ref.split('/').at(-1) ?? ''];
    found = model && { ...model, ...beside };
  }
  return found;
}

/** The schema of the value at a path; undefined where the contract knows no such place. */
export function schemaAt(model: BodyModel, path: Path): BodySchema | undefined {
  let here = resolved(model, model.schema);
  for (const key of path) here = resolved(model, typeof key === 'number' ? here?.items : fieldOf(here, key));
  return here;
}

function fieldOf(schema: BodySchema | undefined, name: string): BodySchema | undefined {
  const named = schema?.properties?.[name];
  if (named) return named;
  return typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

/** The fields of an object, resolved, required ones first. */
export function fieldsOf(model: BodyModel, path: Path): { name: string; schema: BodySchema; isRequired: boolean }[] {
  const schema = schemaAt(model, path);
  const required = new Set(schema?.required);
  const fields = Object.entries(schema?.properties ?? {}).map(([name, field]) => ({
    name,
    schema: resolved(model, field) ?? {},
    isRequired: required.has(name),
  }));
  return fields.sort((one, other) => Number(other.isRequired) - Number(one.isRequired));
}

export function typesOf({ type }: BodySchema): readonly string[] {
  return type === undefined ? [] : [type].flat();
}

/** Such as `text of at most 500 characters` or `number, more than 0`. */
export function typeInWords(schema: BodySchema): string {
  const names: Readonly<Record<string, string>> = { string: 'text', object: 'object', array: 'list', null: 'null' };
  const types = typesOf(schema).map((type) => names[type] ?? type);
  const limits = [
    schema.format === 'date-time' && 'a time with its zone',
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.minimum !== undefined && `at least ${schema.minimum}`,
    schema.exclusiveMinimum !== undefined && `more than ${schema.exclusiveMinimum}`,
    schema.maximum !== undefined && `at most ${schema.maximum}`,
    schema.maxItems !== undefined && `at most ${schema.maxItems} entries`,
  ].filter((limit) => limit !== false);
  return [types.join(' or '), ...limits].filter(Boolean).join(', ');
}
