/** Every field of a body that names another object is looked up, or stands here with the reason why not. */
import { describe, expect, it } from 'vitest';
import document from '../../src/generated/contract/document.json';
import { type Operation, operations } from '../../src/generated/contract/operations';
import type { Errors } from '../../src/generated/contract/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { bodiesOf, callerOf, pathOf } from './cases/examples';
import { ApiClient } from './client';

const baseUrl = 'http://sandbox.test';
const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
const client = new ApiClient({ fetch, baseUrl });

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
}

const schemas = document.components.schemas as unknown as Readonly<Record<string, Schema>>;

/** Paths of fields that are named like an id, such as `items[].skuId`. */
function idFieldsOf(schema: Schema | undefined, path = '', within: readonly string[] = []): string[] {
  const name = schema?.$ref?.split('/').at(-1);
  if (name) return within.includes(name) ? [] : idFieldsOf(schemas[name], path, [...within, name]);
  const own = Object.entries(schema?.properties ?? {}).flatMap(([field, inner]) => {
    const place = path ? `${path}.${field}` : field;
    return [...(/I[dD]$/.test(field) ? [place] : []), ...idFieldsOf(inner, place, within)];
  });
  const inList = schema?.items ? idFieldsOf(schema.items, `${path}[]`, within) : [];
  return [...own, ...inList, ...(schema?.allOf ?? []).flatMap((one) => idFieldsOf(one, path, within))];
}

type PathItem = Record<string, { requestBody?: { content: { 'application/json': { schema: Schema } } } }>;

function fieldsOf({ path, method }: Operation): string[] {
  const item = (document.paths as unknown as Record<string, PathItem>)[path];
  return [...new Set(idFieldsOf(item?.[method.toLowerCase()]?.requestBody?.content['application/json'].schema))];
}

/** The body with a value at a path; lists keep their first entry, or get one. */
function withAt(body: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  if (step === '') return value;
  if (step === '[]') return [withAt((body as unknown[] | undefined)?.[0], rest, value)];
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: withAt(fields[step], rest, value) };
}

const stepsOf = (field: string) => field.replaceAll('[]', '.[]').split('.');

/** The value of the merchant's own, or of a system beside the provider: any text will do. */
const ownValues = [
  ...['upstreamId', 'manufacturerId', 'applicationId', 'trackingId', 'segmentId', 'weeeRegistrationId', 'clientID'],
  ...['partnerId', 'subfulfillerId', 'shipmentId', 'shipmentItemId', 'sessionUpstreamId', 'entityId'],
  ...['fulfillmentOrderItemUpstreamId', 'invoiceAttributeId', 'billingAgreementId'],
];
/** Made by the provider for an account, and shown by no call; the page of differences says that nothing looks them up. */
const ofTheAccount = ['skuGroupId', 'partnerAccountId'];
const lastOf = (field: string) => field.split('.').at(-1) ?? field;

/** Further references that are not looked up, with the reason. */
const unchecked: Readonly<Record<string, string>> = {
  'createCheckouts items[].subscriptionInfo.subscriptionId':
    'A subscription that the merchant runs has an id of its own.',
  'updateCheckouts items[].subscriptionInfo.subscriptionId':
    'A subscription that the merchant runs has an id of its own.',
  'createOrders items[].subscriptionInfo.subscriptionId': 'A subscription that the merchant runs has an id of its own.',
  'createInvoices items[].subscriptionInfo.subscriptionId':
    'A subscription that the merchant runs has an id of its own.',
  'createDropInCheckoutSession items[].subscriptionInfo.subscriptionId':
    'A subscription that the merchant runs has an id of its own.',
  'createCheckouts billingOptimization.subscriptionId': 'An id of the merchant’s, for the attempts of a renewal.',
  'updateCheckouts billingOptimization.subscriptionId': 'An id of the merchant’s, for the attempts of a renewal.',
  'createOrders billingOptimization.subscriptionId': 'An id of the merchant’s, for the attempts of a renewal.',
  'createInvoices items[].subscriptionInfo.planId':
    'A line of an invoice tells of the merchant’s own subscription; no plan runs by it.',
  'createDropInCheckoutSession customerId': 'A shopper whom nobody knows yet becomes a customer of this id.',
  'listShippingMethodQuotes sessionId': 'The sandbox answers in place of a merchant’s server, which knows no sessions.',
  'storeCreditsCallout sessionId': 'The sandbox answers in place of a merchant’s server, which knows no sessions.',
};

