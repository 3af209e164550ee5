// Joins the YAML files of the contract into one OpenAPI document whose references all point inside.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { leaveOutWaiting } from './waiting';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: Schema;
  'x-filter'?: { path: string; match: string };
}
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  maxLength?: number;
  default?: unknown;
  properties?: Record<string, Schema>;
  [keyword: string]: unknown;
}
export interface Content {
  /** By media type. */
  content?: Record<string, { schema: Schema }>;
}
export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content & { $ref?: string }>;
  'x-keys': string[];
  'x-object': string;
  'x-aliases'?: string[];
  /** The field beside which all others are ignored. */
  'x-alone'?: string;
  /** The API version that brought the operation. */
  'x-since'?: string;
  'x-errors'?: readonly { readonly status: number; readonly code: string; readonly parameter?: string }[];
}
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Parameter>;
    responses: Record<string, Content>;
  };
}

/** The media type of most bodies and answers. */
export const json = 'application/json';

const rootFile = 'openapi.yaml';
const sections = ['schemas', 'parameters', 'responses'] as const;
const methods = ['get', 'post', 'put', 'patch', 'delete'];

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a file with its merge keys and anchors resolved, as plain JSON that shares nothing. */
function readYaml(folder: string, file: string): JsonObject {
  return JSON.parse(JSON.stringify(parse(readFileSync(join(folder, file), 'utf8'), { merge: true }))) as JsonObject;
}

/** `./skus.yaml#/schemas/Sku` and `#/schemas/Sku` both become `#/components/schemas/Sku`. */
function pointInside(value: Json): Json {
  if (Array.isArray(value)) return value.map(pointInside);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace(/^(?:\.\/[\w-]+\.yaml)?#\/(schemas|parameters|responses)\//, '#/components/$1/')
        : pointInside(inner),
    ]),
  );
}

/** The contract promises to refuse unknown fields, so every model that lists its fields has no others. */
function closeModels(value: Json): void {
  if (Array.isArray(value)) for (const inner of value) closeModels(inner);
  if (!isObject(value)) return;
  if (value.type && isObject(value.properties)) value.additionalProperties ??= false;
  for (const [key, inner] of Object.entries(value)) if (!key.startsWith('example')) closeModels(inner);
}

function collectComponents(files: Map<string, JsonObject>): JsonObject {
  const components: JsonObject = {};
  for (const section of sections) {
    const joined: JsonObject = {};
    for (const [file, content] of files) {
      for (const [name, value] of Object.entries((content[section] ?? {}) as JsonObject)) {
        if (name in joined) throw new Error(`${file}: ${section}/${name} is defined in two files. Rename one of them.`);
        joined[name] = value;
      }
    }
    components[section] = joined;
  }
  return components;
}

/** Follows `./skus.yaml#/paths/sku` of the root file's `paths`. */
function pathItem(files: Map<string, JsonObject>, path: string, reference: Json): JsonObject {
  const target = isObject(reference) ? reference.$ref : undefined;
  const [, file, name] = typeof target === 'string' ? (/^\.\/([\w-]+\.yaml)#\/paths\/(\w+)$/.exec(target) ?? []) : [];
  const paths = file && files.get(file)?.paths;
  const item = name && isObject(paths ?? null) ? (paths as JsonObject)[name] : undefined;
  if (!isObject(item))
    throw new Error(`${rootFile}: ${path} must point to a path item, as ./skus.yaml#/paths/sku does.`);
  return item;
}

function addCommonResponses(paths: JsonObject, common: JsonObject): void {
  for (const item of Object.values(paths)) {
    for (const method of methods) {
      const operation = (item as JsonObject)[method];
      if (!isObject(operation)) continue;
      const responses = { ...(operation.responses as JsonObject), ...common };
      operation.responses = Object.fromEntries(Object.entries(responses).sort(([a], [b]) => a.localeCompare(b)));
    }
  }
}

/** The path items of all files that the root file does not name. */
function waitingItems(files: Map<string, JsonObject>, paths: JsonObject): Json[] {
  const named = new Set(Object.values(paths).map((reference) => (isObject(reference) ? reference.$ref : undefined)));
  return [...files].flatMap(([file, content]) =>
    Object.entries((content.paths ?? {}) as JsonObject)
      .filter(([name]) => !named.has(`./${file}#/paths/${name}`))
      .map(([, item]) => item),
  );
}

/** The whole contract as one document. Throws with file and name when a reference or a name is wrong. */
export function readContract(folder: string): OpenApiDocument {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== rootFile);
  const files = new Map(names.sort().map((name) => [name, readYaml(folder, name)]));
  const { 'x-common-responses': common, ...root } = readYaml(folder, rootFile);
  const paths = Object.fromEntries(
    Object.entries(root.paths as JsonObject).map(([path, reference]) => [path, pathItem(files, path, reference)]),
  );
  addCommonResponses(paths, common as JsonObject);
  const components = { ...collectComponents(files), ...(root.components as JsonObject) };
  const document = pointInside({ ...root, paths, components }) as JsonObject;
  const { components: joined, ...answered } = document;
  leaveOutWaiting(joined as JsonObject, answered, pointInside(waitingItems(files, root.paths as JsonObject)));
  closeModels(joined as JsonObject);
  return document as unknown as OpenApiDocument;
}

/** What a `$ref` into the document's components points to. */
export function resolve<T extends object>(document: OpenApiDocument, value: T): T {
  const target = (value as { $ref?: string }).$ref;
  if (!target) return value;
  const [, , section, name] = target.split('/') as [string, string, keyof OpenApiDocument['components'], string];
  const found = document.components[section]?.[name];
  if (!found) throw new Error(`The contract refers to ${target}, which does not exist.`);
  return found as unknown as T;
}

/** Every operation with its method, its path and all its parameters. */
export function listOperations(
  document: OpenApiDocument,
): { method: string; path: string; operation: Operation; parameters: Parameter[] }[] {
  return Object.entries(document.paths).flatMap(([path, item]) => {
    const shared = ((item as unknown as { parameters?: Parameter[] }).parameters ?? []) as Parameter[];
    return methods
      .filter((method) => item[method])
      .map((method) => {
        const operation = item[method] as Operation;
        const own = (operation.parameters ?? []).map((one) => resolve(document, one));
        const isOwn = ({ name }: Parameter) => own.some((one) => one.name === name);
        const parameters = [...shared.map((one) => resolve(document, one)).filter((one) => !isOwn(one)), ...own];
        return { method: method.toUpperCase(), path, operation, parameters };
      });
  });
}
