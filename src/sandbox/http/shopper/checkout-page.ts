/** What a shopper sees of a checkout session. */
import { html } from 'hono/html';
import type { Address, CheckoutSession, Contact, SourceRequest } from '../../../generated/contract/types';
import { cards } from '../../../generated/reference';
import { frame, type Html, wayBack, webAddress } from './frame';

const fields = [
  ['email', 'Email', 'email'],
  ['name', 'Name', 'name'],
  ['line1', 'Street', 'address-line1'],
  ['city', 'City', 'address-level2'],
  ['state', 'State, where the country has one', 'address-level1'],
  ['postalCode', 'Postal code', 'postal-code'],
  ['country', 'Country, as two letters', 'country'],
  ['phone', 'Phone', 'tel'],
] as const;

type Field = (typeof fields)[number][0];

function known({ shipTo, billTo, email }: CheckoutSession): Partial<Record<Field, string | null | undefined>> {
  const contact = { ...billTo, ...shipTo };
  const { line1, city, state, postalCode, country }: Partial<Address> = contact.address ?? {};
  const { name, phone } = contact;
  return { email: email ?? contact.email, name, phone, line1, city, state, postalCode, country };
}

function linesOf({ items, currency }: CheckoutSession): Html {
  const rows = items.map(
    ({ sku, productDetails, skuId, quantity, amount }) =>
      html`<dt>${sku?.name ?? productDetails?.name ?? skuId ?? 'A product'}</dt><dd>${quantity} for ${amount} ${currency}</dd>`,
  );
  return html`<dl>${rows}</dl>`;
}

function totalsOf({ totalShipping, totalTax, totalAmount, currency }: CheckoutSession): Html {
  return html`<dl><dt>Shipping</dt><dd>${totalShipping ?? 0} ${currency}</dd><dt>Tax</dt><dd>${totalTax} ${currency}</dd><dt>Total</dt><dd>${totalAmount} ${currency}</dd></dl>`;
}

function shippingOf({ options, requiresShipping, currency }: CheckoutSession): Html {
  const methods = options?.shippingMethods ?? [];
  if (!requiresShipping || methods.length === 0) return html``;
  const choices = methods.map(
    ({ description, amount }, index) => html`<option value="${index}">${description} (${amount} ${currency})</option>`,
  );
  return html`<label>Shipping <select name="shipping">${choices}</select></label>`;
}

function cardsPart(): Html {
  const choices = cards.map(
    ({ number, brand, effect }) =>
      html`<option value="${number}">${brand}, ends in ${number.slice(-4)}: ${effect}</option>`,
  );
  return html`<label>Test card <select name="card">${choices}</select></label>`;
}

function entryOf(session: CheckoutSession): Html {
  const values = known(session);
  const inputs = fields.map(
    ([name, label, autocomplete]) =>
      html`<label>${label} <input name="${name}" value="${values[name] ?? ''}" autocomplete="${autocomplete}" maxlength="120"></label>`,
  );
  return html`${inputs}${shippingOf(session)}${cardsPart()}<button>Place the order</button>`;
}

export function sessionPage(session: CheckoutSession, problem?: string): Html {
  const isPaid = (session.payment?.sources ?? []).length > 0;
  return frame(
    'Checkout',
    html`<p>This page belongs to the sandbox and stands for the provider’s checkout. No money moves.</p>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : html``}
${linesOf(session)}${totalsOf(session)}
<form method="post">${isPaid ? html`<button>Place the order</button>` : entryOf(session)}</form>
${wayBack(webAddress(session.redirects?.cancelUrl), 'Back to the cart')}`,
  );
}

export function orderedPage(orderId: string): Html {
  return frame('Thank you', html`<p>The order is <code>${orderId}</code>.</p><p>You can close this page.</p>`);
}

export function spentPage(session: CheckoutSession): Html {
  return frame(
    'Nothing to do here',
    html`<p>The payment of this checkout was refused. Start again in the shop.</p>
${wayBack(webAddress(session.redirects?.cancelUrl), 'Back to the shop')}`,
  );
}

/** What the shopper entered; what was left empty is left out, so that the rules of the call say what is missing. */
export function contactIn(form: URLSearchParams): Contact & { email?: string } {
  const text = (name: Field) => form.get(name)?.trim() || undefined;
  const of = (names: readonly Field[]) =>
    Object.fromEntries(names.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]])));
  const address = of(['line1', 'city', 'state', 'postalCode', 'country']);
  return { ...of(['email', 'name', 'phone']), address } as Contact & { email?: string };
}

/** A source of one of the published test cards; the first where the form names none of them. */
export function testCardOf(number: string | null, contact: Contact & { email?: string }, returnUrl: string) {
  const card = cards.find((one) => one.number === number) ?? cards[0];
  const [firstName = 'Test', ...rest] = (contact.name ?? 'Test Shopper').split(' ');
  return {
    type: 'creditCard',
    owner: {
      firstName,
      lastName: rest.join(' ') || 'Shopper',
      email: contact.email ?? 'shopper@example.com',
      address: contact.address,
    },
    creditCard: {
      number: card?.number,
      expirationMonth: 3,
      expirationYear: 2099,
      cvv: card?.brand === 'American Express' ? '7373' : '737',
      returnUrl,
    },
  } as SourceRequest;
}
