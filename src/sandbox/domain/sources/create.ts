import { withoutUndefined } from '../changes';
import { rowOf } from '../codes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../decision';
import { move } from '../machines/machine';
import { LARGEST_AMOUNT } from '../money/money';
import { invalid, missing, unknownId } from '../problems';
import type { CheckoutRecord, SourceRecord } from '../records';
import type { PaymentMethodRow, TestBehavior } from '../reference';
import { addDays, toSeconds } from '../time';
import { readCard } from './card';
import { isSecondary, sourceEvent } from './lifecycle';
import { sourceMachine } from './transitions';
import type { CardFace, Source, SourceRequest, SourceState } from './types';

const DAYS_TO_SEND_MONEY = 30;

interface Details {
  readonly testBehavior: TestBehavior;
  readonly creditCard?: CardFace;
}

/** `checkout`: the one whose `payment.session.id` is `input.paymentSessionId` (or `sessionId`), or null. */
export function createSource(
  input: SourceRequest,
  state: { keyKind: 'secret' | 'public'; checkout: CheckoutRecord | null },
  context: Context,
): Decision<Source> {
  const method = context.reference.paymentMethods.find((row) => row.type === input.type);
  if (!method) return refuse(invalid('type', `'${input.type}' is no payment method.`));
  const sessionId = input.paymentSessionId ?? input.sessionId;
  const error = checkKey(input, state.keyKind) ?? checkAmount(input);
  if (error) return refuse(error);
  if (sessionId !== undefined && !state.checkout)
    return refuse(unknownId('Payment session', sessionId, 'paymentSessionId'));
  const details = readDetails(input, context);
  if ('error' in details) return refuse(details.error);
  const source = build(input, method, details, state.checkout, context);
  return accept(source.document, { writes: [source], events: creationEvents(source) });
}

/** A browser pays with primary methods only; a server never handles the shopper's payment details. */
function checkKey(input: SourceRequest, keyKind: 'secret' | 'public'): DomainError | null {
  if (keyKind === 'public' && isSecondary(input))
    return { status: 403, code: 'forbidden', parameter: 'type', message: 'Create store credit with the secret key.' };
  if (keyKind === 'secret' && !isSecondary(input))
    return invalid('type', `Create a source of the type ${input.type} in the browser, with the public key.`);
  return null;
}

function checkAmount(input: SourceRequest): DomainError | null {
  if (!isSecondary(input)) return null;
  if (input.amount === undefined) return missing('amount');
  if (input.amount > 0 && input.amount <= LARGEST_AMOUNT) return null;
  return { status: 400, code: 'invalid_amount', parameter: 'amount', message: 'Store credit is more than 0.' };
}

function readDetails(input: SourceRequest, context: Context): Details | { error: DomainError } {
  if (input.type !== 'creditCard') return { testBehavior: behaviorOfOwner(input, context) };
  const reading = readCard(input.creditCard, context.reference, context.now);
  if (!reading.ok) return { error: reading.error };
  return { testBehavior: reading.card.testBehavior, creditCard: reading.card.face };
}

function behaviorOfOwner(input: SourceRequest, { reference }: Context): TestBehavior {
  const triggers = reference.lastNameTriggers.filter((row) => row.types.includes(input.type));
  return rowOf(triggers, 'lastName', input.owner?.lastName)?.outcome ?? 'success';
}

function firstState(method: PaymentMethodRow, behavior: TestBehavior): SourceState {
  if (behavior === 'source-failed') return 'failed';
  if (method.flow === 'redirect') return 'pending_redirect';
  if (method.flow === 'receiver') return 'pending_funds';
  const mustAuthenticate = behavior === 'challenge' || behavior === 'challenge-then-charge-failed';
  return mustAuthenticate ? 'requires_action' : 'chargeable';
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
  const document = withoutUndefined<Source>({
    id,
    clientSecret: `${id}_${context.newId('client-secret')}`,
    createdTime: time,
    updatedTime: time,
    type: input.type,
    currency: input.currency ?? checkout?.document.currency,
    amount: input.amount,
    reusable: false,
    state: move(sourceMachine, null, firstState(method, details.testBehavior)),
    flow: method.flow,
    owner: input.owner,
    creditCard: details.creditCard,
    paymentSessionId: checkout?.document.payment.session.id,
    upstreamId: input.upstreamId,
    metadata: input.metadata,
    liveMode: context.liveMode,
    ...methodFields(input, method, id, context),
  });
  return { kind: 'source', id, document, hidden: { testBehavior: details.testBehavior } };
}

/** What a page shows a shopper who has to approve a payment or send money. Bank data is plainly made up. */
function methodFields(input: SourceRequest, method: PaymentMethodRow, id: string, context: Context): Partial<Source> {
  if (isSecondary(input)) return { customerCredit: {} };
  if (method.flow === 'redirect') {
    const redirectUrl = context.redirectUrl?.(id) ?? `https://sandbox.invalid/redirects/${id}`;
    return { redirect: withoutUndefined({ redirectUrl, returnUrl: input.returnUrl, cancelUrl: input.cancelUrl }) };
  }
  if (method.flow !== 'receiver') return {};
  const expirationTime = addDays(context.now, DAYS_TO_SEND_MONEY);
  if (input.type === 'konbini')
    return {
      expirationTime,
      konbini: { storeName: 'Sandbox store', storeId: 'SANDBOX', receiptNumber: id.slice(0, 8) },
    };
  return {
    expirationTime,
    wireTransfer: {
      accountHolder: 'Sandbox, no real account',
      bankName: 'Sandbox bank',
      referenceId: id.slice(0, 8),
      iban: 'XX00 SANDBOX',
    },
  };
}

function creationEvents(source: SourceRecord) {
  const { state } = source.document;
  if (state === 'failed') return [];
  const created = sourceEvent('source.created', source);
  return state === 'chargeable' ? [created, sourceEvent('source.chargeable', source)] : [created];
}
