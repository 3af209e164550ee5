// Where a body may hold null: the paths of the fields whose schema says so.
import { type OpenApiDocument, resolve, type Schema } from './document';

function takesNull(schema: Schema): boolean {
  return [schema.type].flat().includes('null');
}

/** Paths such as `items[].quantity`, in the order of the contract. Models do not contain themselves. */
export function nullablePaths(document: OpenApiDocument, schema: Schema | undefined, at = ''): string[] {
  if (!schema) return [];
  const { properties = {}, items } = resolve(document, schema);
  const inside = Object.entries(properties).flatMap(([name, property]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const deeper = nullablePaths(document, property, path);
    return takesNull(resolve(document, property)) ? [path, ...deeper] : deeper;
  });
  return items ? [...inside, ...nullablePaths(document, items as Schema, `${at}[]`)] : inside;
}
