import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { stringify } from 'yaml';
import type { UseCaseGroup } from '../../src/catalog/types';
import { isRunByCalls } from '../../src/guides/use-case';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { type ArazzoDocument, version } from './arazzo/format';
import { type FindOperation, operationFinder } from './arazzo/operations';
import { sandboxCalls } from './arazzo/sandbox-calls';
import { workflowOf } from './arazzo/workflow';
import type { OpenApiDocument } from './contract/document';
import { generatedFolder, writeGenerated, writeGeneratedJson } from './write';

const folder = 'downloads/arazzo';
const sandboxFile = 'sandbox-calls.openapi.yaml';
const apiFile = 'openapi.json';

const read = (path: string): string => readFileSync(join(generatedFolder, path), 'utf8');

/** Long lines stay whole, and nothing is said once and pointed to: readers and tools of any kind understand it. */
const toYaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

const components: ArazzoDocument['components'] = {
  inputs: {
    keys: {
      type: 'object',
      properties: {
        secretKey: { type: 'string', format: 'password', default: secretKey, description: 'For calls of a server.' },
        publicKey: {
          type: 'string',
          default: publicKey,
          description: 'For calls of a browser, such as sending a card.',
        },
      },
    },
  },
  parameters: {
    secretKey: { name: 'Authorization', in: 'header', value: 'Bearer {$inputs.secretKey}' },
    // The sandbox keeps these calls apart from those of a connector, which alone count for the checklists.
    origin: { name: 'Sandbox-Origin', in: 'header', value: 'example' },
  },
  failureActions: {
    waitForRateLimit: {
      name: 'waitForRateLimit',
      type: 'retry',
      retryAfter: 1,
      retryLimit: 5,
      criteria: [{ condition: '$statusCode == 429' }],
    },
  },
};

function descriptionOf({ purpose, useCases }: UseCaseGroup): string {
  const leftOut = useCases.filter((useCase) => !isRunByCalls(useCase));
  return [
    purpose,
    'Each workflow makes all that it uses, so that it runs by itself, as often as you like.',
    ...(leftOut.length === 0 ? [] : ['', 'Not here, because the sandbox cannot run them by calls:']),
    ...leftOut.map(({ id, title, notInSandbox }) => `- ${id} ${title}: ${notInSandbox}`),
  ].join('\n');
}

/** The cases of a group that calls alone can run, as one Arazzo document. */
export function documentOf(group: UseCaseGroup, find: FindOperation): ArazzoDocument {
  const workflows = group.useCases.filter(isRunByCalls).map((useCase) => workflowOf(useCase, find));
  return {
    arazzo: version,
    info: {
      title: `Use cases ${group.id}: ${group.title}`,
      summary: 'Test cases for connectors, against the Connector Standards sandbox.',
      description: descriptionOf(group),
      version: '1.0.0',
    },
    sourceDescriptions: [
      { name: 'api', url: apiFile, type: 'openapi' },
      { name: 'sandbox', url: sandboxFile, type: 'openapi' },
    ],
    workflows,
    components,
  };
}

/** Use cases as Arazzo workflows beside the descriptions of the calls, one file a group, and all of it in a ZIP file. */
export function generateArazzo(): void {
  const contract = read('contract/document.json');
  const find = operationFinder({
    api: JSON.parse(contract) as OpenApiDocument,
    sandbox: sandboxCalls as unknown as OpenApiDocument,
  });
  const groups = JSON.parse(read('catalog/use-cases.json')) as UseCaseGroup[];
  const nameOf = ({ slug }: UseCaseGroup) => `${slug}.arazzo.yaml`;
  const files: [string, string][] = [
    [apiFile, contract],
    [sandboxFile, toYaml(sandboxCalls)],
    ...groups.map((group): [string, string] => [nameOf(group), toYaml(documentOf(group, find))]),
  ];
  for (const [name, text] of files) writeGenerated(`${folder}/${name}`, text);
  const inZip = files.map(([name, text]) => [`use-cases/${name}`, Buffer.from(text)]);
  // The same bytes whenever it is made.
  writeGenerated(
    `${folder}/use-cases.zip`,
    Buffer.from(zipSync(Object.fromEntries(inZip), { mtime: new Date(2026, 0, 1, 12) })),
  );
  writeGeneratedJson(
    'catalog/arazzo.json',
    groups.map((group) => ({
      file: nameOf(group),
      title: group.title,
      route: group.route,
      workflows: group.useCases.filter(isRunByCalls).length,
      leftOut: group.useCases
        .filter((useCase) => !isRunByCalls(useCase))
        .map(({ id, title, notInSandbox = '' }) => ({ id, title, why: notInSandbox })),
    })),
  );
}
