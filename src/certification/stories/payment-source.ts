import { objects, text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Story } from '../ledger-index/story';
import type { At } from '../vocabulary/check';
import type { Purchase } from './purchase';

/** A source that paid for an order, as the order's answer names it. */
export class PaymentSource implements At {
  private knownAttachment: Call | null | undefined;

  constructor(
    readonly purchase: Purchase,
    readonly pointer: string,
    readonly value: unknown,
    readonly story: Story,
  ) {}

  get call(): Call {
    return this.purchase.call;
  }

  get type(): string | undefined {
    return text(this.value, 'type');
  }

  /** The call that made it; undefined where it is older than the ledger. */
  get creation(): Call | undefined {
    const { story } = this;
    return story.firstCall(({ isAccepted, answer }) => isAccepted && text(answer, 'id') === story.id, 'createSources');
  }

  /** The call that saved it with a customer, whenever that was. */
  get saving(): Call | undefined {
    return this.story.firstCall(({ isAccepted }) => isAccepted, 'createCustomerSource');
  }

  /** The call that put it on the checkout: a write that named it, or an attachment. */
  get attachment(): Call | undefined {
    // It came before the order: it never changes.
    if (this.knownAttachment === undefined) this.knownAttachment = this.findAttachment() ?? null;
    return this.knownAttachment ?? undefined;
  }

  private findAttachment(): Call | undefined {
    const { checkout, checkoutId, call } = this.purchase;
    if (!checkout || checkoutId === undefined) return undefined;
    const all = checkout.callsBefore(call.sequence, 'createCheckouts', 'updateCheckouts', 'attachSourceToCheckout');
    return all.findLast(
      ({ isAccepted, params, body }) => isAccepted && (params.sourceId ?? text(body, 'sourceId')) === this.story.id,
    );
  }

  /** Saved before the checkout began. */
  get wasSaved(): boolean {
    const begun = this.purchase.creation?.sequence ?? 0;
    return this.creation === undefined || (this.saving !== undefined && this.saving.sequence < begun);
  }
}

const none: readonly PaymentSource[] = [];

/** What paid for an order, but for store credit. */
export function paymentSources(purchase: Purchase): readonly PaymentSource[] {
  return purchase.call.isAccepted ? purchase.derived(sourcesIn) : none;
}

function sourcesIn(purchase: Purchase, on: LedgerIndex): readonly PaymentSource[] {
  return objects(purchase.call.answer, 'payment.sources').flatMap((value, index) => {
    const [id, type] = [text(value, 'id'), text(value, 'type')];
    if (id === undefined || type === 'customerCredit') return [];
    return new PaymentSource(purchase, `/responseBody/payment/sources/${index}`, value, on.story('source', id));
  });
}
