import type {
  CreditCard,
  Source,
  SourceOwner,
  SourceOwnerRequest,
  SourceRequest,
} from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { rowOf } from '../../kernel/codes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { type DueStepRecord, later } from '../../kernel/due';
import { move } from '../../kernel/machine';
import { readAmount } from '../../kernel/money/amount';
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { invalid, missing, unknownId } from '../../kernel/problems';
import type { PaymentMethodRow, Reference, TestBehavior } from '../../kernel/reference';
import { momentOf, toSeconds } from '../../kernel/time';
import type { CheckoutRecord } from '../checkouts/record';
import { readCard } from './card';
import { isSecondary, sourceEvent } from './lifecycle';
import { challengeFields, firstState, methodFields } from './method';
import type { SourceRecord } from './record';
import { sourceMachine } from './transitions';

interface Details {
  readonly testBehavior: TestBehavior;
  readonly creditCard?: CreditCard;
}

/** `checkout`: the one whose `payment.session.id` is `input.paymentSessionId` (or `sessionId`), or null. */
export function createSource(
  input: SourceRequest,
  state: { keyKind: 'secret' | 'public'; checkout: CheckoutRecord | null },
  context: Context,
): Decision<Source> {
  const method = context.reference.paymentMethods.find((row) => row.type === methodName(input.type));
  if (!method) return refuse(invalid('type', `'${input.type}' is no payment method.`));
  const sessionId = input.paymentSessionId ?? input.sessionId;
  const errors = [
    ...checkKey(input, state.keyKind),
    ...checkOwner(input.owner),
    ...checkCurrency(input.currency, context.reference),
    ...checkAmount(input, state.checkout, context.reference),
  ];
  if (errors.length > 0) return refuse(errors);
  if (sessionId !== undefined && !state.checkout)
    return refuse(unknownId('Payment session', sessionId, 'paymentSessionId'));
  const details = readDetails(input, context);
  if ('error' in details) return refuse(details.error);
  const source = build(input, method, details, state.checkout, context);
  return accept(source.document, { writes: [source, ...deadlineOf(source, context)], events: creationEvents(source) });
}

/** One method has two spellings in published connectors. */
function methodName(type: string): string {
  return type === 'ccavenue' ? 'ccAvenue' : type;
}

/** A browser pays with primary methods only. In test mode the secret key makes any source. */
function checkKey(input: SourceRequest, keyKind: 'secret' | 'public'): DomainError[] {
  if (keyKind === 'secret' || !isSecondary(input)) return [];
  return [{ status: 403, code: 'forbidden', parameter: 'type', message: 'Create store credit with the secret key.' }];
}

export function checkOwner(owner: SourceOwnerRequest | undefined): DomainError[] {
  if (owner?.firstName === undefined || owner.firstName.trim() !== '') return [];
  return [invalid('owner.firstName', 'A first name is not empty. Leave the field out where there is none.')];
}

function checkCurrency(code: string | undefined, reference: Reference): DomainError[] {
  if (code === undefined || rowOf(reference.currencies, 'code', code)) return [];
  const message = `'${code}' is no current currency.`;
  return [{ status: 400, code: 'currency_unsupported', parameter: 'currency', message }];
}

/** The finest of all currencies, for store credit whose currency is not known yet. */
const ANY_CURRENCY: Currency = {
  code: 'every currency',
  decimals: 3,
  minor: (major) => Math.round(Number(major) * 1000),
  major: (minor) => minor / 1000,
};

function checkAmount(input: SourceRequest, checkout: CheckoutRecord | null, reference: Reference): DomainError[] {
  if (!isSecondary(input)) return [];
  if (input.amount === undefined) return [missing('amount')];
  const code = input.currency ?? checkout?.document.currency;
  const read = readAmount(input.amount, code === undefined ? ANY_CURRENCY : currencyOf(code, reference));
  return read.ok ? [] : [{ status: 400, code: 'invalid_amount', parameter: 'amount', message: read.why }];
}

function readDetails(input: SourceRequest, context: Context): Details | { error: DomainError } {
  if (input.type !== 'creditCard') return { testBehavior: behaviorOfOwner(input, context) };
  const reading = readCard(input.creditCard, context.reference, context.now);
  if (!reading.ok) return { error: reading.error };
  return { testBehavior: reading.card.testBehavior, creditCard: reading.card.face };
}

function behaviorOfOwner(input: SourceRequest, { reference }: Context): TestBehavior {
  const triggers = reference.lastNameTriggers.filter((row) => row.types.includes(methodName(input.type)));
  return rowOf(triggers, 'lastName', input.owner?.lastName)?.outcome ?? 'success';
}

function build(
  input: SourceRequest,
  method: PaymentMethodRow,
  details: Details,
  checkout: CheckoutRecord | null,
  context: Context,
): SourceRecord {
  const id = context.newId('source');
  const time = toSeconds(context.now);
  const session = checkout?.document.payment.session.id;
  const first = firstState(method, details.testBehavior);
  const document = withoutUndefined<Source>({
    id,
    clientSecret: `${id}_${context.newId('client-secret')}`,
    createdTime: time,
    updatedTime: time,
    type: input.type,
    currency: input.currency ?? checkout?.document.currency,
    amount: input.amount,
    language: input.language,
    reusable: false,
    state: move(sourceMachine, null, first),
    flow: method.flow,
    owner: input.owner && knownFields(input.owner),
    creditCard: details.creditCard,
    mandate: input.mandate?.terms === undefined ? undefined : { terms: input.mandate.terms, signedTime: time },
    browserInfo: input.browserInfo,
    paymentSessionId: session,
    sessionId: session,
    upstreamId: input.upstreamId,
    metadata: input.metadata,
    liveMode: context.liveMode,
    ...methodFields(input, method, id, context),
    ...(first === 'requires_action' ? challengeFields(id, context) : {}),
  });
  return { kind: 'source', id, document, hidden: { testBehavior: details.testBehavior } };
}

/** Callers may send more than an owner has; what is not known is not kept. */
export function knownFields(owner: SourceOwnerRequest): SourceOwner {
  const { firstName, lastName, email, phoneNumber, organization, upstreamId, address, additionalAddressInfo } = owner;
  return withoutUndefined({
    firstName,
    lastName,
    email,
    phoneNumber,
    organization,
    upstreamId,
    address,
    additionalAddressInfo,
  });
}

/** Money that has to be sent is waited for until then. */
function deadlineOf({ id: sourceId, document }: SourceRecord, context: Context): DueStepRecord[] {
  const { state, expirationTime } = document;
  if (state !== 'pending_funds' || expirationTime === undefined) return [];
  const seconds = (momentOf(expirationTime) - momentOf(context.now)) / 1000;
  return [later('money-lapses', { sourceId }, context, Math.max(0, seconds))];
}

function creationEvents(source: SourceRecord) {
  const { state } = source.document;
  if (state === 'failed') return [];
  const created = sourceEvent('source.created', source);
  return state === 'chargeable' ? [created, sourceEvent('source.chargeable', source)] : [created];
}
