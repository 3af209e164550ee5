import { isObject } from '../../../json';
import type { BodyModel, BodySchema } from './schema';

export interface Described {
  operationId: string;
  model: BodyModel;
  label: string;
}

/** What the editor has to know of a document with one operation; null where that takes no JSON. */
export function modelOf(document: unknown): Described | null {
  const { paths, components } = document as {
    paths: Record<string, Record<string, unknown>>;
    components?: { schemas?: Record<string, BodySchema> };
  };
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item)) {
      const schema = isObject(operation) ? schemaOf(operation) : undefined;
      if (!schema) continue;
      const { operationId } = operation as { operationId: string };
      const label = `Request body of ${method.toUpperCase()} ${path}`;
      return { operationId, label, model: { schema, models: components?.schemas ?? {} } };
    }
  return null;
}

function schemaOf({ requestBody }: Record<string, unknown>): BodySchema | undefined {
  const { content } = (requestBody ?? {}) as { content?: Record<string, { schema?: BodySchema }> };
  return content?.['application/json']?.schema;
}
