/**
 * `/checkout-pages/{sessionId}` and `/checkout-links/{linkId}`: the page on which a shopper completes a checkout session, one form
 * without a script. It makes the calls that the browser library makes, with the rights of the public key.
 */
import type { Hono } from 'hono/tiny';
import type { CheckoutSession, NextAction } from '../../../generated/contract/types';
import { wrappedBy } from '../../domain/sale/drop-in/load';
import { viewOf } from '../../domain/sale/drop-in/view';
import { timeOf } from '../../engine/account-time';
import { type Addresses, contextOf } from '../../engine/context';
import type { Engine } from '../../engine/engine';
import { createReader } from '../../engine/reader';
import { reference } from '../../reference-data';
import { type Behind, findBehind } from '../public-address';
import { actingFor, refusalIn } from './act';
import { contactIn, orderedPage, sessionPage, spentPage, testCardOf } from './checkout-page';
import { foreignForm, formOf, isOwnForm, problemPage, seeOther, show, webAddress } from './frame';

export interface CheckoutPageOptions extends Behind {
  readonly addresses: Addresses;
  readonly engine: Engine;
}

interface Opened {
  readonly accountId: string;
  readonly session: CheckoutSession;
  readonly isSpent: boolean;
  /** What it became; nothing where its payment was refused. */
  readonly orderId: string | undefined;
}

type What = 'checkout-pages' | 'checkout-links';

async function open(url: URL, what: What, id: string, options: CheckoutPageOptions): Promise<Opened | null> {
  return findBehind(url, options, async (transaction, accountId): Promise<Opened | null> => {
    const read = createReader(transaction);
    const link = what === 'checkout-links' ? await read.find('checkout_link', id) : null;
    const record = await read.find('checkout_session', what === 'checkout-pages' ? id : link?.hidden.sessionId);
    if (!record) return null;
    const now = timeOf(transaction.account, new Date());
    const context = contextOf(now, transaction.account, accountId, options.addresses);
    const wrapped = await wrappedBy(record, { read, context });
    if (!wrapped) return null;
    const { state, orderId } = wrapped.checkout.hidden;
    return { accountId, session: viewOf(wrapped, reference), isSpent: state === 'spent', orderId };
  });
}

type Outcome = { readonly problem: string } | { readonly action: NextAction } | { readonly orderId: string };

/** What the browser library does with a form: address, shipping, payment, order. */
async function complete(
  form: URLSearchParams,
  { accountId, session }: Opened,
  options: CheckoutPageOptions,
  back: string,
) {
  const act = actingFor(options.engine, accountId, 'public');
  const params = { id: session.id };
  const isPaid = (session.payment?.sources ?? []).length > 0;
  if (!isPaid) {
    const contact = contactIn(form);
    const body = { email: contact.email, billTo: contact, ...(session.requiresShipping && { shipTo: contact }) };
    const addressed = await act({ operation: 'updateDropInCheckoutSession', params, body });
    const wrong = refusalIn(addressed);
    if (wrong) return { problem: wrong };
    const shippingChoice = session.options?.shippingMethods?.[Number(form.get('shipping') ?? 0)];
    if (session.requiresShipping && shippingChoice) {
      const shipped = await act({ operation: 'updateDropInCheckoutSession', params, body: { shippingChoice } });
      const refusal = refusalIn(shipped);
      if (refusal) return { problem: refusal };
    }
    const card = testCardOf(form.get('card'), contact, back);
    const made = await act({ operation: 'createSources', body: card });
    const declined = refusalIn(made);
    if (declined) return { problem: declined };
    const { id: sourceId } = made.body as { id: string };
    const attach = {
      operation: 'attachSourceToDropInCheckoutSession',
      params: { ...params, sourceId },
      body: null,
    } as const;
    const refusal = refusalIn(await act(attach));
    if (refusal) return { problem: refusal };
  }
  return order(act, session.id);
}

async function order(act: ReturnType<typeof actingFor>, checkoutSessionId: string): Promise<Outcome> {
  const reply = await act({ operation: 'createDropInOrders', body: { checkoutSessionId } });
  const body = reply.body as { id?: string; payment?: { session?: { nextAction?: NextAction } } } | null;
  const action = body?.payment?.session?.nextAction;
  if (action) return { action };
  const problem = refusalIn(reply);
  return problem ? { problem } : { orderId: String(body?.id) };
}

/** The challenge that a bank asks for; the session of the payment says so once the order was refused for it. */
async function challengeOf({ accountId, session }: Opened, options: CheckoutPageOptions): Promise<string | undefined> {
  return options.store.transact(accountId, async (transaction) => {
    const read = createReader(transaction);
    const record = await read.find('checkout_session', session.id);
    const checkout = await read.find('checkout', record?.hidden.checkoutId);
    const ids = (checkout?.document.payment.sources ?? []).map(({ id }) => id);
    const sources = await read.findAll('source', ids);
    const waiting = sources.find(({ document }) => document.state === 'requires_action');
    return waiting && options.addresses.redirectPage(accountId, waiting.id);
  });
}

async function submit(request: Request, opened: Opened, options: CheckoutPageOptions): Promise<Response> {
  const { session } = opened;
  const success = webAddress(session.redirects?.successUrl);
  if (!isOwnForm(request)) return show(403, foreignForm());
  const outcome = await complete(await formOf(request), opened, options, request.url);
  const bank = 'problem' in outcome ? await challengeOf(opened, options) : undefined;
  if (bank) return seeOther(bank);
  if ('problem' in outcome) return show(409, sessionPage(session, outcome.problem), [success]);
  if ('action' in outcome) {
    const { data } = outcome.action as { data?: { redirectUrl?: string; sourceId?: string } };
    const next =
      data?.redirectUrl ?? (data?.sourceId && options.addresses.redirectPage(opened.accountId, data.sourceId));
    return next ? seeOther(next) : show(409, sessionPage(session, 'The payment needs a step that this page lacks.'));
  }
  return ordered(outcome.orderId, session);
}

async function ordered(orderId: string, { redirects }: CheckoutSession): Promise<Response> {
  const success = webAddress(redirects?.successUrl);
  return success ? seeOther(success) : show(200, orderedPage(orderId));
}

async function answer(request: Request, what: What, id: string, options: CheckoutPageOptions): Promise<Response> {
  const opened = await open(new URL(request.url), what, id, options);
  if (!opened)
    return show(404, problemPage('No such checkout', 'The link is over or wrong. Ask the shop for a new one.'));
  // A shopper comes back from a passed challenge, and the order has gone on by itself.
  if (opened.orderId) return ordered(opened.orderId, opened.session);
  if (opened.isSpent) return show(200, spentPage(opened.session));
  if (request.method === 'POST') return submit(request, opened, options);
  return show(200, sessionPage(opened.session), [webAddress(opened.session.redirects?.successUrl)]);
}

export function addCheckoutPages(app: Hono, options: CheckoutPageOptions): void {
  for (const what of ['checkout-pages', 'checkout-links'] as const)
    for (const method of ['GET', 'POST'])
      app.on(method, `/${what}/:id`, ({ req }) => answer(req.raw, what, req.param('id') ?? '', options));
}
