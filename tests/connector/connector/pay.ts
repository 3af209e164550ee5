/** How a sale is paid: sources made in the browser, kept where the shopper agreed to it, and put on the checkout in order. */
import type { Checkout, Source } from '../../../src/generated/contract/types';
import { browser, server } from './api';
import { type Sale, trailOf } from './sale';
import type { Shop } from './shop';

/** What the shopper chose on the payment step. */
export interface Means {
  /** What the library collects, such as `{ type: 'payPal', payPal: {} }`. */
  readonly method?: { readonly type: string } & Readonly<Record<string, unknown>>;
  /** The shopper ticked the box, or the method has to be kept for renewals. */
  readonly keep?: true;
  /** A source that the account already has. */
  readonly saved?: string;
  /** Store credit to use first, in the currency of the checkout. */
  readonly credit?: number;
  /** Where the shopper approves a payment, or proves who they are. */
  readonly atTheBank?: (sourceId: string) => Promise<void>;
  /** Where the bank only asks once the order is placed. */
  readonly whenAsked?: (sourceId: string) => Promise<void>;
  /** What the shopper does on the review page before the button is pressed. */
  readonly looksItOver?: () => Promise<void>;
  /** What the shopper chooses after a refusal. */
  readonly otherwise?: Means;
}

/** What stands in for the library in the browser: card data goes from there to the provider, and to nobody else. */
export function makeSource(shop: Shop, sale: Sale, checkout: Checkout, method: object): Promise<Source> {
  const { firstName, lastName, email, phone: phoneNumber, address } = sale.shopper;
  return browser(shop, trailOf(sale)).post<Source>('/sources', {
    paymentSessionId: checkout.payment.session.id,
    owner: { firstName, lastName, email, phoneNumber, address },
    returnUrl: `https://${shop.settings.store}.example/checkout/return?order=${sale.number}`,
    ...method,
  });
}

export function attach(shop: Shop, sale: Sale, checkoutId: string, sourceId: string): Promise<Source> {
  return server(shop, trailOf(sale)).post<Source>(`/checkouts/${checkoutId}/sources/${sourceId}`);
}

/** Kept with the customer before it is put on the checkout: so it can be used again. */
export function keepSource(shop: Shop, sale: Sale, sourceId: string): Promise<Source> {
  return server(shop, trailOf(sale)).post<Source>(
    `/customers/${shop.does.customerIdOf(shop, sale.shopper)}/sources/${sourceId}`,
  );
}

/** What store credit pays; never more than the answer says is open. */
export function creditToUse(_shop: Shop, checkout: Checkout, { credit = 0 }: Means): number {
  return Math.min(credit, checkout.payment.session.amountRemainingToBeContributed);
}

export async function payByCredit(shop: Shop, sale: Sale, checkout: Checkout, means: Means): Promise<void> {
  const amount = shop.does.creditToUse(shop, checkout, means);
  const { email, address } = sale.shopper;
  const credit = { type: 'customerCredit', amount, currency: checkout.currency, customerCredit: {} };
  const calls = server(shop, trailOf(sale));
  const { id } = await calls.post<Source>('/sources', { ...credit, owner: { email, address } });
  await shop.does.attach(shop, sale, checkout.id, id);
}

/** Made in the browser, approved by the shopper where the method asks for that, kept where it was agreed, then attached. */
export async function payByMethod(shop: Shop, sale: Sale, checkout: Checkout, means: Means): Promise<void> {
  const { id } = await shop.does.makeSource(shop, sale, checkout, means.method ?? {});
  await means.atTheBank?.(id);
  if (means.keep) await shop.does.keepSource(shop, sale, id);
  await shop.does.attach(shop, sale, checkout.id, id);
}

/** The last look before the order: what is to be paid, who sells, and whether anything is left to pay. */
export function review(shop: Shop, sale: Sale, { id }: Checkout): Promise<Checkout> {
  return server(shop, trailOf(sale)).get<Checkout>(`/checkouts/${id}`);
}

/**
 * Store credit goes first: once a source for one use is attached, nothing can be added.
 * @returns the checkout as the review page shows it
 */
export async function pay(shop: Shop, sale: Sale, checkout: Checkout, means: Means): Promise<Checkout> {
  if (means.credit) await shop.does.payByCredit(shop, sale, checkout, means);
  if (means.saved) await shop.does.attach(shop, sale, checkout.id, means.saved);
  if (means.method) await shop.does.payByMethod(shop, sale, checkout, means);
  return shop.does.review(shop, sale, checkout);
}
