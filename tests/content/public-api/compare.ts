/** Lays the contract beside the facts, operation by operation and field by field. */
import {
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  resolve,
  type Schema,
} from '../../../scripts/generate/contract/document';
import { type Field, models, type PublicOperation, publicOperations, values } from './facts';

/** A field as the facts name it, such as `Order.state` or `GET /orders ?state`, and what the contract lacks of it. */
export interface Lack {
  readonly name: string;
  readonly fault: string;
  /** The contract's schema it was looked for in, such as `Order` or `Checkout.payment`; empty for a parameter. */
  readonly schema: string;
}

const jsonTypes: Record<string, readonly string[]> = {
  integer: ['integer', 'number'],
  number: ['number', 'integer'],
  boolean: ['boolean'],
  object: ['object'],
  range: ['object'],
};

/** The schemas that one stands for: what it refers to, and what it is made of. */
function meant(document: OpenApiDocument, schema: Schema): Schema[] {
  const { allOf = [], anyOf = [], oneOf = [] } = schema as Record<'allOf' | 'anyOf' | 'oneOf', Schema[]>;
  const inner = [...(schema.$ref ? [resolve(document, schema)] : []), ...allOf, ...anyOf, ...oneOf];
  return [schema, ...inner.flatMap((one) => meant(document, one))];
}

const first = <T>(schemas: readonly Schema[], keyword: string) =>
  schemas.find((schema) => schema[keyword] !== undefined)?.[keyword] as T | undefined;

/** What is wrong with the limits of a single value. */
function* valueFaults(field: Field, schemas: readonly Schema[]): Generator<string> {
  const types = schemas.flatMap(({ type }) => type ?? []);
  const wanted = jsonTypes[field.type] ?? ['string'];
  if (!wanted.some((type) => types.includes(type))) yield `is ${types.join(' or ') || 'anything'}, not ${field.type}`;
  const listed = schemas.flatMap(({ enum: some }) => some ?? []);
  const lacking = (field.values ?? []).filter((value) => !listed.includes(value));
  if (lacking.length > 0) yield `lacks ${lacking.join(' ')}`;
  const { maxLength, minimum, maximum } = Object.fromEntries(
    ['maxLength', 'minimum', 'maximum'].map((keyword) => [keyword, first<number>(schemas, keyword)]),
  );
  if (field.atMost !== undefined && maxLength !== field.atMost) yield `takes ${maxLength}, not ${field.atMost}`;
  if (field.from !== undefined && minimum !== field.from) yield `begins at ${minimum}, not ${field.from}`;
  if (field.to !== undefined && maximum !== field.to) yield `ends at ${maximum}, not ${field.to}`;
}

/** A schema of the contract by the name that a reader would call it. */
interface Place {
  readonly schemas: Schema[];
  readonly name: string;
  readonly isSent: boolean;
  /** The version that brought what holds it. */
  readonly since?: unknown;
}

const nameOf = (reference: string) => reference.split('/').at(-1) ?? reference;

class Comparison {
  readonly lacks: Lack[] = [];
  /** Every name that was looked for. */
  readonly sought = new Set<string>();
  private readonly seen = new Set<string>();

  constructor(private readonly document: OpenApiDocument) {}

