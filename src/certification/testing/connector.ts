import type {
  Checkout,
  CheckoutItemRequest,
  CheckoutRequest,
  Customer,
  CustomerRequest,
  CustomerTaxIdentifier,
  Event,
  Fulfillment,
  Order,
  Plan,
  PlanRequest,
  Refund,
  Return,
  Sku,
  SkuRequest,
  Source,
  SourceOwner,
  Subscription,
  FileObject as UploadedFile,
  Webhook,
} from '../../generated/contract/types';
import type { DeliveryEntry } from '../../ledger/types';
import { contactAt, minneapolis, minnetonka, terms, testCards } from './shoppers';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Sending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `public` as a browser has it; another text is sent as the key itself; null sends none. */
  readonly key?: 'secret' | 'public' | string | null;
}

export type Send = (method: string, path: string, sending?: Sending) => Promise<Answer>;

type ItemRequest = Partial<CheckoutItemRequest>;
export interface Cart extends Omit<Partial<CheckoutRequest>, 'items'> {
  readonly items?: readonly ItemRequest[];
}

export interface Purchase extends Cart {
  readonly card?: string;
}

/** What arrives at the connector's endpoint. */
export interface Arrived {
  readonly event: Event;
  readonly text: string;
  readonly signature: string;
}

/** Answers with a status, or with null where it takes too long. */
export type Endpoint = (arrived: Arrived) => Promise<number | null> | number | null;

type Fields = Readonly<Record<string, unknown>>;

/**
 * A connector that does everything right unless told otherwise. Each method is one call, or the few that a store would make,
 * with good defaults: hand in only what a test is about, and undefined to leave something out.
 */
export class Connector {
  private made = 0;
  private lastRequest = '';
  /** Id of the request that a rule has to name. @see blame */
  blamed = '';
  blamedDelivery: ((entry: DeliveryEntry) => boolean) | undefined;
  private endpoint: Endpoint = () => 200;

  constructor(
    private readonly sendOnce: Send,
    private readonly control: (path: string, body?: unknown) => Promise<unknown>,
    private readonly allDelivered: () => Promise<void> = async () => undefined,
  ) {}

  /** Any call, whatever comes of it. */
  async send(method: string, path: string, sending: Sending = {}): Promise<Answer> {
    const answer = await this.sendOnce(method, path, sending);
    this.lastRequest = answer.headers.get('x-dr-requestid') ?? '';
    return answer;
  }

  /** The call just made is the one that breaks the rule: the counterexample has to name it. */
  blame(): void {
    this.blamed = this.lastRequest;
  }

  /** The newest of these deliveries is the entry that breaks the rule. */
  blameDelivery(isIt: (entry: DeliveryEntry) => boolean): void {
    this.blamedDelivery = isIt;
  }

  /** A number that no other object of this ledger has. */
  next(): number {
    this.made += 1;
    return this.made;
  }

