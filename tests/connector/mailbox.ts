/** Between the sandbox and the connector's endpoint: what is delivered waits until the season has time for it. */
import type { Sender } from '../../src/sandbox/deliveries/sender';

export type Receive = (header: string, body: string) => Promise<number>;

export class Mailbox {
  private receive: Receive | undefined;
  private readonly waiting: (() => void)[] = [];

  /** Answers what the connector answers, once the box is open. */
  readonly send: Sender = async ({ headers, body }) => {
    while (!this.receive) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const begun = performance.now();
    const status = await this.receive(headers['DigitalRiver-Signature'] ?? '', new TextDecoder().decode(body));
    return { status, text: '', afterMs: performance.now() - begun };
  };

  /** Lets everything through while some work is done. */
  async openFor(receive: Receive, work: () => Promise<void>): Promise<void> {
    this.receive = receive;
    for (const letIn of this.waiting.splice(0)) letIn();
    try {
      await work();
    } finally {
      this.receive = undefined;
    }
  }
}
