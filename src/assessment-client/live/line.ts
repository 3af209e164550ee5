/**
 * The line between a document here and the same one on a server: sends what is changed here, and takes what others change.
 * Whatever happens to the line, the document has all of it, and tells the server what that one lacks.
 */
import { type AssessmentDocument, asOne } from '../../certification/assessment/document';
import type { Link } from './link';
import { Pauses } from './pauses';
import type { AssessmentServer, Change, Failed, Others, Outcome, Received, Signed } from './server';
import type { Sharing } from './states';

/** A connection that is silent for longer than it should is taken for gone. */
const patienceMs = 10_000;
/** As long as a server waits for news. */
const pollMs = 20_000;
/** How long a change waits for others, so that a text is not sent letter by letter. */
const gatherMs = 300;
/** A refusal is not asked for again and again; a person can. */
const afterRefusalMs = 60_000;
/** An answer without news that came sooner was no wait. */
const shortestPollMs = 1000;
export const FROM_SERVER = 'server';

export type LineDocument = Pick<
  AssessmentDocument,
  'id' | 'apply' | 'encode' | 'known' | 'lackingIn' | 'onUpdate' | 'isWaiting'
>;

export interface LineAround {
  readonly server: AssessmentServer;
  /** Which browser this is, the same in all of its tabs. */
  readonly browser: string;
  /** ISO 8601, UTC. */
  now(): string;
  /** Calls back once, after milliseconds. Returns a way to stop it. */
  after(ms: number, act: () => void): () => void;
  /** What goes with the changes that are sent. */
  signed(): Signed;
  told(sharing: Sharing): void;
  keep(link: Link): void;
  /** The assessment is not shared there any more. */
  gone(reason: string): void;
}

type Trouble = Pick<Extract<Sharing, { state: 'offline' | 'refused' }>, 'state' | 'reason'>;

const isSame = (one: Uint8Array, other: Uint8Array | undefined) =>
  one.length === other?.length && one.every((byte, at) => byte === other[at]);

export class Line {
  private readonly ending = new AbortController();
  private readonly pauses: Pauses;
  /** Changes since the last sending. */
  private gathered: Uint8Array[] = [];
  /** What is sent next is all that the server lacks, as far as is known. */
  private sendsAll: boolean;
  private isSending = false;
  private isConnected = false;
  /** The question for news that is under way. */
  private asking = new AbortController();
  /** The connection may be gone without a word: the next question is answered at once. */
  private isInDoubt = false;
  /** What was received was not here before. */
  private hasNews = false;
  private trouble: Trouble | null = null;
  /** Why the server takes no changes of this browser, though it gives those of others. */
  private unsendable: string | null = null;
  private presence: Others | undefined;
  private last: { by?: string; time: string } | undefined;
  private stopHearing = () => {};
  private stopGathering: (() => void) | null = null;

  constructor(
    private readonly document: LineDocument,
    private link: Link,
    private readonly around: LineAround,
  ) {
    this.pauses = new Pauses(around.after);
    this.sendsAll = link.waitingSince !== null || !isSame(document.known(), link.known);
  }

  start(): void {
    this.stopHearing = this.document.onUpdate((update, origin) => this.changed(update, origin));
    this.tell();
    void this.receive();
  }

  stop(): void {
    this.stopHearing();
    this.stopGathering?.();
    this.ending.abort();
    this.asking.abort();
    this.pauses.end();
  }

  /** Tries again now: a person asked, or the network is back. */
  nudge(): void {
    this.unsendable = null;
    this.pauses.end();
    // The connection of the question that is under way may have gone silent.
    this.isInDoubt = true;
    this.asking.abort();
    void this.send();
  }

  get sharing(): Sharing {
    const { url } = this.link.place;
    const { waitingSince } = this.link;
    if (this.trouble) return { ...this.trouble, url, waitingSince };
    if (!this.isConnected) return { state: 'joining', url };
    if (this.unsendable !== null) return { state: 'refused', reason: this.unsendable, url, waitingSince };
    const isSending = this.isSending || this.gathered.length > 0;
    const others = this.presence?.others;
    return { state: 'live', url, isSending, ...(this.last && { last: this.last }), ...(others && { others }) };
  }

  private get isStopped(): boolean {
    return this.ending.signal.aborted;
  }

  private get maySend(): boolean {
    return this.isConnected && !this.isStopped && this.unsendable === null;
  }

  private tell(): void {
    if (!this.isStopped) this.around.told(this.sharing);
  }

  private keep(change: Partial<Link>): void {
    this.link = { ...this.link, ...change };
    if (!this.isStopped) this.around.keep(this.link);
  }

  private changed(update: Uint8Array, origin: string): void {
    if (origin === FROM_SERVER) {
      this.hasNews = true;
      return;
    }
    this.gathered.push(update);
    if (this.link.waitingSince === null) this.keep({ waitingSince: this.around.now() });
    this.tell();
    this.stopGathering ??= this.around.after(gatherMs, () => {
      this.stopGathering = null;
      void this.send();
    });
  }

