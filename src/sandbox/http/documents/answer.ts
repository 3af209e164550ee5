/** `GET /files/{id}/content`: the bytes of an invoice or a credit memo that an order names. The secret key reads them. */
import type { Hono } from 'hono/tiny';
import type { FileRecord, OrderRecord } from '../../domain';
import { newUuid } from '../../engine/ids';
import { createReader } from '../../engine/reader';
import type { Store } from '../../storage/port';
import { refuseWith, toResponse } from '../answer';
import { type AccountKeys, authenticate } from '../auth';
import { refusals } from '../errors';
import { pdfOf } from './pdf';

export interface DocumentOptions {
  readonly store: Store;
  readonly accounts: readonly AccountKeys[];
  readonly isAtHome?: (request: Request) => boolean;
}

interface Found {
  readonly file: FileRecord;
  readonly order: OrderRecord | null;
}

function linesOf({ file: { document }, order }: Found): string[] {
  const { title, createdTime } = document;
  const head = [title, `Made by the sandbox on ${createdTime}. No money has moved.`, ''];
  if (!order) return head;
  const { currency, items, totalShipping, totalTax, totalAmount, refundedAmount } = order.document;
  const lines = items.map(({ quantity, skuId, productDetails, amount }) => {
    const product = productDetails?.name ?? skuId ?? 'Item';
    return `${quantity} x ${product}: ${amount} ${currency}`;
  });
  const sums = [
    `Shipping: ${totalShipping} ${currency}`,
    `Tax: ${totalTax} ${currency}`,
    `Total: ${totalAmount} ${currency}`,
  ];
  const refunded = refundedAmount === undefined ? [] : [`Refunded: ${refundedAmount} ${currency}`];
  return [...head, ...lines, '', ...sums, ...refunded];
}

async function answer(request: Request, id: string, options: DocumentOptions): Promise<Response> {
  const requestId = newUuid();
  const caller = authenticate(request.headers, options.accounts);
  if (!caller) return toResponse(refuseWith(requestId, [refusals.unauthorized()]));
  if (caller.keyKind !== 'secret' || options.isAtHome?.(request) === false)
    return toResponse(refuseWith(requestId, [refusals.forbidden()]));
  const found = await options.store.transact(caller.accountId, async (transaction): Promise<Found | null> => {
    const file = await createReader(transaction).find('file', id);
    return file && { file, order: await createReader(transaction).find('order', file.document.orderId) };
  });
  if (!found) {
    const message = `File '${id}' not found.`;
    return toResponse(refuseWith(requestId, [{ status: 404, code: 'not_found', parameter: 'id', message }]));
  }
  const { title, fileName } = found.file.document;
  return new Response(pdfOf(title, linesOf(found)).slice().buffer, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-cache, no-store',
      'x-content-type-options': 'nosniff',
      'x-dr-requestid': requestId,
      'access-control-allow-origin': '*',
    },
  });
}

export function addDocuments(app: Hono, options: DocumentOptions): void {
  app.get('/files/:id/content', ({ req }) => answer(req.raw, req.param('id') ?? '', options));
}
