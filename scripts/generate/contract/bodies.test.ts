/** Calls that are not plain JSON: files sent in a form, files in answers, changes by PATCH; and what says since when it is there. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContract } from './document';
import { applyLimits } from './limits';
import { operationsModule } from './operations';
import { checkSince } from './since';
import { requestValidators, responseValidators } from './validators';

const schema = (name: string) => ({ schema: { $ref: `#/schemas/${name}` } });
const answer = { content: { 'application/json': schema('File') } };
const call = (operationId: string, rest: object) => ({
  operationId,
  tags: ['Files'],
  summary: operationId,
  'x-keys': ['secret'],
  'x-object': 'file',
  ...rest,
});

const files = {
  paths: {
    files: {
      post: call('createFiles', {
        'x-since': '2020-09-30',
        requestBody: {
          content: { 'multipart/form-data': schema('FileForm'), 'application/json': schema('FileRequest') },
        },
        responses: { 201: answer },
      }),
    },
    file: {
      patch: call('updateFiles', {
        requestBody: { content: { 'application/json': schema('FileRequest') } },
        responses: { 200: answer },
      }),
    },
    content: {
      get: call('downloadFiles', {
        parameters: [{ name: 'format', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          200: { content: { 'application/octet-stream': { schema: { type: 'string', 'x-limit': 'file' } } } },
        },
      }),
    },
  },
  schemas: {
    FileForm: {
      type: 'object',
      properties: { file: { type: 'string', 'x-limit': 'file' }, tags: { type: 'array', items: { type: 'string' } } },
    },
    FileRequest: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', 'x-limit': 'file-text' } },
    },
    File: { type: 'object', properties: { id: { type: 'string', 'x-since': '2021-03-23' } } },
  },
};
const limits = [
  { id: 'file', limit: 9 },
  { id: 'file-text', limit: 12 },
  { id: 'text', limit: 500 },
  { id: 'list', limit: 3 },
];

/** The contract of these calls. JSON is YAML. */
function read() {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  write('files.yaml', files);
  const item = (name: string) => ({ $ref: `./files.yaml#/paths/${name}` });
  const paths = { '/files': item('files'), '/files/{id}': item('file'), '/files/{id}/content': item('content') };
  write('openapi.yaml', { openapi: '3.1.0', info: {}, 'x-common-responses': {}, paths, components: {} });
  return readContract(folder);
}

/** The row of an operation, as the generated module has it. */
function rowOf(id: string): Record<string, unknown> {
  const line = operationsModule(read()).match(new RegExp(`^ {2}${id}: (\\{.*\\}),$`, 'm'));
  return JSON.parse(line?.[1] ?? 'null') as Record<string, unknown>;
}

describe('the table of operations', () => {
  it('says that a body may be a form, and that an answer is bytes', () => {
    expect(rowOf('createFiles').bodyTypes).toEqual(['multipart/form-data', 'application/json']);
    expect(rowOf('downloadFiles').isBinary).toBe(true);
    expect(rowOf('createFiles')).not.toHaveProperty('isBinary');
    expect(rowOf('updateFiles')).not.toHaveProperty('bodyTypes');
  });

  it('knows changes by PATCH', () => {
    expect(rowOf('updateFiles')).toMatchObject({ method: 'PATCH', hasBody: true });
  });

  it('knows parameters that a call is refused without', () => {
    expect(rowOf('downloadFiles').query).toEqual([{ name: 'format', kind: 'text', isRequired: true }]);
  });

  it('says since when an operation is there', () => {
    expect(rowOf('createFiles').since).toBe('2020-09-30');
    expect(rowOf('updateFiles')).not.toHaveProperty('since');
  });
});

describe('the contract', () => {
  it('bounds what is sent in a form', () => {
    const document = read();
    applyLimits(document, limits);
    expect(document.components.schemas.FileForm?.properties).toMatchObject({
      file: { maxLength: 9 },
      tags: { maxItems: 3, items: { maxLength: 500 } },
    });
  });

  it('has validators for bodies in JSON and none for answers in bytes', async () => {
    const { code } = await requestValidators(read());
    expect(code).toMatch(/createFiles:/);
    expect(code).toMatch(/updateFiles:/);
    expect((await responseValidators(read())).code).not.toMatch(/downloadFiles/);
  });

  it('refuses a version that is not in the table, and says where', () => {
    expect(() => checkSince(read(), ['2020-09-30', '2021-03-23'])).not.toThrow();
    expect(() => checkSince(read(), ['2020-09-30'])).toThrow(
      'contract.components.schemas.File.properties.id is said to be there since 2021-03-23',
    );
  });
});
