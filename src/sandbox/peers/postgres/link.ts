/**
 * The one connection by which a process hears the others, and by which they know that it lives: it holds a lock of the
 * session (an advisory lock on a number of its own), which PostgreSQL lets go the moment the connection ends. Whoever has
 * lost it holds nothing any more, and hears nothing: both in one, so that no news can pass by somebody who holds a line.
 */
import { randomBytes, randomInt } from 'node:crypto';
import pg from 'pg';
import { reportFault } from '../../../ledger/report-fault';
import type { Listener } from '../port';
import { callOf, callText, channel, type Heard, newsOf, notify, type Question } from './wire';

/** Tells the sandbox's locks from those that others may take in the same database. */
export const lockClass = 0x5a_9d_b0;
const largestHolder = 2 ** 31;

/** How often a process looks who else is there, in milliseconds: what one that died had is taken over so much later at most. */
const lookEveryMs = 500;
/** A connection that does not answer for so long is given up, in milliseconds. */
const answerMs = 10_000;
const connectMs = 10_000;
/** So long the others may take to say that they have heard, in milliseconds. */
const hearingMs = 2000;
/** Between attempts to connect again, in milliseconds. */
const firstPauseMs = 50;
const longestPauseMs = 1000;

/** A machine that vanished without a word is given up by the server after about 11 seconds. */
const settings = `set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3`;

const living = `select objid::bigint::int as holder from pg_locks
  where locktype = 'advisory' and classid = ${lockClass} and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`;

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

export interface LinkOptions {
  readonly url: string;
  /** Names this process in what it tells. */
  readonly self: string;
}

export class Link {
  /** The number that this process holds its lock on; another one after each loss of the connection. */
  holder = 0;
  private client: pg.Client | undefined;
  private listener: Listener | undefined;
  private known = new Set<number>();
  private looking: NodeJS.Timeout | undefined;
  private isLeft = false;
  private last: Promise<unknown> = Promise.resolve();
  /** Who has yet to answer each question that is open. */
  private readonly asked = new Map<string, (holder: number) => void>();

  constructor(private readonly options: LinkOptions) {}

  async join(listener: Listener): Promise<void> {
    this.listener = listener;
    await this.connect();
    this.looking = setInterval(() => void this.look(), lookEveryMs);
    this.looking.unref();
  }

  async leave(): Promise<void> {
    this.isLeft = true;
    clearInterval(this.looking);
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  /** Whether this process is heard of, and hears. */
  get isUp(): boolean {
    return this.client !== undefined;
  }

  /** Another process has a line that this one asked for: its end is noticed even where it comes before the next look. */
  met(holder: number): void {
    this.known.add(holder);
  }

  /** Whether other processes were there when this one looked last. */
  get hasCompany(): boolean {
    return this.known.size > 1;
  }

  /**
   * One after the other: `pg` is to lose its own queue.
   * @throws where the connection is lost, also before there is one
   */
  ask<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.last.then(() => this.askNow<Row>(text, values));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  /** Resolves once all who live have heard what was told before; without whoever takes too long. Never fails. */
  async caughtUp(): Promise<void> {
    const asks = randomBytes(16).toString('hex');
    try {
      const others = new Set((await this.ask<{ holder: number }>(living)).map(({ holder }) => holder));
      others.delete(this.holder);
      if (others.size === 0) return;
      await new Promise<void>((resolve, reject) => {
        setTimeout(resolve, hearingMs).unref();
        this.asked.set(asks, (holder) => {
          others.delete(holder);
          if (others.size === 0) resolve();
        });
        this.tell({ asks }).catch(reject);
      });
    } catch {
      // Without the database nobody is called either; who comes back reads everything anew.
    } finally {
      this.asked.delete(asks);
    }
  }

  private hearCall(call: Question | Heard | undefined): void {
    if (!call) return;
    if ('answers' in call) this.asked.get(call.answers)?.(call.holder);
    else void this.tell({ answers: call.asks, holder: this.holder }).catch(() => undefined);
  }

  private tell(call: Question | Heard): Promise<unknown> {
    return this.ask(notify, [channel, [callText(call, this.options.self)]]);
  }

  private async askNow<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const { client } = this;
    if (!client) throw new Error('There is no connection to the database now.');
    try {
      return (await client.query({ text, values: [...values] })).rows as Row[];
    } catch (error) {
      // PostgreSQL names what it refuses by a code; anything else means that it was not reached.
      if (!(error instanceof pg.DatabaseError) || /^(08|57P)/.test(error.code ?? '')) this.lost(client);
      throw error;
    }
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      keepAlive: true,
      application_name: 'connector-standards sandbox, its news',
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload = '' }) => {
      const news = newsOf(payload, this.options.self);
      if (client !== this.client) return;
      if (news) this.listener?.heard(news);
      else this.hearCall(callOf(payload, this.options.self));
    });
    try {
      await client.connect();
      await client.query(settings);
      const holder = await this.register(client);
      await client.query(`listen ${channel}`);
      this.known = await readLiving(client);
      this.holder = holder;
      this.client = client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  /**
   * A connection that this process has given up may still stand at the server's end: it is ended, with what it held. Who
   * takes over a line from it shares its lock for a moment, and is let be: only the one that has the lock alone is meant.
   */
  private async register(client: pg.Client): Promise<number> {
    const before = ['advisory', lockClass, this.holder, 'ExclusiveLock'];
    await client.query(
      'select pg_terminate_backend(pid) from pg_locks where locktype = $1 and classid = $2 and objid = $3 and mode = $4',
      before,
    );
    for (;;) {
      const holder = randomInt(1, largestHolder);
      const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as had', [lockClass, holder]);
      if ((rows[0] as { had: boolean }).had) return holder;
    }
  }

  private lost(client: pg.Client): void {
    if (client !== this.client) return;
    this.client = undefined;
    void client.end().catch(() => undefined);
    if (!this.isLeft) void this.comeBack();
  }

  private async comeBack(): Promise<void> {
    for (let wait = firstPauseMs; !this.isLeft; wait = Math.min(wait * 2, longestPauseMs)) {
      const isBack = await this.connect().then(
        () => true,
        () => false,
      );
      if (isBack && this.isLeft) return this.leave();
      if (isBack) return this.listener?.missed();
      await pause(wait);
    }
  }

  /** Whether everybody is still there: what one who is gone has left undone is looked for. */
  private async look(): Promise<void> {
    const { client } = this;
    if (!client) return;
    try {
      const before = this.known;
      this.known = new Set((await this.ask<{ holder: number }>(living)).map(({ holder }) => holder));
      if (client === this.client && [...before].some((holder) => !this.known.has(holder))) this.listener?.missed();
    } catch (error) {
      if (client === this.client) reportFault('The other processes cannot be looked for:', error);
    }
  }
}

async function readLiving(client: pg.Client): Promise<Set<number>> {
  const { rows } = await client.query<{ holder: number }>(living);
  return new Set(rows.map(({ holder }) => holder));
}
