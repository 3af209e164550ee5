// The errors that the contract names for each operation, for whoever makes a call fail on purpose.
import { listOperations, type OpenApiDocument } from './document';

const types = `import type { OperationId } from './operations';

/** Status, code, and the parameter that it names. */
export type DocumentedError = readonly [status: number, code: string, parameter?: string];
`;

interface Named {
  readonly status: number;
  readonly code: string;
  readonly parameter?: string;
}

function errorsOf(named: readonly Named[]): unknown[] {
  const rows = named.map(({ status, code, parameter }) => [
    status,
    code,
    ...(parameter === undefined ? [] : [parameter]),
  ]);
  return [...new Map(rows.map((row) => [`${row[0]} ${row[1]}`, row])).values()];
}

export function documentedErrorsModule(document: OpenApiDocument): string {
  const byOperation: Record<string, unknown[]> = {};
  for (const { operation } of listOperations(document))
    if (operation['x-errors']) byOperation[operation.operationId] = errorsOf(operation['x-errors']);
  return [
    '// Generated from src/contract/openapi. Do not edit.',
    types,
    '/** Beside those that any call may get. */',
    `export const documentedErrors: Readonly<Partial<Record<OperationId, readonly DocumentedError[]>>> = ${JSON.stringify(byOperation)};`,
    '',
  ].join('\n');
}
