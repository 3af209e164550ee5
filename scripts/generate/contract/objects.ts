// What pages need to know of the objects in the contract without loading it: where each is read, and how one is made.
import { listOperations, type OpenApiDocument } from './document';

const generatedNote = '// Generated from src/contract/openapi. Do not edit.';

interface Example {
  value?: unknown;
}

/** The first example of a request body. */
function exampleOf(requestBody: unknown): unknown {
  const content = (requestBody as { content?: { 'application/json'?: { examples?: Record<string, Example> } } })
    ?.content;
  return Object.values(content?.['application/json']?.examples ?? {})[0]?.value;
}

const addressed = ['GET', 'DELETE'];

const plain = (kind: string) => kind.toLowerCase().replaceAll('_', '-');

/** Kind → the path below which its objects are read, or removed where nothing reads one. */
function collectionsOf(document: OpenApiDocument, methods: readonly string[] = ['GET']): Record<string, string> {
  return Object.fromEntries(
    listOperations(document).flatMap(({ method, path, operation }) => {
      const [, collection] = methods.includes(method) ? (/^(\/[\w-]+)\/\{id\}$/.exec(path) ?? []) : [];
      return collection ? [[plain(operation['x-object']), collection]] : [];
    }),
  );
}

export function objectsModule(document: OpenApiDocument): string {
  const collections = JSON.stringify(collectionsOf(document), null, 2);
  return `${generatedNote}\n/** Where the objects of a kind are read: the path before the id. */\nexport const collections: Readonly<Record<string, string>> = ${collections};\n`;
}

/** Operation → kind of the object that its path names. A call with PUT makes that object itself. */
function namedKinds(document: OpenApiDocument): Record<string, string> {
  const kinds = new Map(Object.entries(collectionsOf(document, addressed)).map(([kind, path]) => [path, kind]));
  return Object.fromEntries(
    listOperations(document).flatMap(({ method, path, operation }) => {
      const [, collection = ''] = /^(\/[\w-]+)\/\{id\}/.exec(path) ?? [];
      const kind = kinds.get(collection);
      return kind && method !== 'PUT' ? [[operation.operationId, kind]] : [];
    }),
  );
}

/** Kind → a call that makes one, with the body of the contract's example. */
function creationsOf(document: OpenApiDocument): Record<string, { path: string; body: unknown; status: number }> {
  const collections = new Set(Object.values(collectionsOf(document, addressed)));
  return Object.fromEntries(
    listOperations(document).flatMap(({ method, path, operation }) => {
      const body = exampleOf(operation.requestBody);
      if (method !== 'POST' || !collections.has(path) || body === undefined) return [];
      const status = Number(Object.keys(operation.responses).find((one) => one.startsWith('2')));
      return [[plain(operation['x-object']), { path, body, status }]];
    }),
  );
}

export function preparationModule(document: OpenApiDocument): string {
  return [
    generatedNote,
    `/** The kind of the object that an operation's path names. */\nexport const namedKinds: Readonly<Record<string, string>> = ${JSON.stringify(namedKinds(document), null, 2)};`,
    `/** How an object of a kind is made. */\nexport const creations: Readonly<Record<string, { path: string; body: object; status: number }>> = ${JSON.stringify(creationsOf(document), null, 2)};\n`,
  ].join('\n');
}
