import { expect, test } from 'vitest';
import document from '../../src/generated/contract/document.json';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { cases, resetCases } from './cases';
import { exampleCases } from './cases/examples';
import { type Documented, nameOf, undocumentedOf, unmet } from './noted';
import { registerCases } from './register';

const baseUrl = 'http://sandbox.test';
const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
const api = () => ({ fetch, baseUrl });

registerCases('Memory', cases, api);
registerCases('Memory, starting over', [...resetCases, ...exampleCases], api);

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly 'x-errors'?: readonly Omit<Documented, 'operationId'>[];
}

const described = Object.values(document.paths).flatMap((item) =>
  Object.entries(item).flatMap(([method, one]) => (method === 'parameters' ? [] : [one as unknown as Described])),
);

/** `statuses.test.ts` sends every operation what leads to these; a 404 only to those whose path names an object. */
const ofEveryCall = [400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 507];

/** The provider names a conflict for these calls and none of them says which; the sandbox keeps nothing that one could meet. */
const withoutConflict: readonly string[] = [
  // What the call says is checked before, and nothing else stands in its way.
  ...['createFees', 'updateFees', 'updateSkus', 'upsertSkus', 'updateCustomers', 'createTaxIdentifiers', 'createFiles'],
  ...['createSources', 'createDropInCheckoutSession', 'updateDropInCheckoutSession', 'cloneDropInCheckoutSession'],
  ...['createDropInCheckoutLink', 'updateInventoryItems', 'updateFileLinks'],
  // Metadata of an order can change in every state, and a refresh of an order that waits for nothing changes nothing.
  ...['updateOrders', 'refreshOrders'],
  // What can be read can be deleted or detached.
  ...['deleteFiles', 'deleteFileLinks', 'deleteReservations', 'deleteInventoryItems', 'deleteDropInCheckoutLinks'],
  ...['detachSourceToCheckout', 'detachSourceFromDropInCheckoutSession'],
  // The sandbox answers in place of a merchant's server, and keeps nothing of it.
  ...['listShippingMethodQuotes', 'storeCreditsCallout', 'removeStoreCreditsCallout'],
  // A charge with a thousand refunds; `growth.test.ts` makes one.
  'createRefunds',
];

const statuses = described.flatMap(({ operationId, responses }): Documented[] =>
  Object.keys(responses)
    .map(Number)
    .filter((status) => !ofEveryCall.includes(status))
    .map((status) => ({ operationId, status })),
);
const errors = described.flatMap(({ operationId, 'x-errors': all = [] }) =>
  all.map((one): Documented => ({ operationId, ...one })),
);

test('every status that the contract names for an operation is met by a case', () => {
  const excused = withoutConflict.map((operationId) => nameOf({ operationId, status: 409 }));
  expect(unmet(statuses).sort()).toEqual(excused.sort());
});

test('every error that the contract names for an operation is met by a case', () => {
  expect(unmet(errors)).toEqual([]);
});

/** Of the frame, of the form of a body, of metadata, and of the address. */
const ofEveryOperation = [
  ...['unauthorized', 'forbidden', 'api_key_expired', 'invalid_request', 'not_acceptable', 'invalid_format'],
  ...['unknown_parameter', 'missing_parameter', 'invalid_parameter'],
  ...['invalid_metadata_key', 'invalid_metadata_value', 'too_many_metadata_pairs'],
];

test('every error that an operation answered is named by the contract', () => {
  expect(undocumentedOf(errors, ofEveryOperation)).toEqual([]);
});
