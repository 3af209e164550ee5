/** Every example of the contract works on an account as it starts. Each case resets the account, so they run alone. */
import document from '../../../src/generated/contract/document.json';
import { type Operation, operations } from '../../../src/generated/contract/operations';
import { casesOf } from '../case';
import { expectEqual, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { makeCard } from '../payments';

interface ParameterOfContract {
  name: string;
  example?: unknown;
}
interface OperationOfContract {
  parameters?: ParameterOfContract[];
  requestBody?: { content: { 'application/json': { examples: Record<string, { value: unknown }> } } };
}
type PathOfContract = Record<string, OperationOfContract> & { parameters?: ParameterOfContract[] };

function contractOf({ path, method }: Operation): { pathItem: PathOfContract; operation: OperationOfContract } {
  const pathItem = (document.paths as unknown as Record<string, PathOfContract>)[path] as PathOfContract;
  return { pathItem, operation: pathItem[method.toLowerCase()] as OperationOfContract };
}

/** The bodies to try, by name; a single empty one where the operation takes none. */
export function bodiesOf(operation: Operation): [string, unknown][] {
  const examples = contractOf(operation).operation.requestBody?.content['application/json'].examples ?? {};
  const bodies = Object.entries(examples).map(([name, { value }]): [string, unknown] => [name, value]);
  expectTrue(bodies.length > 0 || !operation.hasBody, `${operation.id} has no example body`);
  return bodies.length > 0 ? bodies : [['no body', undefined]];
}

/** The path with the ids of its examples. A source is made for the call: one that waits for every reader cannot be. */
export async function pathOf(client: ApiClient, operation: Operation): Promise<string> {
  const { pathItem, operation: own } = contractOf(operation);
  // An operation's own example comes before that of its path.
  const examples = [...(own.parameters ?? []), ...(pathItem.parameters ?? [])];
  // A form sends a parameter of the query that must be there, and one that has a text as its example.
  const needed = new Set(operation.query.filter(({ isRequired }) => isRequired).map(({ name }) => name));
  const asked = new Set(operation.query.map(({ name }) => name));
  const query = (own.parameters ?? [])
    .filter(({ name, example }) => needed.has(name) || (asked.has(name) && typeof example === 'string'))
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`)
    .join('&');
  const known = `${operation.path.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    String(examples.find((one) => one.name === name)?.example ?? place),
  )}${query ? `?${query}` : ''}`;
  if (!known.includes('{sourceId}')) return known;
  const path = known.replace('{sourceId}', (await makeCard(client)).id);
  if (operation.method === 'DELETE') await client.change(path);
  return path;
}

/** Card details come from a browser. */
export function callerOf(client: ApiClient, body: unknown): ApiClient {
  return (body as { type?: string } | undefined)?.type === 'creditCard' ? client.asPublic() : client;
}

async function tryExamples(client: ApiClient, operation: Operation): Promise<void> {
  for (const [name, body] of bodiesOf(operation)) {
    await client.send('POST', '/_sandbox/reset');
    const path = await pathOf(client, operation);
    const { status, body: answer } = await callerOf(client, body).send(operation.method, path, { body });
    const what = `${operation.method} ${path} with ${name}: ${JSON.stringify(answer).slice(0, 500)}`;
    expectEqual(Math.floor(status / 100), 2, what);
  }
}

export const exampleCases = casesOf(
  'Examples',
  Object.fromEntries(
    Object.values<Operation>(operations).map((operation) => [
      `The examples of ${operation.id} work at the first try`,
      (client: ApiClient) => tryExamples(client, operation),
    ]),
  ),
);
