import type { Event, Webhook } from '../../generated/contract/types';
import type { Send } from './calls';
import { SubscriptionCalls } from './subscription-calls';

export type { Answer, Send, Sending } from './calls';
export type { Cart } from './cart-calls';
export type { Purchase } from './order-calls';

type Fields = Readonly<Record<string, unknown>>;

/** What arrives at the connector's endpoint. */
export interface Arrived {
  readonly event: Event;
  readonly text: string;
  readonly signature: string;
}

/** Answers with a status, or with null where it takes too long. */
export type Endpoint = (arrived: Arrived) => Promise<number | null> | number | null;

/**
 * A connector that does everything right unless told otherwise. Each method is one call, or the few that a store would make,
 * with good defaults: hand in only what a test is about, and undefined to leave something out.
 */
export class Connector extends SubscriptionCalls {
  private endpoint: Endpoint = () => 200;

  constructor(
    send: Send,
    control: (path: string, body?: unknown) => Promise<unknown>,
    private readonly allDelivered: () => Promise<void> = async () => undefined,
  ) {
    super(send, control);
  }

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
    // A call of the same millisecond would count as one that followed.
    await new Promise((resolve) => setTimeout(resolve, 2));
    await this.control(`/_sandbox/webhooks/${id}/test`, { waitMs: 0, ...fields });
  }
}
