/**
 * `/returns-portal/{orderId}/{token}`: where the shopper of an order announces goods that come back. The token of
 * `createReturnPortalUrl` opens it for a day. Reading it changes nothing.
 */

import { html } from 'hono/html';
import type { Hono } from 'hono/tiny';
import { returnable } from '../../domain/after-sale/returns/create';
import type { OpenLine } from '../../domain/after-sale/returns/units';
import { momentOf } from '../../domain/kernel/time';
import type { OrderRecord } from '../../domain/sale/orders/record';
import { timeOf } from '../../engine/account-time';
import type { Engine } from '../../engine/engine';
import { createReader } from '../../engine/reader';
import { type Behind, findBehind } from '../public-address';
import { actingFor, refusalIn } from './act';
import { foreignForm, formOf, frame, type Html, isOwnForm, problemPage, show } from './frame';

export interface ReturnsPortalOptions extends Behind {
  readonly engine: Engine;
}

interface Opened {
  readonly accountId: string;
  readonly order: OrderRecord;
  readonly lines: readonly OpenLine[];
}

const nameOf = ({ document }: OrderRecord, itemId: string) => {
  const { productDetails, skuId } = document.items.find(({ id }) => id === itemId) ?? {};
  return productDetails?.name ?? skuId ?? itemId;
};

function linePart({ itemId, open }: OpenLine, order: OrderRecord): Html {
  return html`<label>${nameOf(order, itemId)} (up to ${open})
<input type="number" name="${itemId}" min="0" max="${open}" step="1" value="0" required></label>`;
}

function orderPage({ order, lines }: Opened, problem?: string): Html {
  const open = lines.filter((line) => line.open > 0);
  const told = problem ? html`<p class="problem" role="alert">${problem}</p>` : html``;
  if (open.length === 0)
    return frame(
      'Nothing left to return',
      html`${told}<p>Every unit of order ${order.id} that was shipped is in a return.</p>`,
    );
  return frame(
    'Return goods',
    html`<p>This page belongs to the sandbox and stands for the provider’s returns portal. It announces a return of order ${order.id}; no goods and no money move.</p>
${told}
<form method="post">
${open.map((line) => linePart(line, order))}
<label>Reason <input name="reason" maxlength="60"></label>
<button>Announce the return</button>
</form>`,
  );
}

function donePage(returnId: string): Html {
  return frame(
    'The return is announced',
    html`<p>The shop finds it as return <code>${returnId}</code> in <code>GET /returns</code>. It pays nothing back until the return is accepted.</p>
<p>You can close this page.</p>`,
  );
}

/** The order that a token opens; null where there is none, or the token's time is over. */
function openOrder(url: URL, orderId: string, token: string, behind: Behind) {
  return findBehind(url, behind, async (transaction, accountId): Promise<Opened | null> => {
    const read = createReader(transaction);
    const order = await read.find('order', orderId);
    const portal = order?.hidden.returnsPortal;
    if (!order || portal?.token !== token) return null;
    if (momentOf(portal.expiresTime) <= momentOf(timeOf(transaction.account, new Date()))) return null;
    return { accountId, order, lines: returnable(order, await read.findBy('return', 'orderId', [orderId])) };
  });
}

/** What the form asks for; lines without units are left out. */
function askedIn(form: URLSearchParams, { order, lines }: Opened) {
  const items = lines
    .map(({ itemId }) => ({ itemId, quantity: Number(form.get(itemId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  const reason = form.get('reason')?.trim();
  return { orderId: order.id, items, ...(reason && { reason }) };
}

async function announce(request: Request, opened: Opened, { engine }: ReturnsPortalOptions): Promise<Response> {
  if (!isOwnForm(request)) return show(403, foreignForm());
  const body = askedIn(await formOf(request), opened);
  if (body.items.length === 0) return show(400, orderPage(opened, 'Say how many units come back.'));
  const act = actingFor(engine, opened.accountId, 'secret');
  const reply = await act({ operation: 'createReturns', body });
  const refusal = refusalIn(reply);
  if (refusal) return show(409, orderPage(opened, refusal));
  return show(200, donePage(String((reply.body as { id?: string } | null)?.id)));
}

async function answer(request: Request, [orderId, token]: [string, string], options: ReturnsPortalOptions) {
  const opened = await openOrder(new URL(request.url), orderId, token, options);
  if (!opened)
    return show(
      404,
      problemPage('This link does not open anything', 'It is over or wrong. Ask the shop for a new one.'),
    );
  return request.method === 'POST' ? announce(request, opened, options) : show(200, orderPage(opened));
}

export function addReturnsPortal(app: Hono, options: ReturnsPortalOptions): void {
  for (const method of ['GET', 'POST'])
    app.on(method, '/returns-portal/:orderId/:token', ({ req }) =>
      answer(req.raw, [req.param('orderId') ?? '', req.param('token') ?? ''], options),
    );
}
