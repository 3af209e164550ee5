/** Somebody who writes in a shared assessment: a document of Yjs, and the calls that carry its changes. */
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import type { Answered, Asking } from '../faults/ask';

const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

export class Writer {
  readonly doc = new Doc();
  private seen = 0;
  private sent = encodeStateVector(new Doc());

  constructor(
    readonly api: Asking,
    readonly id: string,
    readonly name = 'Ada',
  ) {}

  private get path(): string {
    return `/_sandbox/assessments/${this.id}/changes`;
  }

  write(text: string, at = 0): void {
    const note = this.doc.getText('note');
    note.insert(Math.min(at, note.length), text);
  }

  erase(at: number, count: number): void {
    const note = this.doc.getText('note');
    const from = Math.min(at, note.length);
    note.delete(from, Math.min(count, note.length - from));
  }

  get note(): string {
    return this.doc.getText('note').toString();
  }

  share(): Promise<Answered> {
    const update = inBase64(encodeStateAsUpdate(this.doc));
    return this.api.send('POST', '/_sandbox/assessments', { id: this.id, name: 'Acme', by: this.name, update });
  }

  /** Sends what changed since it last did. */
  async push(): Promise<Answered> {
    const update = inBase64(encodeStateAsUpdate(this.doc, this.sent));
    const answer = await this.pushed(update);
    if (answer.status === 200) this.sent = encodeStateVector(this.doc);
    return answer;
  }

  pushed(update: string, more: object = {}): Promise<Answered> {
    return this.api.send('POST', this.path, { by: this.name, update, ...more });
  }

  /** Takes what others changed, and waits for it where there is nothing yet. */
  async pull(waitMs = 0): Promise<Answered> {
    const answer = await this.api.send('GET', `${this.path}?after=${this.seen}&waitMs=${waitMs}`);
    if (answer.status !== 200) return answer;
    for (const { update } of answer.body.data) applyUpdate(this.doc, fromBase64(update));
    this.seen = answer.body.number;
    return answer;
  }
}
