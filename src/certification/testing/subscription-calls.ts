/** Plans and subscriptions of a connector. */
import type { Customer, Order, Plan, PlanRequest, Source, Subscription } from '../../generated/contract/types';
import type { Cart, ItemRequest } from './cart-calls';
import { OrderCalls } from './order-calls';
import { terms } from './shoppers';

type Fields = Readonly<Record<string, unknown>>;

export class SubscriptionCalls extends OrderCalls {
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
}
