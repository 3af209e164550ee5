/** From a schema of the contract to values that fit it. */
import fc from 'fast-check';
import { nameOf, resolved, type Schema } from '../contract';
import { fieldsByName, schemasByName } from './fields';
import { anyText, awkwardNames } from './texts';

const absent = Symbol('absent');
const mostDepth = 5;
const mostItems = 4;

function sometimes<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | typeof absent> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant<typeof absent>(absent) }, { weight: 1, arbitrary });
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, depth: number) {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const value = fitting(schema, name, depth + 1);
    return required.includes(name) ? value : sometimes(value);
  });
  const known = fc.tuple(...fields).map((values) => {
    const entries = Object.keys(properties).map((name, index) => [name, values[index]] as const);
    return entries.filter(([, value]) => value !== absent);
  });
  const free = typeof additionalProperties === 'object' || Object.keys(properties).length === 0;
  const more = free ? fc.array(freeField(additionalProperties, depth), { maxLength: 3 }) : fc.constant([]);
  return fc.tuple(known, more).map(([entries, others]) => Object.fromEntries([...entries, ...others]));
}

function freeField(schema: Schema | boolean | undefined, depth: number): fc.Arbitrary<[string, unknown]> {
  const value =
    typeof schema === 'object' ? fitting(schema, '', depth + 1) : fc.oneof(anyText, fc.integer(), fc.boolean());
  return fc.tuple(fc.oneof(fc.constantFrom('a', 'b', 'returnUrl', 'cvv', ...awkwardNames), anyText), value);
}

function textOf({ minLength = 0, maxLength, pattern }: Schema): fc.Arbitrary<unknown> {
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const fits = (text: string) => (maxLength === undefined ? text : [...text].slice(0, maxLength).join(''));
  return anyText.map((text) => fits(text.length < minLength ? 'x'.repeat(minLength) : text));
}

function numberOf({ minimum, maximum, exclusiveMinimum }: Schema, whole: boolean): fc.Arbitrary<unknown> {
  const least = Math.ceil(minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + 1));
  const most = Math.floor(maximum ?? least + 100_000);
  const integer = fc.integer({ min: least, max: Math.max(least, most) });
  return whole
    ? integer
    : fc.oneof(
        integer,
        integer.map((value) => (value < most ? value + 0.25 : value)),
      );
}

function ofType(type: string | undefined, schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return numberOf(schema, type === 'integer');
  if (type === 'string') return textOf(schema);
  if (type === 'array') {
    const { items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
    const maxLength = Math.max(minItems, Math.min(mostItems, maxItems));
    return fc.array(fitting(items, name, depth + 1), { minLength: minItems, maxLength });
  }
  if (type === 'object' || schema.properties) return objectOf(schema, depth);
  return fc.oneof(anyText, fc.integer(), fc.boolean());
}

function byShape(schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, name, depth)));
  if (schema.allOf) return fitting(schema.allOf[0] as Schema, name, depth);
  const types = [schema.type ?? []].flat();
  if (types.length <= 1) return ofType(types[0], schema, name, depth);
  return fc.oneof(
    ...types.map((type) => ({ weight: type === 'null' ? 1 : 5, arbitrary: ofType(type, schema, name, depth) })),
  );
}

/** A value that fits a schema. What the field is called decides among the values that fit, mostly. */
export function fitting(schema: Schema, name = '', depth = 0): fc.Arbitrary<unknown> {
  if (depth > mostDepth) return fc.constant({});
  const byName = (Object.hasOwn(fieldsByName, name) && fieldsByName[name]) || schemasByName[nameOf(schema) ?? ''];
  const shaped = byShape(resolved(schema), name, depth);
  return byName ? fc.oneof({ weight: 5, arbitrary: byName }, { weight: 1, arbitrary: shaped }) : shaped;
}
