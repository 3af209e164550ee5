/** Orders of a connector, and what comes after them. */
import type { Checkout, Fulfillment, Order, Refund, Return } from '../../generated/contract/types';
import { type Cart, CartCalls } from './cart-calls';

type Fields = Readonly<Record<string, unknown>>;

export interface Purchase extends Cart {
  readonly card?: string;
}

export class OrderCalls extends CartCalls {
  /** A checkout that is covered by a card, and ready to become an order. */
  async payable({ card, ...cart }: Purchase = {}): Promise<Checkout> {
    const checkout = await this.checkout(cart);
    const session = checkout.payment?.session?.id;
    await this.attach(checkout, await this.card({ session, ...(card && { number: card }) }));
    return checkout;
  }

  /** Turns a checkout into an order. */
  place(checkout: { id: string }, fields: Fields = {}): Promise<Order> {
    return this.ok('POST', '/orders', { checkoutId: checkout.id, ...fields });
  }

  /** All the way from a cart to an order that is accepted at once. */
  async order(purchase: Purchase = {}): Promise<Order> {
    return this.place(await this.payable(purchase));
  }

  readOrder({ id }: { id: string }): Promise<Order> {
    return this.ok('GET', `/orders/${id}`);
  }

  updateOrder({ id }: { id: string }, fields: Fields): Promise<Order> {
    return this.ok('POST', `/orders/${id}`, fields);
  }

  refresh({ id }: { id: string }): Promise<Order> {
    return this.ok('POST', `/orders/${id}/refresh`);
  }

  /** Reports units of the order's lines as shipped or cancelled, in their order: `fulfill(order, { quantity: 1 })`. */
  fulfill(order: Order, ...lines: readonly { quantity?: number; cancelQuantity?: number }[]): Promise<Fulfillment> {
    return this.ok('POST', '/fulfillments', {
      orderId: order.id,
      items: lines.map((line, index) => ({ itemId: order.items[index]?.id, ...line })),
    });
  }

  /** Ships all of it. */
  ship(order: Order): Promise<Fulfillment> {
    return this.fulfill(order, ...order.items.map(({ quantity }) => ({ quantity: quantity ?? 1 })));
  }

  /** Ordered, shipped, captured and complete. */
  async shipped(purchase: Purchase = {}): Promise<Order> {
    const order = await this.order(purchase);
    await this.ship(order);
    await this.wait({ minutes: 10 });
    return this.readOrder(order);
  }

  /** @param fields `amount`, `percent` or `items`; all of it where nothing is said */
  refund(order: Order, fields: Fields = { percent: 100 }): Promise<Refund> {
    return this.ok('POST', '/refunds', { orderId: order.id, currency: order.currency, reason: 'Damaged', ...fields });
  }

  goodsReturn(order: Order, fields: Fields = {}): Promise<Return> {
    const items = order.items.map(({ id, quantity }) => ({ itemId: id, quantity }));
    return this.ok('POST', '/returns', { orderId: order.id, items, ...fields });
  }
}
