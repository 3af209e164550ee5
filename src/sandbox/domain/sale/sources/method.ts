/** What depends on the payment method: the block under its name, and what the shopper sees next. */
import type { MethodRequest, Redirect, Source, SourceRequest } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { Context } from '../../kernel/decision';
import type { PaymentMethodRow, TestBehavior } from '../../kernel/reference';
import { addDays } from '../../kernel/time';
import { isSecondary } from './lifecycle';
import type { SourceState } from './types';

const DAYS_TO_SEND_MONEY = 30;

export function firstState(method: PaymentMethodRow, behavior: TestBehavior): SourceState {
  if (behavior === 'source-failed') return 'failed';
  if (method.flow === 'redirect') return 'pending_redirect';
  if (method.flow === 'receiver') return 'pending_funds';
  const mustAuthenticate = behavior === 'challenge' || behavior === 'challenge-then-charge-failed';
  return mustAuthenticate ? 'requires_action' : 'chargeable';
}

/** The block under the method's name. Only fields that the sandbox knows are kept: others may hold a token or worse. */
function blockOf(input: SourceRequest): MethodRequest {
  const sent = (input as unknown as Readonly<Record<string, MethodRequest | null | undefined>>)[input.type] ?? {};
  const { returnUrl, cancelUrl, bankCode } = sent;
  return withoutUndefined({ returnUrl, cancelUrl, bankCode });
}

/** The page where the shopper approves or authenticates. */
function pageOf(id: string, context: Context): string {
  return context.redirectUrl?.(id) ?? `https://sandbox.invalid/payments/redirects/${id}`;
}

/** What the shopper has to do before a card that asks for authentication can pay. */
export function challengeFields(id: string, context: Context): Partial<Source> {
  return { nextAction: { action: 'do_3ds_redirect', data: { sourceId: id, redirectUrl: pageOf(id, context) } } };
}

/** What a page shows a shopper who has to approve a payment or send money. Bank data is plainly made up. */
export function methodFields(
  input: SourceRequest,
  method: PaymentMethodRow,
  id: string,
  context: Context,
): Partial<Source> {
  const block = blockOf(input);
  if (input.type === 'creditCard') return {};
  if (isSecondary(input) || method.flow === 'standard') return under(input.type, {});
  if (method.flow === 'redirect')
    return { ...under(input.type, block), redirect: redirectOf(input, block, pageOf(id, context)) };
  const expirationTime = addDays(context.now, DAYS_TO_SEND_MONEY);
  return { expirationTime, ...under(input.type, input.type === 'konbini' ? storeOf(id) : accountOf(id)) };
}

function under(type: string, block: object): Partial<Source> {
  return { [type]: block };
}

function redirectOf(input: SourceRequest, block: MethodRequest, redirectUrl: string): Redirect {
  const { returnUrl = input.returnUrl, cancelUrl = input.cancelUrl } = block;
  return withoutUndefined({ redirectUrl, returnUrl, cancelUrl });
}

function storeOf(id: string): object {
  return { storeName: 'Sandbox store', storeId: 'SANDBOX', receiptNumber: id.slice(-8) };
}

function accountOf(id: string): object {
  return {
    accountHolder: 'Sandbox, no real account',
    bankName: 'Sandbox bank',
    city: 'Nowhere',
    country: 'XX',
    referenceId: id.slice(-8),
    accountNumber: '0000 SANDBOX',
    iban: 'XX00 SANDBOX',
    swiftCode: 'SANDBOXX',
  };
}
