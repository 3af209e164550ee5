import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/generated/contract/operations';
import type { OpenApiDocument } from '../contract/document';
import { modelTable } from './fields';
import { nameOfTag } from './page';
import { cell, prose } from './text';

const pageOf = (tag: string) => readFileSync(join('docs/reference/api', `${nameOfTag(tag)}.mdx`), 'utf8');

describe('the API reference', () => {
  it.each(Object.values(operations))(
    'has a section for $method $path, and leads from it to the playground',
    (operation) => {
      const page = pageOf(operation.tag);
      expect(page).toContain(`## ${prose(operation.summary)} {#${operation.id}}`);
      expect(page).toContain(`<TryOperation tag="${operation.tag}" id="${operation.id}" />`);
      expect(readFileSync('docs/reference/api/index.mdx', 'utf8')).toContain(`.mdx#${operation.id})`);
    },
  );

  it('tells what a field of a request takes, and names the model of a nested one', () => {
    const page = pageOf('Refunds');
    expect(page).toMatch(/\| `currency` \| string, \*\*required\*\* \| A three-letter ISO 4217 code\./);
    expect(page).toContain('[RefundItemRequest](#model-RefundItemRequest)');
    expect(page).toContain('### RefundItemRequest {#model-RefundItemRequest}');
  });

  it('leads to the checklist items and use cases that make the call', () => {
    expect(pageOf('Refunds')).toContain('(../../checklists/reversals.mdx#reversals-initiate-refund');
    expect(pageOf('Refunds')).toContain('(../../use-cases/refunds-returns-disputes.mdx#uc-g1)');
  });

  it('tells fields of a nameless object one by one, and since when there is a field', () => {
    const document = {
      components: {
        schemas: {
          Parcel: {
            type: 'object',
            required: ['size'],
            properties: {
              size: { type: 'object', properties: { width: { type: 'number', minimum: 1 } } },
              notes: { type: 'array', maxItems: 3, items: { type: 'string' }, 'x-since': '2021-12-13' },
            },
          },
        },
        parameters: {},
        responses: {},
      },
    } as unknown as OpenApiDocument;
    expect(modelTable(document, { $ref: '#/components/schemas/Parcel' }).rows).toEqual([
      ['`size`', 'object, **required**', ''],
      ['`size.width`', 'number', 'At least 1.'],
      ['`notes`', 'list of string', 'Up to 3 entries; since 2021-12-13.'],
    ]);
  });

  it('keeps signs of the contract’s text from being read as MDX', () => {
    expect(prose('an {id} or `{id}` < 3')).toBe('an \\{id\\} or `{id}` \\< 3');
    expect(cell('one | two\nthree')).toBe('one \\| two three');
  });
});

describe('the page about differences', () => {
  it.each(Object.values(operations))('says how the sandbox follows the provider in $method $path', ({ tag, id }) => {
    const calls = readFileSync('docs/sandbox/_calls.mdx', 'utf8');
    expect(calls).toMatch(new RegExp(`${nameOfTag(tag)}\\.mdx#${id}\\) \\| (As published|Simplified|Our own)\\.`));
  });
});
