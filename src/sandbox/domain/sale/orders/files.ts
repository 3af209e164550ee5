/** Invoices and credit memos. What they say is kept when they are made; the files resource draws them. */

import { linesOf } from '../../account/files/document-lines';
import { pdfOf } from '../../account/files/pdf';
import type { FileRecord } from '../../account/files/record';
import { toSeconds } from '../../kernel/time';
import { chargesOf, edit, emit, type OrderFlow, write } from './flow';

const KINDS = {
  customer_invoice: { event: 'order.invoice.created', list: 'invoicePDFs', name: 'invoice', title: 'Invoice' },
  customer_credit_memo: {
    event: 'order.credit_memo.created',
    list: 'creditMemoPDFs',
    name: 'credit-memo',
    title: 'Credit memo',
  },
} as const;

/** Adds a document to the order and tells of it. */
export function addFile(flow: OrderFlow, purpose: keyof typeof KINDS): OrderFlow {
  const { order, context } = flow;
  const { event, list, name, title } = KINDS[purpose];
  const id = context.newId('file');
  const url = context.fileUrl?.(id) ?? `https://sandbox.invalid/files/${id}/content`;
  const createdTime = toSeconds(context.now);
  const heading = `${title} for order ${order.id}`;
  const lines = linesOf(heading, createdTime, order.document);
  const record: FileRecord = {
    kind: 'file',
    id,
    document: {
      id,
      createdTime,
      fileName: `${name}-${order.id}.pdf`,
      purpose,
      title: heading,
      size: pdfOf(heading, lines).length,
      type: 'pdf',
      url,
      liveMode: context.liveMode,
    },
    hidden: { orderId: order.id, lines },
  };
  const reference = { id, url, liveMode: context.liveMode };
  const listed = edit(write(flow, record), { [list]: [...(order.document[list] ?? []), reference] });
  const objectId = context.newId('document');
  const { customerId } = order.document;
  const object = {
    id: objectId,
    fileId: id,
    orderId: order.id,
    ...(customerId ? { customerId } : {}),
    purpose,
    invoiceURL: url,
  };
  return emit(listed, { type: event, objectKind: 'document', objectId, object });
}

/** The invoice follows the first capture. */
export function invoiceOnce(flow: OrderFlow): OrderFlow {
  const hasCapture = chargesOf(flow).some((charge) => charge.captures?.some(({ state }) => state === 'complete'));
  return hasCapture && !flow.order.document.invoicePDFs?.length ? addFile(flow, 'customer_invoice') : flow;
}
