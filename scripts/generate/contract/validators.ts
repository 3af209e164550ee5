// Compiles the contract's schemas ahead of time: the engine checks bodies without carrying a schema compiler.

import { _ } from 'ajv';
import Ajv from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { isTimestamp } from '../../../src/sandbox/domain/kernel/time';
import { json, listOperations, type OpenApiDocument, resolve, type Schema } from './document';

export interface GeneratedModule {
  code: string;
  types: string;
}

const contractId = 'contract';

const wordsForReaders = new Set(['description', 'examples', 'example', 'format', 'default']);
/** Checked by the engine's own parser. Other formats stand there for readers; patterns beside them do the checking. */
const checkedFormats = { 'date-time': isTimestamp };
const formatsCode =
  "import { isTimestamp } from './src/sandbox/domain/kernel/time';\nconst formats = { 'date-time': isTimestamp };\n";

/** A schema as Ajv is to see it: without words, and with references into the schema known under `contractId`. */
function bare<T>(schema: T): T {
  const isForReaders = (key: string, value: unknown) =>
    wordsForReaders.has(key) && typeof value !== 'object' && !(key === 'format' && String(value) in checkedFormats);
  const text = JSON.stringify(schema, (key, value) => (isForReaders(key, value) ? undefined : value));
  return JSON.parse(text.replaceAll('"#/components/', `"${contractId}#/components/`)) as T;
}

function compile(document: OpenApiDocument, schemas: Record<string, Schema>): string {
  const ajv = new Ajv({
    allErrors: true,
    inlineRefs: false,
    messages: false,
    strict: false,
    formats: checkedFormats,
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  });
  ajv.addSchema({ $id: contractId, components: { schemas: bare(document.components.schemas) } });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ $id: name, ...bare(schema) });
  return standalone(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
}

/** Exports the validators as one table, and brings in the small functions of its own that Ajv's output asks for. */
async function bundle(code: string, table: string, entries: string[]): Promise<string> {
  // Errors name the schema that was broken; nobody reads that, and it is a third of the text.
  const lean = code.replaceAll('export const ', 'const ').replaceAll(/schemaPath:"[^"]*",/g, '');
  const contents = `${formatsCode}${lean}\nexport const ${table} = { ${entries.join(', ')} };`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const declarations = `// Generated from src/contract/openapi. Do not edit.
export interface ValidationError {
  /** A JSON pointer to the value at fault. */
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}
`;

/** One validator for each different schema, shared by the names that use it. */
async function moduleOf(document: OpenApiDocument, table: string, uses: [string, Schema][]): Promise<GeneratedModule> {
  const different = [...new Set(uses.map(([, schema]) => JSON.stringify(schema)))];
  const validatorOf = (schema: Schema) => `v${different.indexOf(JSON.stringify(schema))}`;
  const schemas = Object.fromEntries(uses.map(([, schema]) => [validatorOf(schema), schema]));
  const entries = uses.map(([name, schema]) => `${name}: ${validatorOf(schema)}`);
  const code = await bundle(compile(document, schemas), table, entries);
  return {
    code,
    types: `${declarations}\nexport declare const ${table}: { readonly [name: string]: Validator | undefined };\n`,
  };
}

/** Validators of request bodies, by operation id. */
export function requestValidators(document: OpenApiDocument): Promise<GeneratedModule> {
  const bodies = listOperations(document).flatMap(({ operation }) => {
    const schema = operation.requestBody?.content?.[json]?.schema;
    return schema ? [[operation.operationId, schema] as [string, Schema]] : [];
  });
  return moduleOf(document, 'requestValidators', bodies);
}

/** Validators of answers, by operation id and status, as `createSkus_201`. Tests use them. */
export function responseValidators(document: OpenApiDocument): Promise<GeneratedModule> {
  const answers = listOperations(document).flatMap(({ operation }) =>
    Object.entries(operation.responses).flatMap(([status, response]) => {
      const schema = resolve(document, response).content?.[json]?.schema;
      return schema ? [[`${operation.operationId}_${status}`, schema] as [string, Schema]] : [];
    }),
  );
  return moduleOf(document, 'responseValidators', answers);
}
