// The table of operations: what the engine routes by, and what pages say about a call.
import {
  json,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  resolve,
  type Schema,
} from './document';
import { nullablePaths, otherwisePaths } from './other-forms';

/** How a query parameter is written. The names are those of `QueryParameter['kind']` in the generated module. */
function kindOf(document: OpenApiDocument, parameter: Parameter): string {
  const reference = parameter.schema.$ref;
  if (reference?.endsWith('/TimeRange')) return 'time-range';
  if (reference?.endsWith('/AmountRange')) return 'amount-range';
  const { type } = resolve(document, parameter.schema);
  if (type === 'array') return 'list';
  return type === 'string' ? 'text' : String(type);
}

function queryParameter(document: OpenApiDocument, parameter: Parameter) {
  const schema = resolve(document, parameter.schema);
  const text = schema.type === 'array' ? (schema.items as Schema | undefined) : schema;
  return {
    name: parameter.name,
    kind: kindOf(document, parameter),
    ...(parameter.required && { isRequired: true }),
    ...(schema.enum && { values: schema.enum }),
    ...(schema.minimum !== undefined && { minimum: schema.minimum }),
    ...(schema.maximum !== undefined && { maximum: schema.maximum }),
    ...(schema.maxItems !== undefined && { maxItems: schema.maxItems }),
    ...(text?.maxLength !== undefined && { maxLength: text.maxLength }),
    ...(parameter['x-filter'] && { filter: parameter['x-filter'] }),
  };
}

/** The fields of a JSON body that hold a file in base64. */
function fileFields(document: OpenApiDocument, operation: Operation): string[] {
  const schema = operation.requestBody?.content?.[json]?.schema;
  const { properties = {} } = schema ? resolve(document, schema) : {};
  return Object.keys(properties).filter(
    (name) => resolve(document, properties[name] ?? {}).contentEncoding === 'base64',
  );
}

/** Bodies and answers that are not JSON alone. */
function otherMedia(document: OpenApiDocument, operation: Operation, success: string | undefined) {
  const bodies = Object.keys(operation.requestBody?.content ?? {});
  const files = fileFields(document, operation);
  const answers = Object.keys(resolve(document, operation.responses[success ?? ''] ?? {}).content ?? {});
  return {
    ...(bodies.some((type) => type !== json) && { bodyTypes: bodies }),
    ...(files.length > 0 && { files }),
    ...(answers.length > 0 && !answers.includes(json) && { isBinary: true }),
  };
}

function operationRows(document: OpenApiDocument) {
  return listOperations(document).map(({ method, path, operation, parameters }) => {
    const statuses = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    const body = operation.requestBody?.content?.[json]?.schema;
    const numbersAsText = otherwisePaths(document, body, 'text');
    const idsAsNumbers = otherwisePaths(document, body, 'number');
    return {
      id: operation.operationId,
      method,
      path,
      aliases: operation['x-aliases'] ?? [],
      keys: operation['x-keys'],
      success: Number(statuses[0]),
      objectKind: operation['x-object'],
      tag: operation.tags[0],
      summary: operation.summary,
      hasBody: operation.requestBody !== undefined,
      ...otherMedia(document, operation, statuses[0]),
      ...(operation['x-alone'] && { alone: operation['x-alone'] }),
      ...(operation['x-since'] && { since: operation['x-since'] }),
      nullable: nullablePaths(document, body),
      ...(numbersAsText.length > 0 && { numbersAsText }),
      ...(idsAsNumbers.length > 0 && { idsAsNumbers }),
      query: parameters.filter((one) => one.in === 'query').map((one) => queryParameter(document, one)),
    };
  });
}

const types = `export type KeyKind = 'secret' | 'public';
export type FilterMatch = 'equals' | 'code' | 'in' | 'range' | 'wildcard' | 'order';

export interface QueryParameter {
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'list' | 'time-range' | 'amount-range';
  /** The call is refused without it. */
  readonly isRequired?: boolean;
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  /** Of a text, or of each text in a list. */
  readonly maxLength?: number;
  /** What the parameter is compared with, for lists. */
  readonly filter?: { readonly path: string; readonly match: FilterMatch };
}

export interface Operation {
  readonly id: OperationId;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its path parameters in braces. */
  readonly path: string;
  /** Other paths the sandbox answers with the same operation. */
  readonly aliases: readonly string[];
  readonly keys: readonly KeyKind[];
  /** The status of the usual success. */
  readonly success: number;
  /** The kind of the object that the call answers with. */
  readonly objectKind: string;
  readonly tag: string;
  readonly summary: string;
  readonly hasBody: boolean;
  /** The media types of the body, where it may be something else than JSON. */
  readonly bodyTypes?: readonly string[];
  /** Fields of the body that hold a file: in base64, or as a part of a form. */
  readonly files?: readonly string[];
  /** The answer of a success is bytes, not JSON. */
  readonly isBinary?: boolean;
  /** A body field beside which all others are ignored. */
  readonly alone?: string;
  /** The API version that brought the operation, where it was not the first. */
  readonly since?: string;
  /** Where null means something of its own, such as "shipTo.address.line2". Elsewhere null is the same as nothing. */
  readonly nullable: readonly string[];
  /** Numbers that may come as digits in a text, as the provider's own samples have them. */
  readonly numbersAsText?: readonly string[];
  /** Ids whose digits may come as a number. */
  readonly idsAsNumbers?: readonly string[];
  readonly query: readonly QueryParameter[];
}
`;

export function operationsModule(document: OpenApiDocument): string {
  const rows = operationRows(document);
  const duplicate = rows.find((row, index) => rows.findIndex(({ id }) => id === row.id) !== index);
  if (duplicate) throw new Error(`The contract names two operations ${duplicate.id}.`);
  return [
    '// Generated from src/contract/openapi. Do not edit.',
    `export const apiVersion = ${JSON.stringify(document.info.version)};`,
    types,
    `export type OperationId =\n${rows.map(({ id }) => `  | '${id}'`).join('\n')};`,
    `export const operations: { readonly [Id in OperationId]: Operation & { readonly id: Id } } = {\n${rows
      .map((row) => `  ${row.id}: ${JSON.stringify(row)},`)
      .join('\n')}\n};\n`,
  ].join('\n\n');
}
