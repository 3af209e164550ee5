// One call of the API, as a section of its resource's page.
import type { CatalogSources } from '../../../src/catalog/load/sources';
import { toCurl } from '../../../src/samples/curl';
import type { OpenApiDocument, Parameter, Schema } from '../contract/document';
import { resolve } from '../contract/document';
import { describeType, modelTable, notesOf } from './fields';
import { relatedLines, relatedTo } from './related';
import { cell, code, prose, table } from './text';

/** A documented refusal of a call, beside those that every call may get. */
export interface DocumentedError {
  readonly status: number;
  readonly code: string;
  readonly parameter?: string;
  readonly when: string;
}

/** What the pages read of an operation beyond what the engine's own table does. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }> };
  readonly responses: Record<
    string,
    { $ref?: string; description: string; content?: Record<string, { schema: Schema }> }
  >;
  readonly 'x-keys': readonly string[];
  readonly 'x-errors'?: readonly DocumentedError[];
  readonly 'x-events'?: readonly string[];
  readonly 'x-since'?: string;
  readonly 'x-fidelity'?: Fidelity;
}

/** How closely the sandbox follows the provider. `own`: a call or an effect that the provider does not have. */
export interface Fidelity {
  readonly level: 'faithful' | 'simplified' | 'own';
  readonly note?: string;
}

export interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: DescribedOperation;
  readonly parameters: readonly Parameter[];
}

export interface Section {
  readonly lines: string[];
  /** Models that the page must explain. */
  readonly models: string[];
}

const localServer = 'http://localhost:4010';
const jsonType = 'application/json';

function parameterTable(document: OpenApiDocument, parameters: readonly Parameter[]): string[] {
  const written = parameters as readonly (Parameter & { description?: string; required?: boolean })[];
  return table(
    ['Parameter', 'Where', 'What to know'],
    written.map((one) => [
      code(one.name),
      `${one.in}${one.required ? ', **required**' : ''}`,
      notesOf(document, { ...resolve(document, one.schema), ...(one.description && { description: one.description }) }),
    ]),
  );
}

function bodyLines(document: OpenApiDocument, { requestBody }: DescribedOperation): Section {
  const contents = Object.entries(requestBody?.content ?? {});
  const sections = contents.map(([type, { schema }]) => {
    const { rows, models } = modelTable(document, schema);
    const title = contents.length > 1 || type !== jsonType ? `**Body**, ${code(type)}:` : '**Body:**';
    const lines =
      rows.length > 0
        ? table(['Field', 'Type', 'What to know'], rows)
        : [prose(describeType(document, schema).text), ''];
    return {
      lines: [title, '', ...lines],
      models: [...models, ...(rows.length > 0 ? [] : describeType(document, schema).models)],
    };
  });
  return { lines: sections.flatMap(({ lines }) => lines), models: sections.flatMap(({ models }) => models) };
}

/** The call of the first example, with the ids that the contract gives as examples. */
function sample({ method, path, operation, parameters }: Described): string[] {
  const examples = parameters as readonly (Parameter & { example?: unknown; required?: boolean })[];
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const example = examples.find((one) => one.in === 'path' && one.name === name)?.example;
    return example === undefined ? whole : String(example);
  });
  const needed = examples.filter((one) => one.in === 'query' && one.required);
  const query = needed.map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`).join('&');
  const bodies = operation.requestBody?.content[jsonType]?.examples;
  const body = bodies && Object.values(bodies)[0]?.value;
  const key = operation['x-keys'].includes('secret') ? 'secret' : 'public';
  const command = toCurl(
    { method, path: query ? `${filled}?${query}` : filled, key, ...(body !== undefined && { body }) },
    localServer,
  );
  return ['```bash', command, '```', ''];
}

function answerLines(document: OpenApiDocument, { responses }: DescribedOperation): Section {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2') || status.startsWith('3'));
  const models: string[] = [];
  const lines = successes.map(([status, answer]) => {
    const { description, content = {} } = resolve(document, answer);
    const types = Object.values(content).map(({ schema }) => {
      const described = describeType(document, schema);
      models.push(...described.models);
      return described.text;
    });
    return `**Answer:** ${code(status)} ${[prose(description.trim()), ...types].join(' ')}`;
  });
  return { lines: lines.flatMap((line) => [line, '']), models };
}

function errorLines({ 'x-errors': errors = [] }: DescribedOperation): string[] {
  const rows = errors.map((error) => [
    String(error.status),
    `[${code(error.code)}](../errors.mdx#codes)`,
    error.parameter ? code(error.parameter) : '–',
    cell(error.when),
  ]);
  return rows.length === 0
    ? []
    : [
        '**Errors of its own**, beside [those of every call](index.mdx#errors):',
        '',
        ...table(['Status', 'Code', 'Parameter', 'When'], rows),
      ];
}

export function fidelityText({ operationId, 'x-fidelity': fidelity }: DescribedOperation): string {
  if (!fidelity)
    throw new Error(
      `src/contract/openapi: ${operationId} needs x-fidelity: { level: faithful | simplified | own, note }.`,
    );
  const { level, note } = fidelity;
  const names = { faithful: 'As published', simplified: 'Simplified', own: 'Our own' };
  return [`${names[level]}.`, ...(note ? [cell(note)] : [])].join(' ');
}

function eventLines({ 'x-events': events = [] }: DescribedOperation): string[] {
  return events.length === 0
    ? []
    : [`**Events:** ${events.map((type) => `[${code(type)}](../../events/types.mdx)`).join(', ')}`, ''];
}

const keyNames: Record<string, string> = { secret: 'secret key', public: 'public key' };

export function operationSection(document: OpenApiDocument, catalog: CatalogSources, described: Described): Section {
  const { method, path, operation, parameters } = described;
  const body = bodyLines(document, operation);
  const answer = answerLines(document, operation);
  const keys = operation['x-keys'].map((kind) => keyNames[kind] ?? kind).join(' or ');
  return {
    lines: [
      `## ${prose(operation.summary)} {#${operation.operationId}}`,
      '',
      `<Endpoint>${prose(`${method} ${path}`)}</Endpoint> · ${keys}${operation['x-since'] ? ` · since ${operation['x-since']}` : ''} · <TryOperation tag="${operation.tags[0]}" id="${operation.operationId}" />`,
      '',
      prose((operation.description ?? '').trim()),
      '',
      ...parameterTable(document, parameters),
      ...body.lines,
      ...sample(described),
      ...answer.lines,
      ...errorLines(operation),
      ...eventLines(operation),
      `**In the sandbox:** ${fidelityText(operation)}`,
      '',
      ...relatedLines(relatedTo(catalog, `${method} ${path}`)),
    ],
    models: [...body.models, ...answer.models],
  };
}
