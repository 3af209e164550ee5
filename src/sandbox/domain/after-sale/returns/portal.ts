/** The address of a page on which the shopper of an order sends goods back. The page is the sandbox's own. */
import type { AnswerTo, Call, Reader } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { conflict, invalid, missing, notFound } from '../../kernel/problems';
import { calls } from '../../kernel/resource';
import { addSeconds, momentOf } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import { returnable } from './create';

/** Ours: a day is enough to follow a link. */
const OPEN_SECONDS = 24 * 60 * 60;

const asText = (value: unknown) => (value === undefined ? '' : String(value).trim());

/** Spaces and case aside, as shoppers write them. */
const plain = (postalCode: string | null | undefined) => (postalCode ?? '').replace(/[\s-]/g, '').toUpperCase();

/** The newest, where several orders have the same id of the shop. */
async function orderNamed(orderId: string, upstreamId: string, read: Reader): Promise<OrderRecord | null> {
  if (orderId !== '') return read.find('order', orderId);
  const [newest] = await read.findBy('order', 'upstreamId', [upstreamId]);
  return newest ?? null;
}

/** The order with an open page; one that is open stays as it is, so that a link in an email goes on working. */
function opened(order: OrderRecord, { context }: Pick<Call, 'context'>) {
  const { returnsPortal: known } = order.hidden;
  if (known && momentOf(known.expiresTime) > momentOf(context.now)) return { order, portal: known };
  const portal = { token: context.newId('returns-portal'), expiresTime: addSeconds(context.now, OPEN_SECONDS) };
  return { order: { ...order, hidden: { ...order.hidden, returnsPortal: portal } }, portal };
}

async function portalUrl({ query, read, context }: Call<null>): Promise<AnswerTo<'createReturnPortalUrl'>> {
  const [orderId, upstreamId] = [asText(query.orderId), asText(query.upstreamOrderId)];
  if (orderId === '' && upstreamId === '') return refuse(missing('orderId', 'Send orderId or upstreamOrderId.'));
  const order = await orderNamed(orderId, upstreamId, read);
  if (!order) return notFound('Order', orderId || upstreamId, 'orderId');
  const { shipTo, billTo } = order.document;
  if (plain(asText(query.postalCode)) !== plain((shipTo ?? billTo)?.address?.postalCode))
    return refuse(invalid('postalCode', 'The order was not sent to this postal code.'));
  const earlier = await read.findBy('return', 'orderId', [order.id]);
  if (returnable(order, earlier).every(({ open }) => open <= 0))
    return refuse(conflict('invalid_state', `No shipped unit of order '${order.id}' is left to return.`, 'orderId'));
  const { order: after, portal } = opened(order, { context });
  const url = context.returnsPortalUrl?.(order.id, portal.token);
  return accept(
    { url: url ?? `https://sandbox.invalid/returns-portal/${order.id}` },
    { writes: after === order ? [] : [after] },
  );
}

declare module '../../kernel/ids' {
  interface InnerIds {
    'returns-portal': string;
  }
}

export const returnsPortal = calls('Order', { createReturnPortalUrl: portalUrl });
