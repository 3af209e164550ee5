/** Invoices and credit memos. The sandbox announces them; their content comes with the files resource. */

import type { FileRecord } from '../../account/files/record';
import type { OrderFile } from '../../account/files/types';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import { edit, emit, type OrderFlow, write } from './flow';

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
export function addFile(flow: OrderFlow, purpose: OrderFile['purpose']): OrderFlow {
  const { order, context } = flow;
  const { event, list, name, title } = KINDS[purpose];
  const id = context.newId('file');
  const url = context.fileUrl?.(id) ?? `https://sandbox.invalid/files/${id}/content`;
  const record: FileRecord = {
    kind: 'file',
    id,
    document: {
      id,
      createdTime: toSeconds(context.now),
      orderId: order.id,
      fileName: `${name}-${order.id}.pdf`,
      purpose,
      title: `${title} for order ${order.id}`,
      type: 'pdf',
      url,
      liveMode: context.liveMode,
    },
    hidden: NOTHING_HIDDEN,
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
