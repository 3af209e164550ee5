import { objects, read, text } from '../../json';
import type { Exchange } from '../../ledger/types';
import { type AddressKind, addressKind } from '../address';
import { type CreatedOrder, createdOrders, creationOf, lastSent } from '../checkouts';
import { conclude, count, noFindings } from '../findings';
import { before, sightings } from '../queries';
import type { Ledger, Rule, Settings } from '../types';

/** How many customers may share one address before it looks like the server's own. Our number: no source gives one. */
const SHARED_BY = 5;

interface Shown {
  value: unknown;
  exchange: Exchange;
  inUpdate: boolean;
}

/** The shopper's own address is on every checkout that became an order, where a shopper was there to have one. */
export const publicIp: Rule = (ledger, settings) => {
  const findings = noFindings();
  const customersByAddress = new Map<string, Set<string>>();
  for (const order of createdOrders(ledger)) {
    if (!order.checkoutId || !shopperIsPresent(ledger, order)) continue;
    const shown = shownAddress(ledger, order, order.checkoutId);
    if (!shown) {
      findings.warnings.push('A checkout is older than the ledger and its address is unknown; it was left out.');
      continue;
    }
    findings.rests.push(shown.exchange.sequence, order.exchange.sequence);
    const message = complaint(shown.value, settings);
    if (message) findings.failures.push({ sequence: shown.exchange.sequence, path: 'browserIp', message });
    else findings.warnings.push(...remarks(shown));
    if (typeof shown.value === 'string') addCustomer(customersByAddress, shown.value, order);
  }
  for (const [address, customers] of customersByAddress) {
    if (customers.size < SHARED_BY) continue;
    findings.warnings.push(
      `${customers.size} customers share ${address}. Check that it is not your server or a proxy.`,
    );
  }
  const wrong = findings.failures.length;
  return conclude(ledger, findings, {
    pass: 'Every checkout that became an order carries a public address of the shopper.',
    fail: `${count(wrong, 'order was', 'orders were')} placed without a usable public address.`,
    notExercised: 'No order with the shopper present was created yet.',
  });
};

/** Renewals and telephone orders have no browser. What was sent counts; the order shows it for an older checkout. */
function shopperIsPresent(ledger: Ledger, { exchange, checkoutId = '' }: CreatedOrder): boolean {
  const sent = lastSent(ledger, checkoutId, 'chargeType', exchange.sequence)?.value;
  const type =
    sent ?? read(exchange.responseBody, 'chargeType') ?? objects(exchange.responseBody, 'payment.charges')[0]?.type;
  return type === undefined || type === null || type === 'customer_initiated';
}

function shownAddress(ledger: Ledger, { exchange }: CreatedOrder, checkoutId: string): Shown | null {
  const sent = lastSent(ledger, checkoutId, 'browserIp', exchange.sequence);
  if (sent) return sent;
  const creation = creationOf(ledger, checkoutId);
  if (creation) return { value: undefined, exchange: creation, inUpdate: false };
  const earlier = before(sightings(ledger, 'checkout', checkoutId), exchange.sequence).map(({ body }) => body);
  const value = [...earlier, exchange.responseBody].map((body) => text(body, 'browserIp')).findLast(Boolean);
  return value ? { value, exchange, inUpdate: false } : null;
}

const reasons: Record<Exclude<AddressKind, 'public'>, string> = {
  documentation: 'is reserved for examples',
  private: 'belongs to a private network',
  loopback: 'is the machine itself',
  'link-local': 'only works on one network link',
  multicast: 'is a multicast address',
  reserved: 'is reserved and not routed',
  invalid: 'is no IP address',
};

function complaint(value: unknown, settings: Settings): string | null {
  if (value === undefined || value === null || value === '')
    return "browserIp is missing. Send the address of the shopper's browser.";
  const kind = typeof value === 'string' ? addressKind(value) : 'invalid';
  if (kind === 'public' || (kind === 'documentation' && settings.allowDocumentationAddresses)) return null;
  return `browserIp ${JSON.stringify(value)} ${reasons[kind]}. Send the address of the shopper's browser.`;
}

function remarks({ value, inUpdate }: Shown): string[] {
  const found: string[] = [];
  if (inUpdate) found.push('browserIp first came with an update. Send it when you create the checkout.');
  if (addressKind(String(value)) === 'documentation') {
    found.push(`${value} is reserved for examples. It counts here in the sandbox; production needs the real one.`);
  }
  return found;
}

function addCustomer(customers: Map<string, Set<string>>, address: string, { exchange }: CreatedOrder): void {
  const who = text(exchange.responseBody, 'customerId') ?? text(exchange.responseBody, 'email');
  if (who) customers.set(address, (customers.get(address) ?? new Set()).add(who));
}
