import { listOperations, type OpenApiDocument } from '../contract/document';
import { type Described, fidelityText } from './operation';
import { type ApiPage, nameOfTag, type Tag } from './page';
import { cell, code, prose, table } from './text';

function errorRows(document: OpenApiDocument): string[][] {
  const names: Record<string, string> = {
    '400': 'BadRequest',
    '401': 'Unauthorized',
    '403': 'Forbidden',
    '404': 'NotFound',
    '405': 'MethodNotAllowed',
    '406': 'NotAcceptable',
    '409': 'Conflict',
    '429': 'TooManyRequests',
    '500': 'InternalServerError',
  };
  const responses = document.components.responses as unknown as Record<string, { description: string }>;
  return Object.entries(names).flatMap(([status, name]) =>
    responses[name] ? [[status, cell(responses[name].description)]] : [],
  );
}

/** All calls on one page, each a link to its section. */
export function indexPage(document: OpenApiDocument & { tags: Tag[] }): ApiPage {
  const calls = listOperations(document) as unknown as Described[];
  const sections = document.tags.flatMap((tag) => [
    `## ${prose(tag.name)} {#${nameOfTag(tag.name)}}`,
    '',
    ...table(
      ['Call', 'What it does'],
      calls
        .filter(({ operation }) => operation.tags[0] === tag.name)
        .map(({ method, path, operation }) => [
          `[${code(`${method} ${path}`)}](${nameOfTag(tag.name)}.mdx#${operation.operationId})`,
          cell(operation.summary),
        ]),
    ),
  ]);
  const lines = [
    '---',
    'title: All calls',
    'sidebar_position: 1',
    'description: Every call that the sandbox answers, with its fields, limits, errors and events.',
    'sources: own',
    '---',
    '',
    '{/* Generated from src/contract/openapi. Change the contract, then run: npm run generate */}',
    '',
    'Find a call, read its fields, then run it in the [playground](../../playground.mdx). Types and limits come from the contract that the sandbox answers by.',
    '',
    '## Errors of every call {#errors}',
    '',
    'A call that is refused answers with a status and a list of errors. Branch on `code` and `parameter`; the [error table](../errors.mdx#codes) says what to do.',
    '',
    ...table(['Status', 'When'], errorRows(document)),
    ...sections,
    '## Related pages',
    '',
    '- [API reference overview](../index.mdx)',
    '- [Endpoints of the provider](../endpoints.mdx)',
    '',
  ];
  return { name: 'index', text: lines.join('\n') };
}

/** What the page about differences shows: how each call of the sandbox stands to the provider's. */
export function fidelityTable(document: OpenApiDocument): string {
  const calls = listOperations(document) as unknown as Described[];
  const rows = calls.map(({ method, path, operation }) => [
    `[${code(`${method} ${path}`)}](../reference/api/${nameOfTag(operation.tags[0] ?? '')}.mdx#${operation.operationId})`,
    fidelityText(operation),
  ]);
  return table(['Call', 'In the sandbox'], rows).join('\n');
}