  private async receive(): Promise<void> {
    for (let failures = 0; !this.isStopped; ) {
      const startedAt = performance.now();
      const waitMs = this.isConnected && !this.isInDoubt ? pollMs : 0;
      const { seen: after } = this.link;
      const presence = this.presence?.version;
      const answer = await this.ask(after, waitMs);
      if (this.isStopped) return;
      if (this.isInDoubt && !answer.ok) continue;
      if (!answer.ok) {
        failures += 1;
        this.failed(answer);
        await this.pauses.for(answer.waitMs ?? this.pauseAfter(failures));
        continue;
      }
      failures = 0;
      if (!this.take(answer.result)) await this.pauses.for(afterRefusalMs);
      else if (
        waitMs > 0 &&
        answer.result.number === after &&
        answer.result.presence?.version === presence &&
        performance.now() - startedAt < shortestPollMs
      )
        await this.pauses.for(shortestPollMs);
    }
  }

  private async ask(after: number, waitMs: number): Promise<Outcome<Received>> {
    this.isInDoubt = false;
    this.asking = new AbortController();
    const stop = this.around.after(waitMs + patienceMs, () => this.asking.abort());
    const { browser, signed } = this.around;
    const present = { browser, by: signed().by, known: this.presence?.version ?? 0 };
    const wanted = { after, edition: this.link.edition, waitMs, present };
    const answer = await this.around.server.changes(this.document.id, wanted, this.asking.signal);
    stop();
    return answer;
  }

  /** Longer each time, up to half a minute. */
  private pauseAfter(failures: number): number {
    return this.trouble?.state === 'refused' ? afterRefusalMs : Math.min(30_000, 500 * 2 ** failures);
  }

  /** @returns false where it cannot be read here */
  private take({ edition, number, changes, presence }: Received): boolean {
    this.presence = presence;
    const isOther = this.link.edition !== undefined && edition !== this.link.edition;
    if (isOther || number < this.link.seen) {
      this.beginAnew();
      return true;
    }
    const wasEven = !this.sendsAll && !this.isSending && this.gathered.length === 0;
    if (!changes.every((change) => this.apply(change))) {
      const reason = 'What the server has cannot be read here. A newer version of this site may have written it.';
      this.isConnected = false;
      this.fall({ state: 'refused', reason });
      return false;
    }
    if (this.document.isWaiting() && this.link.seen > 0) {
      this.beginAnew();
      return true;
    }
    this.keep({ edition, seen: number, ...(wasEven && { known: this.document.known() }) });
    this.isConnected = true;
    this.trouble = null;
    this.tell();
    void this.send();
    return true;
  }

  /** What this browser sent comes back too, and is no news. @returns false where it cannot be read here */
  private apply({ update, by, time }: Change): boolean {
    this.hasNews = false;
    if (!this.document.apply(update, FROM_SERVER)) return false;
    if (this.hasNews && time !== undefined) this.last = { time, ...(by !== undefined && { by }) };
    return true;
  }

  /** The server has another assessment of this id, or less than it had: all is received and sent again. */
  private beginAnew(): void {
    this.isConnected = false;
    this.sendsAll = true;
    this.keep({ edition: undefined, seen: 0, known: undefined });
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    while (this.maySend && (this.sendsAll || this.gathered.length > 0)) await this.sendOnce();
    this.isSending = false;
    this.tell();
  }

  private async sendOnce(): Promise<void> {
    const { known: before } = this.link;
    const known = this.document.known();
    const update = this.sendsAll ? this.lacking(before) : asOne(this.gathered);
    this.gathered = [];
    this.sendsAll = false;
    this.tell();
    const { server, signed } = this.around;
    const answer = await server.send(this.document.id, update, signed(), this.ending.signal);
    if (answer.ok) {
      const { waitingSince } = this.link;
      this.keep({ known, waitingSince: this.gathered.length > 0 ? waitingSince : null });
      return;
    }
    this.sendsAll = true;
    if (this.isStopped) return;
    if (answer.why === 'busy') await this.pauses.for(answer.waitMs ?? shortestPollMs);
    else if (answer.why === 'incomplete' && before !== undefined) this.keep({ known: undefined });
    else if (answer.why === 'refused' || answer.why === 'incomplete') this.hold(answer.reason);
    else this.failed(answer);
  }

  /** Sends nothing more for a while: what was refused once is refused again. */
  private hold(reason: string): void {
    this.unsendable = reason;
    this.tell();
    void this.pauses.for(afterRefusalMs).then(() => this.nudge());
  }

  private lacking(known: Uint8Array | undefined): Uint8Array {
    return known ? this.document.lackingIn(known) : this.document.encode();
  }

  private failed({ why, reason }: Failed): void {
    if (why === 'gone') {
      this.around.gone(reason);
      this.stop();
      return;
    }
    this.isConnected = false;
    this.fall({ state: why === 'unreachable' || why === 'busy' ? 'offline' : 'refused', reason });
  }

  private fall(trouble: Trouble): void {
    this.trouble = trouble;
    this.tell();
  }
}
