import { join } from 'node:path';
import { ContentError } from '../../src/catalog/load/problem';
import { type ReferenceData, type Row, readReference } from '../../src/catalog/load/reference';
import { readContract } from './contract/document';
import { root, writeGenerated, writeGeneratedJson } from './write';

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `readonly ${arrayOf(value.map(typeOfValue))}[]`;
  if (typeof value === 'object') return shapeOf([value as Row], '');
  return typeof value;
}

function union(types: string[]): string {
  return [...new Set(types)].sort().join(' | ');
}

function arrayOf(types: string[]): string {
  const joined = types.length === 0 ? 'string' : union(types);
  return joined.includes(' | ') || joined.startsWith('readonly') ? `(${joined})` : joined;
}

/** An array type over all rows: an empty list in one row says nothing about its elements. */
function typeOfField(values: unknown[]): string {
  const lists = values.filter(Array.isArray);
  const others = values.filter((value) => !Array.isArray(value));
  const objects = others.filter((value): value is Row => typeof value === 'object' && value !== null);
  const plain = others.filter((value) => typeof value !== 'object' || value === null).map(typeOfValue);
  const types = [...plain];
  if (lists.length > 0) types.push(`readonly ${arrayOf(lists.flat().map(typeOfValue))}[]`);
  if (objects.length > 0) types.push(shapeOf(objects, ''));
  return union(types);
}

/** The type of a set of records: a field that some of them lack is optional. */
function shapeOf(rows: Row[], indent: string): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const fields = keys.map((key) => {
    const present = rows.filter((row) => key in row);
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
    return `${indent}  ${name}${present.length < rows.length ? '?' : ''}: ${typeOfField(present.map((row) => row[key]))};`;
  });
  return `{\n${fields.join('\n')}\n${indent}}`;
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Tables whose keys the engine may use and no others: a key that is not in the table does not compile. */
const unions: Readonly<Record<string, { readonly field: string; readonly type: string }>> = {
  'error-codes': { field: 'code', type: 'ErrorCode' },
  'event-types': { field: 'type', type: 'EventType' },
};

/** The keys of a table as a type of their own, and the row that uses it. */
function typesOf(name: string, rowType: string, rows: Row[]): string[] {
  const row = `export interface ${rowType} ${shapeOf(rows, '')}`;
  const named = unions[name];
  if (!named) return [row];
  const { field, type } = named;
  const keys = rows.map((each) => `  | ${JSON.stringify(each[field])}`).join('\n');
  return [`export type ${type} =\n${keys};`, row.replace(`  ${field}: string;`, `  ${field}: ${type};`)];
}

function moduleText({ name, origin, note, rows }: ReferenceData): string {
  const variable = camel(name);
  const rowType = `${variable.charAt(0).toUpperCase()}${variable.slice(1)}Row`;
  const lines = rows.map((row) => `  ${JSON.stringify(row)},`).join('\n');
  return [
    `// Generated from src/reference/${name}.yml. Do not edit.`,
    ...typesOf(name, rowType, rows),
    `/** ${note.trim().replaceAll('*/', '')} Origin: ${origin.trim()} */`,
    `export const ${variable}: readonly ${rowType}[] = [\n${lines}\n];\n`,
  ].join('\n\n');
}

/** `GET /skus/{id}` and `GET /skus/{skuId}` are one call. */
const nameless = (endpoint: string) => endpoint.replaceAll(/\{\w+\}/g, '{}');

/** Marks the documented calls that the sandbox answers: those of the contract. */
function withSimulated(table: ReferenceData): ReferenceData {
  const { paths } = readContract(join(root, 'src/contract/openapi')) as { paths: Record<string, object> };
  const answered = new Set(
    Object.entries(paths).flatMap(([path, calls]) =>
      Object.keys(calls).map((method) => nameless(`${method.toUpperCase()} ${path}`)),
    ),
  );
  const rows = table.rows.map((row) => ({ ...row, simulated: answered.has(nameless(String(row.endpoint))) }));
  return { ...table, rows };
}

/** Writes each reference table as JSON (for tables on pages) and as a typed module (for code). */
export function generateReference(): void {
  const { tables, problems } = readReference(root);
  for (const read of tables) {
    const table = read.name === 'endpoints' ? withSimulated(read) : read;
    writeGeneratedJson(`reference/${table.name}.json`, table);
    writeGenerated(`reference/${table.name}.ts`, moduleText(table));
  }
  const exports = tables.map(({ name }) => `export * from './${name}';`).join('\n');
  writeGenerated('reference/index.ts', `// Generated from src/reference. Do not edit.\n${exports}\n`);
  if (problems.length > 0) throw new ContentError(problems);
}
