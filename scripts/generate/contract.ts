import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { readReference } from '../../src/catalog/load/reference';
import { readContract } from './contract/document';
import { documentedErrorsModule } from './contract/documented-errors';
import { applyLimits } from './contract/limits';
import { objectsModule, preparationModule } from './contract/objects';
import { operationListModule } from './contract/operation-list';
import { operationsModule } from './contract/operations';
import { checkSince } from './contract/since';
import { requestValidators, responseValidators } from './contract/validators';
import { root, writeGenerated, writeGeneratedJson } from './write';

function productVersion(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

function rowsOf<Row>(name: string): Row[] {
  const table = readReference(root).tables.find((one) => one.name === name);
  return (table?.rows ?? []) as unknown as Row[];
}

/** Writes src/generated/contract: document.json, types.ts, operations.ts, operation-list.ts, documented-errors.ts, objects.ts, preparation.ts, validators.js and responses.js. */
export async function generateContract(): Promise<void> {
  const document = readContract(join(root, 'src/contract/openapi'));
  applyLimits(document, rowsOf<{ id: string; limit: number }>('limits'));
  checkSince(
    document,
    rowsOf<{ version: string }>('api-versions').map(({ version }) => version),
  );
  writeGeneratedJson('contract/document.json', document);
  writeGenerated('contract/operations.ts', operationsModule(document));
  // Apart: pages ask for it, and not for all operations.
  writeGenerated('product-version.ts', `export const productVersion = ${JSON.stringify(productVersion())};\n`);
  writeGenerated('contract/operation-list.ts', operationListModule(document));
  writeGenerated('contract/documented-errors.ts', documentedErrorsModule(document));
  writeGenerated('contract/objects.ts', objectsModule(document));
  writeGenerated('contract/preparation.ts', preparationModule(document));
  const types = await openapiTypes(JSON.stringify(document), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    alphabetize: true,
  });
  writeGenerated('contract/types.ts', `// Generated from src/contract/openapi. Do not edit.\n${astToString(types)}`);
  const requests = await requestValidators(document);
  writeGenerated('contract/validators.js', requests.code);
  writeGenerated('contract/validators.d.ts', requests.types);
  const responses = await responseValidators(document);
  writeGenerated('contract/responses.js', responses.code);
  writeGenerated('contract/responses.d.ts', responses.types);
}
