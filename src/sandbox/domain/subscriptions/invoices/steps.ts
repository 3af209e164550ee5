/** The steps of an invoice from draft to its end. Each gives the invoice as it then stands, and tells of it. */
import type { Invoice, InvoiceState } from '../../../../generated/contract/types';
import { changedAttributes, withoutUndefined } from '../../kernel/changes';
import { move } from '../../kernel/machine';
import { addDays, momentOf, toSeconds } from '../../kernel/time';
import { dueAt } from '../dates';
import type { Outcome } from '../outcome';
import type { InvoiceRecord } from './record';
import { invoiceMachine } from './transitions';
import type { InvoiceHidden } from './types';

interface OfInvoice {
  readonly invoiceId: string;
}

declare module '../../kernel/due' {
  interface DueSteps {
    /** `tries`: the attempts before it; another number says that the step is outdated. */
    'invoice-attempt': OfInvoice & { readonly tries: number };
    /** A payment that is neither made nor refused at once. */
    'invoice-settles': OfInvoice & { readonly succeeds: boolean };
    'invoice-overdue': OfInvoice;
  }
}

/** Days after the first attempt; four in 30 days, as the provider's retry rules allow. The days themselves are ours. */
const ATTEMPT_DAYS = [0, 1, 3, 7];
const ATTEMPTS_REPEAT_AFTER_DAYS = 30;

export function change(
  out: Outcome,
  invoice: InvoiceRecord,
  fields: Partial<Invoice>,
  hidden: Partial<InvoiceHidden> = {},
): InvoiceRecord {
  const document = withoutUndefined({ ...invoice.document, ...fields, updatedTime: toSeconds(out.context.now) });
  const changed = { ...invoice, document, hidden: withoutUndefined({ ...invoice.hidden, ...hidden }) };
  out.write(changed);
  return changed;
}

function moveTo(out: Outcome, invoice: InvoiceRecord, to: InvoiceState, fields: Partial<Invoice> = {}): InvoiceRecord {
  const state = move(invoiceMachine, invoice.document.state, to) as InvoiceState;
  const stateTransitions = { ...invoice.document.stateTransitions, [to]: toSeconds(out.context.now) };
  return change(out, invoice, { ...fields, state, stateTransitions });
}

/** Tells of the new state by its own name, and of the change. */
function tellMoved(
  out: Outcome,
  type: 'invoice.open' | 'invoice.paid' | 'invoice.uncollectible' | 'invoice.void',
  before: InvoiceRecord,
  after: InvoiceRecord,
): InvoiceRecord {
  out.tell(type, after);
  out.tell('invoice.updated', after, changedAttributes(before.document, after.document));
  return after;
}

/** Starts to collect the money. The first attempt is the caller's next step. */
export function open(out: Outcome, draft: InvoiceRecord, isNew = false): InvoiceRecord {
  const { now } = out.context;
  const opened = moveTo(out, draft, 'open');
  const collectedFrom = draft.hidden.collectedFrom ?? toSeconds(now);
  const invoice = change(out, opened, {}, { collectedFrom });
  out.write(dueAt('invoice-overdue', { invoiceId: invoice.id }, endOfCollection(invoice), out.context));
  if (!isNew) return tellMoved(out, 'invoice.open', draft, invoice);
  out.tell('invoice.open', invoice);
  return invoice;
}

export function voidInvoice(out: Outcome, invoice: InvoiceRecord): InvoiceRecord {
  return tellMoved(out, 'invoice.void', invoice, moveTo(out, invoice, 'void'));
}

export function giveUp(out: Outcome, invoice: InvoiceRecord): InvoiceRecord {
  return tellMoved(out, 'invoice.uncollectible', invoice, moveTo(out, invoice, 'uncollectible'));
}

export function paid(out: Outcome, invoice: InvoiceRecord, fields: Partial<Invoice>): InvoiceRecord {
  return tellMoved(out, 'invoice.paid', invoice, moveTo(out, invoice, 'paid', fields));
}

/** A failed attempt: the next one is set down, or the invoice given up where there was only one. */
export function failed(out: Outcome, invoice: InvoiceRecord): InvoiceRecord {
  move(invoiceMachine, invoice.document.state, 'open');
  out.tell('invoice.payment_failed', invoice);
  if (!isTriedAgain(invoice)) return giveUp(out, invoice);
  scheduleAttempt(out, invoice);
  return invoice;
}

function isTriedAgain({ document, hidden }: InvoiceRecord): boolean {
  return hidden.optimized && document.collectionPeriodDays > 1;
}

function endOfCollection({ document, hidden }: InvoiceRecord): string {
  return addDays(hidden.collectedFrom ?? document.updatedTime, document.collectionPeriodDays);
}

/** Nothing where the collection ends before. `earliest`: no attempt before this time. */
export function scheduleAttempt(out: Outcome, invoice: InvoiceRecord, earliest?: string): void {
  const { tries, collectedFrom = invoice.document.updatedTime } = invoice.hidden;
  const round = Math.floor(tries / ATTEMPT_DAYS.length) * ATTEMPTS_REPEAT_AFTER_DAYS;
  const time = earliest ?? addDays(collectedFrom, round + (ATTEMPT_DAYS[tries % ATTEMPT_DAYS.length] ?? 0));
  if (momentOf(time) >= momentOf(endOfCollection(invoice))) return;
  out.write(dueAt('invoice-attempt', { invoiceId: invoice.id, tries }, time, out.context));
}
