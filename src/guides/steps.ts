import { CARDS, cardSource, cart, SHIPPING, sku } from './fixtures';
import type { Json, Step } from './types';

/**
 * Steps that several guides and demonstrations share. Each takes what differs and returns a whole step; the names it
 * carries on are `sku.id`, `checkout.id`, `source.id`, `order.id`, `order.itemId` and the like.
 */
export function putSku(id: string, name: string, capturedAs = 'sku.id'): Step {
  return {
    id: 'create-sku',
    title: 'Create the SKU',
    why: 'A checkout names what is sold by SKU id. PUT creates the SKU or replaces it, so a catalog sync can repeat it safely.',
    request: { method: 'PUT', path: `/skus/${id}`, body: sku(name) },
    expects: { status: [201, 200], body: { id, physical: true } },
    captures: { [capturedAs]: 'id' },
    changed: 'The account knows the product. Its tax code makes it a physical one.',
    events: [],
  };
}

export function postCheckout(parts: Record<string, Json> = {}): Step {
  const items: Json = [{ skuId: '{{sku.id}}', quantity: 2, price: 10 }];
  return {
    id: 'create-checkout',
    title: 'Create a checkout',
    why: 'It hands over the cart and the addresses. The answer holds tax and totals to show before the shopper pays.',
    request: { method: 'POST', path: '/checkouts', body: cart({ shippingChoice: SHIPPING, items, ...parts }) },
    expects: { status: [201], body: { 'payment.session.state': 'requires_source' } },
    captures: { 'checkout.id': 'id', 'checkout.sessionId': 'payment.session.id' },
    changed: 'A checkout exists. Its payment session waits for a source.',
    events: ['checkout.created'],
  };
}

export function postCard(number: string = CARDS.works): Step {
  return {
    id: 'create-source',
    title: 'Create a source from a card',
    why: 'In a shop the browser sends the card with the public key, so that it never reaches your server.',
    request: { method: 'POST', path: '/sources', key: 'public', body: cardSource(number) },
    expects: { status: [201], body: { state: 'chargeable' } },
    captures: { 'source.id': 'id' },
    changed: 'A source stands for the card. From here on only its id travels.',
    events: ['source.created', 'source.chargeable'],
  };
}

export function attachSource(): Step {
  return {
    id: 'attach-source',
    title: 'Attach the source to the checkout',
    why: 'The checkout must be paid in full before it can become an order.',
    request: { method: 'POST', path: '/checkouts/{{checkout.id}}/sources/{{source.id}}' },
    expects: { status: [200], body: { id: '{{source.id}}' } },
    changed: 'Nothing is left to contribute. The payment session moves to requires_confirmation.',
    events: [],
  };
}

export function postOrder(): Step {
  return {
    id: 'create-order',
    title: 'Place the order',
    why: 'The checkout id is all it takes. The provider authorizes the charge and screens for fraud.',
    request: {
      method: 'POST',
      path: '/orders',
      body: { checkoutId: '{{checkout.id}}' },
    },
    expects: { status: [201], body: { state: 'accepted' } },
    captures: { 'order.id': 'id', 'order.itemId': 'items[0].id', 'charge.id': 'payment.charges[0].id' },
    changed: 'The order is accepted and its charge can be captured. The checkout is spent.',
    events: ['order.created', 'order.accepted'],
  };
}

export function shipAll(quantity = 2): Step {
  return {
    id: 'fulfill-order',
    title: 'Ship the order',
    why: 'Money moves when goods do: a fulfillment captures what it covers.',
    request: {
      method: 'POST',
      path: '/fulfillments',
      body: { orderId: '{{order.id}}', items: [{ itemId: '{{order.itemId}}', quantity }] },
    },
    expects: { status: [201] },
    captures: { 'fulfillment.id': 'id' },
    changed: 'The charge is captured and the order is complete.',
    events: ['fulfillment.created', 'order.fulfilled', 'order.complete'],
  };
}

/** From nothing to an open checkout, an accepted order, a shipped order: what later steps need. */
export function untilCheckout(skuId: string): Step[] {
  return [putSku(skuId, 'Photo editor, boxed edition'), postCheckout()];
}

export function untilOrder(skuId: string): Step[] {
  return [...untilCheckout(skuId), postCard(), attachSource(), postOrder()];
}

export function untilShipped(skuId: string): Step[] {
  return [...untilOrder(skuId), shipAll()];
}
