import type { ApplePaySession, ApplePaySessionRequest } from '../../../../generated/contract/types';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { invalid } from '../../kernel/problems';
import { momentOf } from '../../kernel/time';

const hostOfApple = /^https:\/\/(?:[a-z0-9-]{1,63}\.){1,5}apple\.com(?::\d{1,5})?(?:[/?#]|$)/i;
const MINUTES_5 = 5 * 60 * 1000;

/**
 * An answer in the form of a merchant session. Nothing is ever sent to the address; that it must be one of Apple's is
 * inferred.
 */
export function startApplePay(
  { validationUrl, domain = 'shop.example', displayName = domain }: ApplePaySessionRequest,
  context: Context,
): Decision<ApplePaySession> {
  if (!hostOfApple.test(validationUrl))
    return refuse(
      invalid('validationUrl', 'Send the address that Safari gave the page: https, and a host of apple.com.'),
    );
  const now = momentOf(context.now);
  return accept({
    epochTimestamp: now,
    expiresAt: now + MINUTES_5,
    merchantSessionIdentifier: context.newId('apple-pay-session'),
    nonce: context.newId('apple-pay-session'),
    merchantIdentifier: 'sandbox-merchant',
    domainName: domain,
    displayName,
    signature: 'sandbox-no-signature',
  });
}
