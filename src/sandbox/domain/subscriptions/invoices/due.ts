/** The steps that are due for an invoice, and what follows for the subscription it renews. */
import type { Reader } from '../../kernel/call';
import { accept, type Decision } from '../../kernel/decision';
import type { ResourceOptions, Surroundings } from '../../kernel/resource';
import { Outcome } from '../outcome';
import { retry } from '../subscriptions/renew';
import { fail, type Renewed, settleRenewal } from '../subscriptions/settle';
import { attempt, type Payer, refused, settle } from './pay';
import type { InvoiceRecord } from './record';
import { giveUp } from './steps';

/** Who pays an invoice. */
export async function payerOf(read: Reader, { document }: InvoiceRecord): Promise<Payer> {
  const ids = (document.payment.sources ?? []).map(({ id }) => id);
  const customer = await read.find('customer', document.customerId);
  return { sources: await read.findAll('source', ids), customer };
}

/** The subscription that an invoice renews, as far as both are there. */
export async function renewedBy(read: Reader, { hidden }: InvoiceRecord): Promise<Renewed | null> {
  const subscription = await read.find('subscription', hidden.subscriptionId);
  const plan = await read.find('plan', subscription?.document.planId);
  return subscription && plan ? { subscription, plan: plan.document } : null;
}

interface Found {
  readonly out: Outcome;
  readonly invoice: InvoiceRecord;
  readonly renewed: Renewed | null;
}

async function onInvoice(
  invoiceId: string,
  { read, context }: Surroundings,
  take: (found: Found) => Promise<void> | void,
): Promise<Decision<null>> {
  const invoice = await read.find('invoice', invoiceId);
  if (!invoice) return accept(null);
  const out = new Outcome(context);
  await take({ out, invoice, renewed: await renewedBy(read, invoice) });
  return accept(null, out.effects());
}

async function tryOpen({ out, invoice, renewed }: Found, tries: number, around: Surroundings): Promise<void> {
  if (invoice.document.state !== 'open' || invoice.hidden.tries !== tries) return;
  if (renewed) await retry({ out, plan: renewed.plan, ...around }, renewed.subscription, invoice);
  else attempt(out, invoice, await payerOf(around.read, invoice));
}

async function settleOpen({ out, invoice, renewed }: Found, succeeds: boolean, { read }: Surroundings): Promise<void> {
  if (invoice.document.state !== 'open') return;
  const settled = succeeds
    ? { invoice: settle(out, invoice, await payerOf(read, invoice)), isRefused: false }
    : refused(out, invoice);
  settleRenewal(out, renewed, settled);
}

/** An invoice that was made void by hand has collected nothing either. */
function giveUpOverdue({ out, invoice, renewed }: Found): void {
  const { state } = invoice.document;
  if (state === 'open') settleRenewal(out, renewed, { invoice: giveUp(out, invoice), isRefused: false });
  const { subscription } = renewed ?? {};
  const waits = subscription?.document.state === 'activePendingInvoice' && subscription.hidden.invoiceId === invoice.id;
  if (subscription && waits && state === 'void') fail(out, subscription);
}

export const invoiceSteps: ResourceOptions<'invoice', '/invoices'>['due'] = {
  'invoice-attempt': ({ invoiceId, tries }, around) =>
    onInvoice(invoiceId, around, (found) => tryOpen(found, tries, around)),
  'invoice-settles': ({ invoiceId, succeeds }, around) =>
    onInvoice(invoiceId, around, (found) => settleOpen(found, succeeds, around)),
  'invoice-overdue': ({ invoiceId }, around) => onInvoice(invoiceId, around, giveUpOverdue),
};
