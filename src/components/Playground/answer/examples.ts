import { at } from '../../../guides/paths';
import type { Contract } from '../form/documentOf';

/** The example bodies of the one operation that a document holds. */
export function examplesOf({ paths }: Contract): unknown[] {
  const [item = {}] = Object.values(paths);
  const operation = Object.entries(item as object).find(([name]) => name !== 'parameters')?.[1];
  const content = at(operation, 'requestBody.content') as Record<string, unknown> | undefined;
  const examples = (content?.['application/json'] as { examples?: Record<string, { value: unknown }> } | undefined)
    ?.examples;
  return Object.values(examples ?? {}).map(({ value }) => value);
}