  operation(facts: PublicOperation, operation: Operation, parameters: readonly Parameter[]): void {
    for (const field of facts.query) {
      const found = parameters.find(({ name }) => name === field.name) as
        | (Parameter & { required?: boolean })
        | undefined;
      const name = `${facts.call} ?${field.name}`;
      this.field(name, field, found?.schema, { schemas: [], name: '', isSent: true }, found?.required);
    }
    const sent = Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema);
    for (const fields of facts.requests)
      for (const schema of sent) this.body(fields, this.inside(schema, `${facts.call} request`, true));
    for (const { status, fields } of facts.answers) {
      const response = operation.responses[status];
      if (!response) this.lacks.push({ name: `${facts.call} ${status}`, fault: 'is missing', schema: '' });
      else if (fields.length > 0)
        for (const { schema } of Object.values(resolve(this.document, response).content ?? {}))
          this.body(fields, this.inside(schema, `${facts.call} ${status}`, false));
    }
  }

  private inside(schema: Schema, path: string, isSent: boolean): Place {
    const [reference, ...more] = [schema, ...((schema.allOf as Schema[] | undefined) ?? [])].flatMap(
      ({ $ref }) => $ref ?? [],
    );
    const name = reference !== undefined && more.length === 0 ? nameOf(reference) : path;
    return { schemas: meant(this.document, schema), name, isSent };
  }

  private body(fields: readonly Field[], place: Place): void {
    const [only] = fields;
    if (fields.length === 1 && only?.name === 'body') this.value(place.name, only, place);
    else this.fields(place.name, fields, place);
  }

  private fields(owner: string, fields: readonly Field[], place: Place): void {
    const required = place.schemas.flatMap((schema) => (schema.required as string[] | undefined) ?? []);
    for (const field of fields) {
      const found = place.schemas.map(({ properties }) => properties?.[field.name]).find((one) => one !== undefined);
      this.field(`${owner}.${field.name}`, field, found, place, !place.isSent || required.includes(field.name));
    }
  }

  private field(name: string, field: Field, schema: Schema | undefined, place: Place, isRequired = false): void {
    this.sought.add(name);
    const lack = (fault: string) => this.lacks.push({ name, fault, schema: place.name });
    if (!schema) {
      lack('is missing');
      return;
    }
    const inner = this.inside(schema, `${place.name}.${field.name}`, place.isSent);
    const since = first(inner.schemas, 'x-since') ?? place.since;
    if (field.required && !isRequired) lack('is not required');
    if (field.since !== undefined && since !== field.since) lack(`is not marked since ${field.since}`);
    this.value(name, field, { ...inner, since }, place.name);
  }

  /** Compares what a field holds. A model is compared once with each schema that stands for it. */
  private value(name: string, field: Field, place: Place, owner = place.name): void {
    const model = models.get(field.type);
    if (field.isList) {
      const items = first<Schema>(place.schemas, 'items');
      if (items) this.value(name, { ...field, isList: false }, this.inside(items, place.name, place.isSent), owner);
      else this.lacks.push({ name, fault: 'is no list', schema: owner });
    } else if (!model || model.length === 0) {
      const wanted = model ? { ...field, type: 'object' } : (values.get(field.type) ?? field);
      for (const fault of valueFaults(wanted, place.schemas)) this.lacks.push({ name, fault, schema: owner });
    } else if (!this.seen.has(`${field.type} ${place.name} ${place.isSent}`)) {
      this.seen.add(`${field.type} ${place.name} ${place.isSent}`);
      this.fields(field.type, model, place);
    }
  }
}

/** The models that an operation takes or answers, and all that they hold. */
export function fieldsOfOperation({ call, query, requests, answers }: PublicOperation): string[] {
  const names = query.map(({ name }) => `${call} ?${name}`);
  const seen = new Set<string>();
  const visit = (owner: string, fields: readonly Field[]) => {
    for (const { name, type } of fields) {
      if (owner !== call) names.push(`${owner}.${name}`);
      const inner = models.get(type);
      if (!inner || seen.has(type)) continue;
      seen.add(type);
      visit(type, inner);
    }
  };
  for (const fields of [...requests, ...answers.map((answer) => answer.fields)]) visit(call, fields);
  return names;
}

export interface Completeness {
  readonly operations: readonly string[];
  readonly missingOperations: readonly string[];
  /** All names of fields and parameters. */
  readonly fields: readonly string[];
  readonly lacks: readonly Lack[];
}

const withoutNames = (call: string) => call.replaceAll(/\{\w+\}/g, '{}');

/** What the contract has of the public API, and what it lacks. */
export function compareContract(document: OpenApiDocument): Completeness {
  const described = new Map(listOperations(document).map((one) => [withoutNames(`${one.method} ${one.path}`), one]));
  const comparison = new Comparison(document);
  for (const facts of publicOperations) {
    const found = described.get(withoutNames(facts.call));
    if (found) comparison.operation(facts, found.operation, found.parameters);
  }
  const operations = publicOperations.map(({ call }) => call);
  const fields = [...new Set(publicOperations.flatMap(fieldsOfOperation))];
  const unsought = fields.filter((name) => !comparison.sought.has(name));
  return {
    operations,
    missingOperations: operations.filter((call) => !described.has(withoutNames(call))),
    fields,
    lacks: [...comparison.lacks, ...unsought.map((name) => ({ name, fault: 'is missing', schema: 'no operation' }))],
  };
}
