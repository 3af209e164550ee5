import { findProducts } from '../../catalog/skus/products';
import type { AnswerTo, Call, ItemCall, RequestBody } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { full } from '../../kernel/growth';
import { currencyOf } from '../../kernel/money/currency';
import { unknownId } from '../../kernel/problems';
import { resource } from '../../kernel/resource';
import { sample, sampleCustomerId, samplePerson, sampleSourceId, sampleUuid } from '../../kernel/samples';
import { howTaken } from '../../logistics/fulfillments/replay';
import { chargesReasons } from '../../sale/charges/reasons';
import { readIdentifiers } from '../../sale/checkouts/identifiers';
import { pricedAgain } from '../../sale/checkouts/priced-again';
import { Outcome } from '../outcome';
import { settleRenewal } from '../subscriptions/settle';
import { makeInvoice } from './build';
import { attachSource, deleteDraft, detachSource, updateMetadata, whyNot } from './decisions';
import { invoiceSteps, payerOf, renewedBy } from './due';
import { attempt } from './pay';
import { open, voidInvoice } from './steps';
import { invoiceMachine } from './transitions';

type CreateCall = Call<RequestBody<'createInvoices'>>;
type InvoiceCall<Body = null> = ItemCall<'invoice', Body>;

async function create({ body, read, context }: CreateCall): Promise<AnswerTo<'createInvoices'>> {
  const customer = await read.find('customer', body.customerId);
  const source = await read.find('source', body.sourceId);
  const products = await findProducts(
    read,
    body.items.map(({ skuId }) => ({ skuId: skuId ?? undefined })),
  );
  const identifiers = await readIdentifiers(read, body.taxIdentifiers);
  const made = makeInvoice(body, { ...products, customer, source, identifiers }, context);
  if (!made.ok) return refuse(made.errors);
  const out = new Outcome(context);
  out.include(made.beside);
  out.write(made.invoice, ...made.sources);
  out.tell('invoice.created', made.invoice);
  if (body.state === 'draft') return accept(made.invoice.document, out.effects());
  const sources = made.sources.filter(({ id }) => id === source?.id);
  const { invoice } = attempt(out, open(out, made.invoice, true), { sources, customer });
  return accept(invoice.document, out.effects());
}

/** A draft that a reminder made may be opened by hand; its subscription follows. */
async function openDraft({ record, read, context }: InvoiceCall): Promise<AnswerTo<'openInvoices'>> {
  const refusal = whyNot(record, 'open');
  if (refusal) return refuse(refusal);
  const out = new Outcome(context);
  const payer = await payerOf(read, record);
  const attempted = attempt(out, open(out, record), payer);
  settleRenewal(out, await renewedBy(read, record), attempted);
  return accept(attempted.invoice.document, out.effects());
}

async function attach({ record, params, read, context }: InvoiceCall): Promise<AnswerTo<'attachSourceToInvoice'>> {
  const { sourceId = '' } = params;
  const source = await read.find('source', sourceId);
  if (!source) return refuse(unknownId('Source', sourceId, 'sourceId'));
  const payer = await payerOf(read, record);
  const refused = full(payer.sources, 'sources', 'sourceId', context);
  if (refused) return refused;
  const out = new Outcome(context);
  const attached = attachSource(out, record, source, payer);
  if ('error' in attached) return refuse(attached.error);
  if (attached.invoice.document.state === 'open')
    settleRenewal(
      out,
      await renewedBy(read, record),
      attempt(out, attached.invoice, { ...payer, sources: [...payer.sources, attached.source] }),
    );
  return accept(attached.source.document, out.effects());
}

const bill = {
  customerId: sampleCustomerId,
  currency: 'USD',
  email: 'shopper@example.com',
  billTo: samplePerson,
  items: [{ skuId: 'sample-ebook', quantity: 1, price: 9.99 }],
};

export const invoice = resource('invoice', {
  name: 'Invoice',
  path: '/invoices',
  create,
  update: ({ record, body, context }) => updateMetadata(new Outcome(context), record, body),
  remove: ({ record }) => deleteDraft(record),
  onItem: {
    openInvoices: openDraft,
    voidInvoices: ({ record, context }) => {
      const refusal = whyNot(record, 'void');
      if (refusal) return refuse(refusal);
      const out = new Outcome(context);
      return accept(voidInvoice(out, record).document, out.effects());
    },
    attachSourceToInvoice: attach,
    detachSourceToInvoice: async ({ record, params, read, context }) =>
      detachSource(new Outcome(context), record, params.sourceId ?? '', await payerOf(read, record)),
  },
  reasons: async ({ document, hidden }, around) => {
    const order = await around.read.find('order', document.orderId);
    const currency = currencyOf(document.currency, around.context.reference);
    const how = order ? await howTaken(order, around) : new Map();
    return [
      ...(await pricedAgain(hidden.cart, around)),
      { of: document, reasons: chargesReasons(document.payment.charges ?? [], how, currency) },
    ];
  },
  due: invoiceSteps,
  machines: [invoiceMachine],
  samples: [
    sample('createInvoices', {
      body: { ...bill, state: 'draft', billingOptimization: false },
      ids: { invoice: sampleUuid(21) },
    }),
    sample('createInvoices', {
      body: { ...bill, state: 'draft', sourceId: sampleSourceId },
      ids: { invoice: sampleUuid(23) },
    }),
    // Nothing pays it yet, so it stays open and can be made void.
    sample('createInvoices', { body: bill, ids: { invoice: sampleUuid(22) } }),
  ],
});
