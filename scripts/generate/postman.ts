import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UseCaseGroup } from '../../src/catalog/types';
import { guides } from '../../src/guides';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import type { OpenApiDocument } from './contract/document';
import { type Flow, flowOfGuide, flowsOfGroup } from './postman/flows';
import { bearer, type Collection, type Folder, schema, type Text } from './postman/format';
import { kindsOf } from './postman/kinds';
import { firstVariables, operationCalls } from './postman/operations';
import { planFolders } from './postman/plan';
import { requestItem } from './postman/render';
import { generatedFolder, writeGenerated } from './write';

const description = `Every operation of the Connector Standards sandbox, a folder for each kind of object, and whole flows at the end.

Start the sandbox with \`npm start\` or \`npm run sandbox\`. Address and keys stand in the variables of the collection, ready for it. On an account as it starts, every request succeeds from top to bottom, and so does each folder by itself. A request whose name begins with “Prepare” makes what the next one needs. Answers leave their ids in variables, and the requests after them use those.`;

interface Tag {
  name: string;
  description: string;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(generatedFolder, path), 'utf8')) as T;
}

const folderOf = ({ title, description, calls }: Flow): Folder => ({
  name: title,
  description,
  item: calls.map(requestItem),
});

function flowsFolder(groups: readonly UseCaseGroup[]): Folder {
  const byGroup = groups
    .map(({ title, purpose, ...group }) => ({
      name: `Use cases: ${title}`,
      description: purpose,
      item: flowsOfGroup({ title, purpose, ...group }).map(folderOf),
    }))
    .filter(({ item }) => item.length > 0);
  return {
    name: 'Flows',
    description: 'From the first call to the last, as the guides and the use cases have them. Each runs by itself.',
    item: [...guides.map(flowOfGuide).map(folderOf), ...byGroup],
  };
}

function variablesOf(first: Record<string, string>): Text[] {
  return [
    { key: 'baseUrl', value: 'http://localhost:4010', description: 'Where the sandbox listens.' },
    { key: 'secretKey', value: secretKey },
    { key: 'publicKey', value: publicKey, description: 'For calls that a browser makes, such as sending a card.' },
    ...Object.entries(first).map(([key, value]) => ({ key, value })),
  ];
}

/** The whole API as a Postman collection; each request was tried at its place. `unproven`: requests that never succeeded. */
export async function planCollection(): Promise<{ collection: Collection; unproven: string[] }> {
  const document = read<OpenApiDocument & { tags: Tag[] }>('contract/document.json');
  const kinds = kindsOf(document);
  const first = firstVariables(document, kinds);
  const { folders, unproven } = await planFolders(operationCalls(document, kinds), kinds, first);
  const resources = folders.map(({ tag, calls }) => ({
    name: tag,
    description: document.tags.find(({ name }) => name === tag)?.description ?? '',
    item: calls.map(requestItem),
  }));
  const collection = {
    info: { name: 'Connector Standards sandbox', description, schema },
    auth: bearer('{{secretKey}}'),
    variable: variablesOf(first),
    item: [...resources, flowsFolder(read<UseCaseGroup[]>('catalog/use-cases.json'))],
  };
  return { collection, unproven };
}

export async function generatePostman(): Promise<void> {
  const { collection, unproven } = await planCollection();
  if (unproven.length > 0) console.warn(`Postman: nothing was found that lets these succeed: ${unproven.join(', ')}.`);
  writeGenerated('downloads/connector-sandbox.postman_collection.json', `${JSON.stringify(collection, null, 2)}\n`);
}
