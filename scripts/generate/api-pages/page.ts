// The page of a resource: its calls one after the other, then the models that they send and answer with.
import type { CatalogSources } from '../../../src/catalog/load/sources';
import { listOperations, type OpenApiDocument } from '../contract/document';
import { describeType, merged, modelTable } from './fields';
import { type Described, operationSection } from './operation';
import { cell, code, prose, table } from './text';

export interface Tag {
  readonly name: string;
  readonly description: string;
  /** Pages under `docs/` that explain the resource, without their ending. */
  readonly 'x-pages'?: readonly string[];
}

export interface ApiPage {
  /** Below `docs/reference/api/`, without its ending. */
  readonly name: string;
  readonly text: string;
}

export interface PageFrame {
  readonly tag: Tag;
  readonly position: number;
  /** The day on which the contract was last compared with the published reference. */
  readonly checked: string;
  /** @throws when there is no such page under `docs/` */
  readonly titleOf: (page: string) => string;
}

export const nameOfTag = (tag: string) => tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** All models that these name, however deep, in the order in which a reader meets them. */
function withInner(document: OpenApiDocument, first: readonly string[]): string[] {
  const found = new Set<string>();
  const waiting = [...first];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.unshift(...modelTable(document, { $ref: `#/components/schemas/${name}` }).models);
  }
  return [...found];
}

function modelLines(document: OpenApiDocument, name: string): string[] {
  const schema = { $ref: `#/components/schemas/${name}` };
  const model = merged(document, schema);
  const { rows } = modelTable(document, schema);
  const forms = ((model.oneOf ?? model.anyOf) as { $ref?: string }[] | undefined) ?? [];
  return [
    `### ${name} {#model-${name}}`,
    '',
    ...(model.description ? [prose(String(model.description).trim()), ''] : []),
    ...(forms.length > 0 ? [`One of: ${forms.map((form) => describeType(document, form).text).join(', ')}.`, ''] : []),
    ...table(['Field', 'Type', 'What to know'], rows),
  ];
}

function header(tag: Tag, position: number, checked: string): string[] {
  return [
    '---',
    `title: ${JSON.stringify(`${tag.name}: calls and fields`)}`,
    `sidebar_label: ${JSON.stringify(tag.name)}`,
    `sidebar_position: ${position}`,
    `description: ${JSON.stringify(`Every call of ${tag.name} with its fields, limits, errors and events.`)}`,
    'sources:',
    `  - { from: api-reference, checked: ${checked} }`,
    '---',
    '',
    '{/* Generated from src/contract/openapi. Change the contract, then run: npm run generate */}',
    '',
  ];
}

export function apiPage(
  document: OpenApiDocument,
  catalog: CatalogSources,
  { tag, position, checked, titleOf }: PageFrame,
): ApiPage {
  const calls = (listOperations(document) as unknown as Described[]).filter(
    ({ operation }) => operation.tags[0] === tag.name,
  );
  const sections = calls.map((call) => operationSection(document, catalog, call));
  const models = withInner(
    document,
    sections.flatMap((section) => section.models),
  );
  const pages = tag['x-pages'] ?? [];
  const lines = [
    ...header(tag, position, checked),
    `${prose(tag.description)} Open a call in the [playground](../../playground.mdx), or send it to the local sandbox as shown.`,
    '',
    ...table(
      ['Call', 'What it does'],
      calls.map(({ method, path, operation }) => [
        `[${code(`${method} ${path}`)}](#${operation.operationId})`,
        cell(operation.summary),
      ]),
    ),
    ...sections.flatMap((section) => section.lines),
    ...(models.length > 0 ? ['## Models {#models}', '', ...models.flatMap((name) => modelLines(document, name))] : []),
    '## Related pages',
    '',
    ...pages.map((page) => `- [${prose(titleOf(page))}](../../${page}.mdx)`),
    '- [All calls](index.mdx)',
    '- [What the sandbox does differently](../../sandbox/differences.mdx)',
    '',
  ];
  return { name: nameOfTag(tag.name), text: lines.join('\n') };
}
