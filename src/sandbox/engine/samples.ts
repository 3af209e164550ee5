/**
 * The objects an account starts with, so that every example of the contract works at the first try. They are made by
 * the same calls that callers make, with ids that the contract's examples know.
 */
import { type OperationId, operations } from '../../generated/contract/operations';
import type { SourceRequest } from '../../generated/contract/types';
import type { Context } from '../domain';
import { type IdKind, idShapes } from '../domain/kernel/decision';
import type { Transaction } from '../storage/port';
import type { Call, Handler, RequestBody } from './call';
import { type Addresses, surroundings } from './context';
import { storeEffects } from './effects';
import { handlers } from './handlers';

const uuid = (number: number, group = '8000') => `00000000-0000-4000-${group}-${String(number).padStart(12, '0')}`;
const customerId = 'sample-customer';
const sourceId = uuid(1);
const completeOrderId = '1000000020336';

const person = {
  name: 'Ada Shopper',
  phone: '612-555-0100',
  address: { line1: '10380 Bren Road West', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' },
};

const cart = {
  customerId,
  currency: 'USD',
  taxInclusive: false,
  email: 'shopper@example.com',
  locale: 'en_US',
  browserIp: '203.0.113.10',
  shipFrom: { address: person.address },
  shipTo: person,
  billTo: person,
  shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
};

const card: SourceRequest = {
  type: 'creditCard',
  owner: { firstName: 'Ada', lastName: 'Shopper', email: 'shopper@example.com', address: person.address },
  creditCard: { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123' },
};

const mugs = (quantity: number) => [{ skuId: 'sample-mug', quantity, price: 10 }];
const mug = {
  name: 'Enamel mug',
  eccn: 'EAR99',
  taxCode: '4512',
  countryOfOrigin: 'US',
  weight: 12,
  weightUnit: 'oz' as const,
};

interface Step<Id extends OperationId = OperationId> {
  readonly id: Id;
  readonly body?: RequestBody<Id>;
  readonly params?: Readonly<Record<string, string>>;
  readonly keyKind?: 'public';
  /** Ids for what the step makes; the rest is counted. */
  readonly ids?: Partial<Record<IdKind | 'event', string>>;
}

const step = <Id extends OperationId>(id: Id, rest: Omit<Step<Id>, 'id'>) => ({ id, ...rest }) as Step;

const steps: readonly Step[] = [
  step('upsertSkus', { params: { id: 'sample-mug' }, body: mug, ids: { event: uuid(7) } }),
  step('upsertSkus', {
    params: { id: 'sample-ebook' },
    body: { name: 'Field guide, e-book', eccn: 'EAR99', taxCode: '55111513.120', countryOfOrigin: 'US' },
  }),
  step('createCustomers', {
    body: { id: customerId, email: 'shopper@example.com', type: 'individual', locale: 'en_US', shipping: person },
  }),
  step('createSources', { body: card, keyKind: 'public', ids: { source: sourceId } }),
  step('createCustomerSource', { params: { id: customerId, sourceId } }),
  step('createOrders', {
    body: { ...cart, sourceId, upstreamId: 'sample-1', items: mugs(100) },
    ids: { order: '1000000010336' },
  }),
  step('createOrders', {
    body: { ...cart, sourceId, upstreamId: 'sample-2', items: mugs(50) },
    ids: { order: completeOrderId, charge: uuid(5) },
  }),
  step('createFulfillments', {
    body: {
      orderId: completeOrderId,
      items: [{ skuId: 'sample-mug', quantity: 50 }],
      trackingCompany: 'UPS',
      trackingNumber: '1Z999AA10123456784',
    },
    ids: { fulfillment: `ful_${uuid(4)}` },
  }),
  step('createRefunds', {
    body: { orderId: completeOrderId, currency: 'USD', amount: 1, reason: 'requested_by_customer' },
    ids: { refund: `re_${uuid(6)}` },
  }),
  step('createCheckouts', { body: { ...cart, upstreamId: 'sample-3', items: mugs(2) }, ids: { checkout: uuid(2) } }),
  step('createCheckouts', {
    body: { ...cart, sourceId, upstreamId: 'sample-4', items: mugs(2) },
    ids: { checkout: uuid(3) },
  }),
];

/** Ids in the shapes of real ones, counted from a start no example uses. */
function countedIds(): (kind: IdKind | 'event') => string {
  let used = 100;
  return (kind) => {
    used += 1;
    const shape = kind === 'event' ? 'uuid' : idShapes[kind];
    if (shape === 'digits') return `1${String(used).padStart(8, '0')}0336`;
    return shape === 'uuid' ? uuid(used, '9000') : shape.prefix + uuid(used, '9000');
  };
}

async function take(
  transaction: Transaction,
  one: Step,
  base: Omit<Context, 'newId'>,
  counted: (kind: IdKind | 'event') => string,
): Promise<void> {
  const given = new Map(Object.entries(one.ids ?? {}));
  const newId = (kind: IdKind | 'event') => {
    const id = given.get(kind);
    given.delete(kind);
    return id ?? counted(kind);
  };
  const context = { ...base, newId };
  const call = {
    operation: operations[one.id],
    params: one.params ?? {},
    query: {},
    body: one.body ?? null,
    keyKind: one.keyKind ?? 'secret',
    transaction,
    context,
  } as Call<never>;
  const answer = await (handlers[one.id] as Handler<never>)(call);
  if (!answer.ok) throw new Error(`The sample step ${one.id} was refused: ${JSON.stringify(answer.errors)}`);
  await storeEffects(transaction, answer, { now: context.now, newEventId: () => newId('event') });
}

/** Gives a new account its sample objects. Does nothing to an account that has been set up before. */
export async function setUpAccount(transaction: Transaction, accountId: string, addresses: Addresses): Promise<void> {
  if (await transaction.get('account', accountId)) return;
  const now = new Date().toISOString();
  const account = { kind: 'account' as const, id: accountId, document: { createdTime: now }, hidden: {} };
  // It is in use, and only its own record was damaged: what callers made of the samples stays as it is.
  if ((await transaction.lastSequence()) > 0) return transaction.put([account]);
  const group = (id: string, alias: string) => ({
    kind: 'sku_group' as const,
    id,
    document: { id, alias },
    hidden: {},
  });
  await transaction.put([
    account,
    group('sample-digital-goods', 'Digital goods'),
    group('sample-physical-goods', 'Physical goods'),
  ]);
  const counted = countedIds();
  const base = surroundings(now, accountId, addresses);
  for (const one of steps) await take(transaction, one, base, counted);
}
