/** The contract has what the public API has: each operation, each parameter and each field, with its type and limits. */
import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../scripts/generate/contract/document';
import document from '../../src/generated/contract/document.json';
import ceiling from './public-api/ceiling.json';
import { compareContract, type Lack } from './public-api/compare';
import leftOut from './public-api/left-out.json';

const { operations, missingOperations, fields, lacks } = compareContract(document as unknown as OpenApiDocument);
const isLeftOut = ({ name, schema }: Lack) =>
  leftOut.some((entry) => entry.schema === schema && entry.fields.includes(name));
const wanted = lacks.filter((lack) => !isLeftOut(lack));
const lacking = [...new Set(wanted.map(({ name }) => name))].sort();
const told = (names: readonly string[]) => `\n  ${names.join('\n  ')}\n`;
const described = ({ name, fault, schema }: Lack) => `${name} ${fault}${schema && ` in ${schema}`}`;

describe('the contract', () => {
  it('is laid beside the whole public API', () => {
    expect(operations).toHaveLength(129);
    expect(fields.length).toBeGreaterThan(2000);
  });

  // The ceilings may only shrink. At the end: 0 operations, and what is left out stands in the list with its reason.
  it('has the operations', () => {
    expect(missingOperations.length, told(missingOperations)).toBeLessThanOrEqual(ceiling.operations);
  });

  it('has the fields and parameters, with type, values, limits, and whether a request must hold them', () => {
    const inOperations = wanted.filter(({ schema }) => schema !== 'no operation').map(described);
    expect(lacking.length, told(inOperations)).toBeLessThanOrEqual(ceiling.fields);
  });

  it('leaves out no more than a twentieth of the fields, and gives a reason for each', () => {
    const names = leftOut.flatMap((entry) => entry.fields);
    expect(names.filter((name) => !fields.includes(name))).toEqual([]);
    expect(names.length).toBeLessThan(fields.length / 20);
    expect(leftOut.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it('would be found lacking, if it lost a field, a value, a limit, a type or what a request must hold', () => {
    const lost = structuredClone(document) as unknown as OpenApiDocument;
    const { Order, Refund, FulfillmentRequest, Fulfillment } = lost.components.schemas as Record<string, Schema>;
    delete Order?.properties?.capturedAmount;
    delete Fulfillment?.properties?.items;
    Object.assign(Order?.properties?.cancelReason ?? {}, { maxLength: 65 });
    Object.assign(Refund?.properties?.reason ?? {}, { type: 'integer' });
    Object.assign(FulfillmentRequest ?? {}, { required: ['items'] });
    Object.assign(lost.components.schemas.RefundState ?? {}, { enum: ['pending'] });
    delete (lost.paths['/events'] as { get?: object }).get;
    const before = new Set(lacks.map(described));
    const { lacks: after, missingOperations: gone } = compareContract(lost);
    const found = after.map(described).filter((lack) => !before.has(lack));
    expect(found).toEqual(
      expect.arrayContaining([
        'Order.capturedAmount is missing in Order',
        'Fulfillment.items is missing in Fulfillment',
        'Order.cancelReason takes 65, not 64 in Order',
        'OrderRefund.reason is integer, not string in Refund',
        'FulfillmentRequest.orderId is not required in FulfillmentRequest',
        'OrderRefund.state lacks pending_information succeeded failed expired in Refund',
      ]),
    );
    expect(gone.filter((call) => !missingOperations.includes(call))).toEqual(['GET /events']);
  });

  it('has nothing in the list of what is left out that it does have', () => {
    const has = leftOut.flatMap(({ fields: names, schema }) =>
      names.filter((name) => !lacks.some((lack) => lack.name === name && lack.schema === schema)),
    );
    const isAnswered = (name: string) => !lacks.some((lack) => lack.name === name && lack.schema === 'no operation');
    expect(has.filter(isAnswered)).toEqual([]);
  });
});