  /** Any call that has to be taken. @throws with the answer, when it is refused */
  async ok<Result>(method: string, path: string, body?: unknown, more: Omit<Sending, 'body'> = {}): Promise<Result> {
    const answer = await this.send(method, path, { ...more, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Result;
  }

  /** Any call that has to be refused, with this status where one is given. @throws when it is taken */
  async refused(method: string, path: string, body?: unknown, status?: number): Promise<Answer> {
    const answer = await this.send(method, path, { body });
    const isRefused = status === undefined ? answer.status >= 400 : answer.status === status;
    if (!isRefused) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  // Products

  /** @param fields `kind` of product: physical goods, unless `taxCode` says otherwise */
  sku(fields: Partial<SkuRequest> = {}): Promise<Sku> {
    const body = {
      id: `sku-${this.next()}`,
      name: `Product ${this.made}`,
      description: 'Made by a test.',
      eccn: 'EAR99',
      taxCode: '4512',
      countryOfOrigin: 'US',
      ...fields,
    };
    return this.ok('POST', '/skus', body);
  }

  download(fields: Partial<SkuRequest> = {}): Promise<Sku> {
    return this.sku({ taxCode: '55111513.120', ...fields });
  }

  // Shoppers

  customer(fields: Partial<CustomerRequest> = {}): Promise<Customer> {
    const number = this.next();
    return this.ok('POST', '/customers', {
      id: `customer-${number}`,
      email: `shopper${number}@example.com`,
      ...fields,
    });
  }

  taxIdentifier(fields: Fields = {}): Promise<CustomerTaxIdentifier> {
    return this.ok('POST', '/tax-identifiers', { type: 'uk', value: 'GB123456789', ...fields });
  }

  /** A PDF, as a tax certificate is. */
  file(fields: Fields = {}): Promise<UploadedFile> {
    const body = {
      fileName: 'certificate.pdf',
      purpose: 'tax_document_customer_upload',
      file: btoa('%PDF-1.4\n%%EOF'),
      ...fields,
    };
    return this.ok('POST', '/files', body);
  }

  // Carts

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

  // Sources

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

  // Orders

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

  // After the order

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

  // Subscriptions

  plan(fields: Partial<PlanRequest> = {}): Promise<Plan> {
    const body = {
      id: `plan-${this.next()}`,
      name: 'Reader, monthly',
      terms,
      contractBindingDays: 365,
      interval: 'month',
      intervalCount: 1,
      reminderOffsetDays: 5,
      billingOffsetDays: 5,
      collectionPeriodDays: 30,
      ...fields,
    };
    return this.ok('POST', '/plans', body);
  }

  /** A line that renews by itself, with the connector's own engine. Hand in `planId` for the hosted service. */
  async subscriptionLine(info: Fields = {}): Promise<ItemRequest> {
    const { id: skuId } = await this.download();
    const subscriptionInfo = {
      subscriptionId: `subscription-${this.next()}`,
      autoRenewal: true,
      freeTrial: false,
      terms,
      ...info,
    };
    return { skuId, quantity: 1, price: 10, subscriptionInfo } as ItemRequest;
  }

  /** The first purchase of a subscription by a registered customer, with a saved card. */
  async subscribe(cart: Cart = {}): Promise<{ order: Order; customer: Customer; source: Source }> {
    const customer = await this.customer();
    const items = cart.items ?? [await this.subscriptionLine()];
    const checkout = await this.checkout({ customerId: customer.id, chargeType: 'customer_initiated', ...cart, items });
    const source = await this.save(
      customer,
      await this.card({ session: checkout.payment?.session?.id, futureUse: true }),
    );
    await this.attach(checkout, source);
    return { order: await this.place(checkout), customer, source };
  }

  activate(subscription: { id: string }): Promise<Subscription> {
    return this.ok('POST', `/subscriptions/${subscription.id}`, { state: 'active' });
  }

  // Around it

  webhook(types: readonly string[], fields: Fields = {}): Promise<Webhook> {
    const body = { address: 'https://shop.example.com/events', types, enabled: true, ...fields };
    return this.ok('POST', '/webhooks', body);
  }

  /** Takes what is delivered from now on. 200 to everything where nothing was said. */
  answersWith(endpoint: Endpoint): void {
    this.endpoint = endpoint;
  }

  /** For the engine: a delivery arrives. Null where no answer comes in time. */
  receive(text: string, headers: Readonly<Record<string, string>>): Promise<number | null> | number | null {
    return this.endpoint({
      event: JSON.parse(text) as Event,
      text,
      signature: headers['DigitalRiver-Signature'] ?? '',
    });
  }

  /** Waits until everything that is due was delivered. */
  async delivered(): Promise<void> {
    await this.allDelivered();
  }

  async tokenOf({ id }: { readonly id: string }): Promise<string> {
    const { data } = await this.ok<{ data: { token: string }[] }>('GET', `/_sandbox/webhooks/${id}/tokens`);
    return data[0]?.token ?? '';
  }

  /** Has the sandbox check the endpoint behind a webhook. */
  async checkHandler({ id }: { readonly id: string }, fields: Fields = {}): Promise<void> {
    await this.control(`/_sandbox/webhooks/${id}/test`, { waitMs: 0, ...fields });
  }

  /** Lets the account's clock run; what is due on the way happens. */
  async wait({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: {
    days?: number;
    hours?: number;
    minutes?: number;
    seconds?: number;
  }): Promise<void> {
    const advanceBy = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
    await this.control('/_sandbox/clock', { advanceBy });
  }

  /** Starts a run; the one before ends. */
  async run(name: string, purpose: 'ordinary' | 'use-case' | 'negative' = 'ordinary'): Promise<void> {
    await this.control('/_sandbox/runs', { name, purpose });
  }
}
