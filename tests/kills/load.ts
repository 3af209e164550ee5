/** Callers that write without a break to whichever server answers, and note what they were answered. */
import { setTimeout as pause } from 'node:timers/promises';
import { secretKey } from '../../src/sandbox/keys';

const callers = 4;
const breakMs = 10;
const patienceMs = 30_000;

export interface Answered {
  readonly id: string;
  /** Sent with one request, and never with another. */
  readonly email: string;
}

export class Load {
  readonly answered: Answered[] = [];
  private sent = 0;
  private isOver = false;
  private readonly working: Promise<unknown>;

  /** @param isTold whether what was written has been told to the webhooks, but for a little that waits there all the time */
  constructor(
    private readonly urls: () => readonly string[],
    private readonly isTold: (written: number) => boolean,
  ) {
    this.working = Promise.all(Array.from({ length: callers }, () => this.call()));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.working;
  }

  private async call(): Promise<void> {
    while (!this.isOver) {
      const email = `shopper-${this.sent}@example.com`;
      const urls = this.urls();
      const url = urls[this.sent % Math.max(1, urls.length)];
      this.sent += 1;
      const id = url && (await this.write(url, email).catch(() => undefined));
      if (id) this.answered.push({ id, email });
      do await pause(breakMs);
      while (!this.isOver && !this.isTold(this.answered.length));
    }
  }

  /** @returns the id that it was answered with, or nothing where it was refused */
  private async write(url: string, email: string): Promise<string | undefined> {
    const response = await fetch(`${url}/customers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const { id } = (await response.json()) as { id?: string };
    return response.status === 201 ? id : undefined;
  }
}
