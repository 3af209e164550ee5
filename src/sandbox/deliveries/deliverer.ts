/**
 * Sends what stands in the outboxes. Each webhook has a line of its own, oldest event first and one at a time, so that an
 * endpoint that hangs holds up nobody else. Of several processes on one database, one sends along a line. Should two believe
 * that they do, each still sends the oldest event that nobody has noted, so that the order stands and events come twice. What was sent is marked afterwards: when the process ends in between, it is sent
 * again. Published is no order at all; that first attempts keep the order of the events is ours.
 */
import { reportFault } from '../../ledger/report-fault';
import { settleAttempt, takeDue } from '../engine/outbox/attempts';
import { accountsWaiting, untilDue, waitingIn } from '../engine/outbox/waiting';
import type { Outbox, Recorder } from '../engine/record';
import type { Hold, Peers } from '../peers/port';
import type { Store } from '../storage/port';
import { type Cannot, type Checked, checkHandler, type Wanted } from './check/run';
import { Listeners } from './listeners';
import { sendLetter } from './send';
import type { Sender } from './sender';
import { Timers } from './timers';
import { wayOf } from './ways';

export interface Deliverer extends Outbox {
  /** Goes on with what waits, whichever process wrote it. */
  start(): Promise<void>;
  /** Another process wrote something that is to be sent. Without the webhooks, the account's outbox is looked through. */
  stored(accountId: string, webhookIds?: readonly string[]): void;
  /** Those who fetch deliveries themselves. */
  readonly listeners: Listeners;
  /** Checks the handler behind a webhook. */
  check(wanted: Wanted): Promise<Checked | Cannot>;
  /** Resolves once nothing that is due is left to send. */
  idle(): Promise<void>;
  /** Ends once nothing is under way. What is not answered in time is sent again later. */
  stop(): Promise<void>;
}

export interface DelivererOptions {
  readonly store: Store;
  readonly record: Recorder;
  readonly send: Sender;
  readonly peers: Peers;
}

/** How long an endpoint may still answer when the process is about to end, in milliseconds. */
const farewellMs = 500;

/** How long to wait before trying again where the store failed, in milliseconds. */
const afterFaultMs = 5000;

/** A webhook's line, while something is sent along it. */
interface Line {
  readonly done: Promise<void>;
  /** Something came in meanwhile. */
  again: boolean;
}

class Lines implements Deliverer {
  private readonly lines = new Map<string, Line>();
  private readonly timers = new Timers((accountId) => void this.look(accountId));
  /** Of what is under way. */
  private readonly underWay = new Set<AbortController>();
  readonly listeners: Listeners;
  private isStopped = false;

  constructor(private readonly options: DelivererOptions) {
    this.listeners = new Listeners({ ...options, onAsked: (place) => this.filled(place.accountId, [place.webhookId]) });
  }

  async start(): Promise<void> {
    try {
      for (const accountId of await accountsWaiting(this.options.store)) await this.look(accountId);
    } catch (error) {
      if (this.isStopped) return;
      reportFault('Deliveries to webhooks wait:', error);
      setTimeout(() => void this.start(), afterFaultMs).unref();
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.timers.stop();
    this.listeners.stop();
    const farewell = setTimeout(() => {
      for (const controller of this.underWay) controller.abort();
    }, farewellMs);
    await this.idle();
    clearTimeout(farewell);
  }

  async idle(): Promise<void> {
    while (this.lines.size > 0) await Promise.all([...this.lines.values()].map(({ done }) => done));
  }

  check(wanted: Wanted): Promise<Checked | Cannot> {
    return checkHandler({ ...this.options, listeners: this.listeners }, wanted);
  }

  filled(accountId: string, webhookIds: readonly string[]): void {
    for (const webhookId of webhookIds) this.open(accountId, webhookId);
  }

  clockMoved(accountId: string): void {
    void this.look(accountId);
  }

  stored(accountId: string, webhookIds?: readonly string[]): void {
    if (webhookIds) this.filled(accountId, webhookIds);
    else void this.look(accountId);
  }

  /** Finds out what there is to send, and when to look again. */
  private async look(accountId: string): Promise<void> {
    if (this.isStopped) return;
    try {
      const { webhookIds, nextInMs } = await waitingIn(this.options.store, accountId);
      this.filled(accountId, webhookIds);
      if (nextInMs !== undefined) this.timers.set(accountId, nextInMs);
    } catch (error) {
      this.failed(accountId, error);
    }
  }

  private failed(accountId: string, error: unknown): void {
    if (this.isStopped) return;
    reportFault('Deliveries to webhooks wait:', error);
    this.timers.set(accountId, afterFaultMs);
  }

  private open(accountId: string, webhookId: string): void {
    if (this.isStopped) return;
    const name = `${accountId} ${webhookId}`;
    const known = this.lines.get(name);
    if (known) {
      known.again = true;
      return;
    }
    const line: Line = { again: false, done: Promise.resolve().then(() => this.work(accountId, webhookId, name)) };
    this.lines.set(name, line);
  }

  /** Takes the line for this process, where no other has it, until nothing is due. */
  private async work(accountId: string, webhookId: string, name: string): Promise<void> {
    let hold: Hold | undefined;
    try {
      hold = await this.options.peers.take(name);
      if (hold) await this.sendAll(accountId, webhookId, name, hold);
    } catch (error) {
      this.failed(accountId, error);
    }
    await hold?.release();
    const cameLate = hold?.isHeld && this.lines.get(name)?.again;
    this.lines.delete(name);
    if (cameLate) this.open(accountId, webhookId);
  }

  /** Sends one after the other until nothing is due. */
  private async sendAll(accountId: string, webhookId: string, name: string, hold: Hold): Promise<void> {
    for (let goesOn = true; goesOn && !this.isStopped && hold.isHeld; ) {
      const line = this.lines.get(name);
      if (line) line.again = false;
      goesOn = (await this.sendOne(accountId, webhookId)) || line?.again === true;
    }
  }

  /** @returns whether there was something to send */
  private async sendOne(accountId: string, webhookId: string): Promise<boolean> {
    const { store, record } = this.options;
    const letter = await takeDue(record, accountId, webhookId);
    if (!letter) return false;
    const send = await wayOf({ ...this.options, listeners: this.listeners }, { accountId, webhookId });
    const controller = new AbortController();
    this.underWay.add(controller);
    const came = await sendLetter(letter, { send, signal: controller.signal }).finally(() =>
      this.underWay.delete(controller),
    );
    // Nobody knows whether it arrived: it is sent again when the sandbox is there again.
    if (controller.signal.aborted || came === 'unsent') return false;
    const after = await settleAttempt(record, accountId, letter, came);
    const dueTime = after?.document.dueTime;
    if (dueTime !== undefined) this.timers.set(accountId, await untilDue(store, accountId, dueTime));
    return true;
  }
}

export function createDeliverer(options: DelivererOptions): Deliverer {
  return new Lines(options);
}
