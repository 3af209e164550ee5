/**
 * Records as they stand in the file, parsed and at hand. The file is this process's alone, so nobody else changes a row.
 * Documents are never changed in place: whoever wants another one makes it.
 */
import { momentOf } from '../../domain/kernel/time';
import { PageMemory } from '../page-memory';
import type { RecordKind, StoredRecord } from '../records';

/** JSON of the records that are held: some 20 MB of memory. */
const mostCharacters = 4_000_000;
/** Events are read while they are sent, and seldom after; the fewer objects live long, the less is there to clear. */
const mostEvents = 100;

export interface Held {
  readonly position: number;
  readonly record: StoredRecord;
  readonly characters: number;
}

const keyOf = (account: string, kind: string, id: string) => `${account} ${kind} ${id}`;

export class RecordCache {
  /** The least lately used first. */
  private readonly byKey = new Map<string, Held>();
  private readonly keys = new Map<number, string>();
  /** By account: nothing is due before this time. No account is without one for long. */
  readonly firstDue = new Map<string, number>();
  readonly pages = new PageMemory();
  private characters = 0;
  /** The events that are held, the oldest first. */
  private readonly events: (readonly [account: string, id: string])[] = [];

  /** Characters of the JSON that is held. */
  get size(): number {
    return this.characters;
  }

  get(account: string, kind: RecordKind, id: string): Held | undefined {
    const key = keyOf(account, kind, id);
    const held = this.byKey.get(key);
    if (!held) return undefined;
    this.byKey.delete(key);
    this.byKey.set(key, held);
    return held;
  }

  at(position: number): Held | undefined {
    const key = this.keys.get(position);
    return key === undefined ? undefined : this.byKey.get(key);
  }

  set(account: string, held: Held): void {
    const { kind, id } = held.record;
    this.release(account, kind, id);
    // One that is as large as many others would push them all out.
    if (held.characters > mostCharacters / 20) return;
    const key = keyOf(account, kind, id);
    this.byKey.set(key, held);
    this.keys.set(held.position, key);
    this.characters += held.characters;
    for (const [oldest, { position, characters }] of this.byKey) {
      if (this.characters <= mostCharacters) return;
      this.byKey.delete(oldest);
      this.keys.delete(position);
      this.characters -= characters;
    }
  }

  /** Takes in what was just written: no list of its kind is what it was. */
  wrote(account: string, held: Held): void {
    const { record } = held;
    this.pages.forget(account, record.kind);
    const first = this.firstDue.get(account);
    if (record.kind === 'due-step' && first !== undefined)
      this.firstDue.set(account, Math.min(first, momentOf(record.document.dueTime)));
    this.set(account, held);
    if (record.kind === 'event') this.holdFewEvents(account, record.id);
  }

  private holdFewEvents(account: string, id: string): void {
    this.events.push([account, id]);
    if (this.events.length < 2 * mostEvents) return;
    for (const [of, oldest] of this.events.splice(0, mostEvents)) this.release(of, 'event', oldest);
  }

  /** Forgets a record that was removed, or whose row is not what was thought. */
  drop(account: string, kind: string, id: string): void {
    if (kind === 'due-step') this.firstDue.delete(account);
    this.pages.forget(account, kind);
    this.release(account, kind, id);
  }

  private release(account: string, kind: string, id: string): void {
    const key = keyOf(account, kind, id);
    const held = this.byKey.get(key);
    if (!held) return;
    this.byKey.delete(key);
    this.keys.delete(held.position);
    this.characters -= held.characters;
  }

  clear(): void {
    this.firstDue.clear();
    this.pages.clear();
    this.byKey.clear();
    this.keys.clear();
    this.characters = 0;
  }
}
