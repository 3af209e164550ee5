/** Carts of a connector, and what pays them. */
import type {
  Checkout,
  CheckoutItemRequest,
  CheckoutRequest,
  Source,
  SourceOwner,
} from '../../generated/contract/types';
import { CatalogCalls } from './catalog-calls';
import { contactAt, minneapolis, minnetonka, testCards } from './shoppers';

type Fields = Readonly<Record<string, unknown>>;

export type ItemRequest = Partial<CheckoutItemRequest>;
export interface Cart extends Omit<Partial<CheckoutRequest>, 'items'> {
  readonly items?: readonly ItemRequest[];
}

export class CartCalls extends CatalogCalls {
  /** A request for a checkout with all that an order needs but a source. A line without a product gets a SKU of its own. */
  async cart({ items = [{}], ...fields }: Cart = {}): Promise<CheckoutRequest> {
    const number = this.next();
    const lines: ItemRequest[] = [];
    for (const item of items) {
      const product = item.skuId || item.productDetails || 'skuId' in item ? {} : { skuId: (await this.sku()).id };
      const price = 'aggregatePrice' in item ? {} : { price: 10 };
      lines.push({ ...product, quantity: 2, ...price, ...item });
    }
    return {
      currency: 'USD',
      taxInclusive: false,
      email: `shopper${number}@example.com`,
      browserIp: `8.8.${(number >> 8) & 255}.${number & 255}`,
      upstreamId: `A-${number}`,
      shipFrom: { address: minnetonka },
      shipTo: contactAt(minneapolis),
      billTo: contactAt(minneapolis),
      shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
      items: lines as CheckoutRequest['items'],
      ...fields,
    };
  }

  async checkout(cart: Cart = {}): Promise<Checkout> {
    return this.ok('POST', '/checkouts', await this.cart(cart));
  }

  updateCheckout(checkout: { id: string }, fields: Fields): Promise<Checkout> {
    return this.ok('POST', `/checkouts/${checkout.id}`, fields);
  }

  readCheckout({ id }: { id: string }): Promise<Checkout> {
    return this.ok('GET', `/checkouts/${id}`);
  }

  owner(fields: Partial<SourceOwner> = {}): SourceOwner {
    return {
      firstName: 'Ada',
      lastName: 'Shopper',
      email: `owner${this.next()}@example.com`,
      address: minneapolis,
      ...fields,
    };
  }

  /** As Drop-in makes it: in the browser, with the public key, for the session of a checkout where one is given. */
  card({
    number = testCards.visa,
    session,
    ...fields
  }: { number?: string; session?: string | undefined } & Fields = {}): Promise<Source> {
    const creditCard = { number, expirationMonth: 3, expirationYear: 2035, cvv: '123' };
    const body = {
      type: 'creditCard',
      owner: this.owner(),
      creditCard,
      ...(session && { paymentSessionId: session }),
      ...fields,
    };
    return this.ok('POST', '/sources', body, { key: 'public' });
  }

  /** A source of another method, such as `payPal`, `wireTransfer` or `klarnaCreditRecurring`. */
  source(type: Source['type'], { lastName, ...fields }: { lastName?: string } & Fields = {}): Promise<Source> {
    const owner = this.owner(lastName === undefined ? {} : { lastName });
    const body = { type, owner, returnUrl: 'https://shop.example.com/return', [type]: {}, ...fields };
    return this.ok('POST', '/sources', body, { key: 'public' });
  }

  /** Store credit is made on the server, by design. */
  storeCredit(amount: number): Promise<Source> {
    return this.ok('POST', '/sources', { type: 'customerCredit', amount, customerCredit: {}, owner: this.owner() });
  }

  attach(checkout: { id: string }, source: { id: string }): Promise<Source> {
    return this.ok('POST', `/checkouts/${checkout.id}/sources/${source.id}`);
  }

  /** Keeps a source with a customer. */
  save(customer: { id: string }, source: { id: string }): Promise<Source> {
    return this.ok('POST', `/customers/${customer.id}/sources/${source.id}`);
  }

  /** What a shopper or a bank does: `authenticate`, `approve`, `decline`, `fund`, `expire`, `fail_authentication`. */
  async settle(source: { id: string }, action: string): Promise<void> {
    await this.control(`/_sandbox/sources/${source.id}/${action}`, {});
  }

  /** What happens to an order outside the API: `dispute`, `resolve_dispute`, `chargeback`, `review`. */
  async atOrder(order: { id: string }, action: string, body: Fields = {}): Promise<void> {
    await this.control(`/_sandbox/orders/${order.id}/${action}`, body);
  }
}
