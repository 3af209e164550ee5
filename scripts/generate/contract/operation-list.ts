// What the playground lists before it has loaded the contract: a few words for each operation, by resource.
import { listOperations, type OpenApiDocument } from './document';

const types = `/** One call of the API, as a list shows it. */
export interface ListedOperation {
  readonly id: string;
  readonly method: string;
  /** With its path parameters in braces. */
  readonly path: string;
  readonly summary: string;
}

export interface OperationGroup {
  /** The resource, as the contract names it. */
  readonly tag: string;
  readonly operations: readonly ListedOperation[];
}
`;

export function operationListModule(document: OpenApiDocument): string {
  const groups = new Map<string, object[]>();
  for (const { method, path, operation } of listOperations(document)) {
    const [tag = ''] = operation.tags;
    const row = { id: operation.operationId, method, path, summary: operation.summary };
    groups.set(tag, [...(groups.get(tag) ?? []), row]);
  }
  const rows = [...groups].map(([tag, operations]) => ({ tag, operations }));
  return [
    '// Generated from src/contract/openapi. Do not edit.',
    types,
    `export const operationGroups: readonly OperationGroup[] = ${JSON.stringify(rows, null, 2)};\n`,
  ].join('\n\n');
}