/** What a call must say beside the reference before anybody looks it up. */
const beside: Readonly<Record<string, object>> = {
  taxCertificate: {
    taxCertificate: {
      ...{ companyName: 'Acme', taxAuthority: 'MN' },
      ...{ startDate: '2020-01-01T00:00:00Z', endDate: '2099-01-01T00:00:00Z' },
    },
  },
  subscriptionInfo: {
    items: [
      {
        ...{ skuId: 'sample-mug', quantity: 1, price: 10 },
        subscriptionInfo: { terms: 'Renews.', autoRenewal: true, freeTrial: false },
      },
    ],
  },
  'createRefunds invoiceId': { orderId: undefined },
  'createRefunds items': { amount: undefined, percent: undefined, items: [{ amount: 1 }] },
  'createRefunds items[].skuId': { amount: undefined, percent: undefined, items: [{ amount: 1 }] },
  'updateReturns items': { state: undefined, items: [{ quantity: 1, state: 'accepted' }] },
  createOrders: { checkoutId: undefined },
};

/** The line of the sample cart that a change of it names. */
async function lineOf(path: string): Promise<object> {
  const { items } = await client.read<{ items: { id: string }[] }>(path);
  return { items: [{ id: items[0]?.id, subscriptionInfo: { terms: 'Renews.', autoRenewal: true } }] };
}

/** Where the refusal spells the field otherwise, as the provider's samples do. */
const spelled: Record<string, string> = {
  'createSources sessionId': 'paymentSessionId',
  'createRefunds orderId': 'order',
  'createShippingLabel orderId': 'id',
  'createRefunds items[].skuId': 'items[0].itemId',
  'createReturns items[].skuId': 'items[0].itemId',
  'updateReturns items[].skuId': 'items[0].itemId',
};

const planned = ['createCheckouts', 'updateCheckouts', 'createOrders', 'createDropInCheckoutSession'];
for (const id of planned) spelled[`${id} items[].subscriptionInfo.planId`] = 'planId';

const besideOf = (id: string, field: string) =>
  Object.entries(beside).flatMap(([key, extra]) =>
    `${id} ${field}`.startsWith(key) || field.includes(key) ? [extra] : [],
  );

const known = (name: string, field: string) =>
  name in unchecked || ownValues.includes(lastOf(field)) || ofTheAccount.includes(lastOf(field));

describe('a reference of a body', () => {
  const rows = Object.values<Operation>(operations).flatMap((operation) =>
    fieldsOf(operation).map((field) => [`${operation.id} ${field}`, field, operation] as const),
  );

  it('is named by the table alone where nobody looks it up', () => {
    const names: string[] = rows.map(([name]) => name);
    expect(Object.keys(unchecked).filter((name) => !names.includes(name))).toEqual([]);
  });

  const named = rows.map(([name, field, operation]) => [name as string, field, operation] as const);
  it.each(named.filter(([name, field]) => !known(name, field)))('is looked up: %s', async (name, field, operation) => {
    const problems: unknown[] = [];
    for (const [, example] of bodiesOf(operation)) {
      const path = await pathOf(client, operation);
      const line = name.startsWith('updateCheckouts items') ? await lineOf(path) : {};
      const around = Object.assign({}, example, ...besideOf(operation.id, field), line) as unknown;
      const body = withAt(around, stepsOf(field), 'none');
      const { status, body: answer } = await callerOf(client, body).send(operation.method, path, { body });
      const errors = status < 400 ? [] : (answer as Errors).errors;
      const wanted = spelled[name] ?? field.replaceAll('[]', '[0]');
      if (errors.some(({ parameter }) => parameter === wanted)) return;
      problems.push({ status, errors });
    }
    expect(problems, `No refusal names ${field}`).toEqual([]);
  });
});
