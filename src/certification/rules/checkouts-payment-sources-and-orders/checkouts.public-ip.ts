import { objects, read, text } from '../../../json';
import { type AddressKind, addressKind, isMappedAddress } from '../../address';
import { keyOf } from '../../ledger-index/keyed';
import { type Purchase, purchases } from '../../stories/purchase';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { alike } from '../../vocabulary/over';
import { type Found, reading } from '../../vocabulary/reading';
import { part, rule } from '../../vocabulary/rule';

/** Renewals and telephone orders have no browser. What was sent counts; the order shows it for an older checkout. */
function hasShopper(purchase: Purchase): boolean {
  const { answer } = purchase.call;
  const type =
    purchase.sent('chargeType')?.value ?? read(answer, 'chargeType') ?? objects(answer, 'payment.charges')[0]?.type;
  return type === undefined || type === null || type === 'customer_initiated';
}

function shown(purchase: Purchase): Found | undefined {
  const { creation } = purchase;
  const found = purchase.sent('browserIp');
  if (found) return found;
  if (creation) return { call: creation, pointer: '/requestBody/browserIp', value: undefined };
  const last = purchase.known('browserIp');
  return last?.value === undefined ? undefined : last;
}

const browserIp = reading<Purchase>('browserIp', shown);

const reasons: Record<Exclude<AddressKind, 'public' | 'documentation'>, string> = {
  private: 'belongs to a private network',
  loopback: 'is the machine itself',
  'link-local': 'only works on one network link',
  multicast: 'is a multicast address',
  reserved: 'is reserved and not routed',
  invalid: 'is no IP address',
};

const isPublic = judged<Purchase>('has browserIp that is a public address', (purchase) => {
  const found = shown(purchase);
  if (!found) return open('A checkout is older than the ledger, and its address was never shown.');
  const { call, pointer, value } = found;
  const kind = typeof value === 'string' ? addressKind(value) : 'invalid';
  // In a sandbox, addresses that are kept for examples count; a warning says so.
  if (kind === 'public' || kind === 'documentation') return holds(call.sequence);
  const message =
    value === undefined || value === null || value === ''
      ? 'browserIp is missing.'
      : `browserIp ${JSON.stringify(value)} ${reasons[kind]}.`;
  return breaks({
    sequence: call.sequence,
    pointer,
    expected: "the public address of the shopper's browser",
    seen: value,
    message,
  });
});

const isPlain = browserIp.that(
  'in the notation of its family: ::ffff: before an IPv4 address is how a server names it',
  (value) => !isMappedAddress(String(value)),
);
const isReal = browserIp.that(
  'no address that is reserved for examples, which production would not take',
  (value) => addressKind(String(value)) !== 'documentation',
);
const comesEarly = judged<Purchase>('sends browserIp when it creates the checkout', (purchase) => {
  const found = purchase.sent('browserIp');
  if (!found?.inUpdate) return beside;
  const { call, pointer, value } = found;
  return breaks({ sequence: call.sequence, pointer, expected: 'browserIp when the checkout is created', seen: value });
});

const byAddress = keyOf('createCheckouts', ({ body, isAccepted }) =>
  isAccepted ? text(body, 'browserIp') : undefined,
);

const isShared = judged<{ call: Purchase['call']; calls: readonly Purchase['call'][]; value: string }>(
  'belongs to few customers',
  ({ call, calls, value }) => {
    const customers = new Set<string>();
    for (const { body } of calls.slice(-thresholds.callsOnOneAddress))
      customers.add(text(body, 'customerId') ?? text(body, 'email') ?? '');
    if (customers.size < thresholds.customersOnOneAddress) return beside;
    const message = `${customers.size} customers share ${value}. Check that it is not your server or a proxy.`;
    return breaks({
      sequence: call.sequence,
      pointer: '/requestBody/browserIp',
      expected: 'one shopper',
      seen: value,
      message,
    });
  },
);

export const publicIp = rule({
  item: 'checkouts.public-ip',
  over: purchases().where('the shopper is at a browser', hasShopper),
  each: isPublic,
  warn: [isPlain, isReal, comesEarly],
  also: [part({ over: alike('address', byAddress), warn: [isShared] })],
  words: {
    standard: 'Every checkout that becomes an order carries the public address of the shopper.',
    mend: "Send the address of the shopper's browser as browserIp when you create the checkout.",
    none: 'No order with the shopper present was created yet.',
  },
});
