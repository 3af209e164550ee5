/**
 * The objects an account starts with. A resource names its own in its definition: calls as callers make them, with ids that
 * the contract's examples know. They are made in the order of the resources, so each may rest on those before it.
 */
import type { OperationId } from '../../../generated/contract/operations';
import type { RequestBody } from './call';
import type { IdKind } from './ids';
import type { AnyRecord } from './records';

export interface SampleCall<Id extends OperationId = OperationId> {
  readonly operation: Id;
  readonly body?: RequestBody<Id>;
  readonly params?: Readonly<Record<string, string>>;
  readonly keyKind?: 'public';
  /** Ids for what the call makes; the rest is counted. */
  readonly ids?: Partial<Record<IdKind, string>>;
}

/** A call, or a record that no call makes. */
export type SampleStep = SampleCall | AnyRecord;

export const sample = <Id extends OperationId>(operation: Id, rest: Omit<SampleCall<Id>, 'operation'>): SampleStep =>
  ({ operation, ...rest }) as unknown as SampleCall;

/** An id that is easily known for a sample's. */
export const sampleUuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const samplePerson = {
  name: 'Ada Shopper',
  phone: '612-555-0100',
  address: { line1: '10380 Bren Road West', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' },
};

export const sampleCustomerId = 'sample-customer';
/** A card, saved to the customer. */
export const sampleSourceId = sampleUuid(1);
/** Fulfilled and paid. */
export const sampleOrderId = '1000000020336';
export const samplePlanId = 'sample-plan';
export const samplePlanTerms = 'Renews every month until you cancel.';

export const sampleCart = {
  customerId: sampleCustomerId,
  currency: 'USD',
  taxInclusive: false,
  email: 'shopper@example.com',
  locale: 'en_US',
  browserIp: '203.0.113.10',
  shipFrom: { address: samplePerson.address },
  shipTo: samplePerson,
  billTo: samplePerson,
  shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
};

export const sampleMugs = (quantity: number) => [{ skuId: 'sample-mug', quantity, price: 10 }];
