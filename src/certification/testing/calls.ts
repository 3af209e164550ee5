/** Calls of a connector, and what a test notes of them. */
import type { DeliveryEntry } from '../../ledger/types';

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

export class Calls {
  private made = 0;
  private lastRequest = '';
  /** Id of the request that a rule has to name. @see blame */
  blamed = '';
  blamedDelivery: ((entry: DeliveryEntry) => boolean) | undefined;

  constructor(
    private readonly sendOnce: Send,
    /** A control call of the sandbox. */
    protected readonly control: (path: string, body?: unknown) => Promise<unknown>,
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

  /** Has a later call fail on purpose. */
  async arm(fault: Readonly<Record<string, unknown>>): Promise<void> {
    await this.control('/_sandbox/faults', fault);
  }

  /** A call whose answer never comes, though it was carried out. */
  async lost(method: string, path: string, body?: unknown): Promise<void> {
    await this.arm({ kind: 'cut' });
    const isLost = await this.sendOnce(method, path, { body }).then(
      () => false,
      () => true,
    );
    if (!isLost) throw new Error(`${method} ${path} was answered.`);
  }

  /** Starts a run; the one before ends. */
  async run(name: string, purpose: 'ordinary' | 'use-case' | 'negative' = 'ordinary'): Promise<void> {
    await this.control('/_sandbox/runs', { name, purpose });
  }
}
