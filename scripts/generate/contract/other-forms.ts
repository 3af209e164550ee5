// Where a body may hold something else than its type says at first sight: null, or a number as a text.
import { type OpenApiDocument, resolve, type Schema } from './document';

/** Paths such as `items[].quantity`, in the order of the contract. Models do not contain themselves. */
function pathsWhere(
  document: OpenApiDocument,
  schema: Schema | undefined,
  isOne: (property: Schema, resolved: Schema) => boolean,
  at = '',
): string[] {
  if (!schema) return [];
  const { properties = {}, items } = resolve(document, schema);
  const inside = Object.entries(properties).flatMap(([name, property]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const deeper = pathsWhere(document, property, isOne, path);
    return isOne(property, resolve(document, property)) ? [path, ...deeper] : deeper;
  });
  return items ? [...inside, ...pathsWhere(document, items as Schema, isOne, `${at}[]`)] : inside;
}

/** Where the schema says null. */
export function nullablePaths(document: OpenApiDocument, schema: Schema | undefined): string[] {
  return pathsWhere(document, schema, (_, { type }) => [type].flat().includes('null'));
}

/** Where `x-also` says that the provider's own samples write a number as a text, or the digits of an id as a number. */
export function otherwisePaths(
  document: OpenApiDocument,
  schema: Schema | undefined,
  form: 'text' | 'number',
): string[] {
  return pathsWhere(document, schema, (property) => property['x-also'] === form);
}
