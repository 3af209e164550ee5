import { applyUpdate, Doc, decodeUpdate, encodeStateAsUpdate, encodeStateVector, mergeUpdates } from 'yjs';
import { isObject } from '../../json';
import { changedSince, type History, readHistory } from './events';
import { fingerprint } from './fingerprint';
import { familyOf, placeOf, recordIdOf, SharedParts, type Stamp, type Target } from './places';
import { putAssessment, putClaims } from './putting';
import { readAssessment } from './reading';
import type { Assessment, HistoryEvent, SubjectId, Words } from './types';
import { keepUnchanged } from './unchanged';

/** Where an update comes from: `own` for what is done here, any other name for what arrives. */
export type Origin = string;
export const OWN: Origin = 'own';

/** When something is done, and by whom. */
export interface Moment extends Stamp {
  /** Of all that is done at once, where it is more than one change. */
  batch?: string;
  newId(): string;
}

/** Several updates as one. */
export const asOne = (updates: readonly Uint8Array[]): Uint8Array => mergeUpdates([...updates]);

export type Undone = { ok: true } | { ok: false; reason: string };

const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** An emptied text is one that was written to its end. Of a milestone its name is told; what it froze stands elsewhere. */
function asTold({ field }: Target, value: unknown): unknown {
  if (field === 'note' || field === 'reason') return value ?? '';
  if (field !== 'milestone' || !isObject(value)) return value;
  const { frozen: _, ...named } = value;
  return named;
}

/**
 * One assessment with the changes that made it. Several tabs, browsers and people change it at a time, each knowing only what
 * reached it. Their documents merge in any order and any number of times to the same one: of each place the last value, of
 * texts every letter that nobody removed, and of the history every change.
 */
export class AssessmentDocument {
  private readonly doc: Doc;
  private readonly parts: SharedParts;
  /** Texts that are being written: the event of each, which gets its end when the writing ends. */
  private readonly writing = new Map<string, string>();
  private shown: Assessment | null = null;
  /** Whether what is shown is all that the document holds. */
  private isShown = false;
  private listed: History | null = null;

  constructor(readonly id: string) {
    this.doc = new Doc();
    this.parts = new SharedParts(this.doc);
    this.parts.map('events').observe(() => {
      this.listed = null;
    });
    this.doc.on('beforeTransaction', () => {
      this.isShown = false;
    });
    // What became of a text that nobody ended is told from the text itself.
    this.doc.on('update', () => {
      if (this.listed?.hasUnended) this.listed = null;
    });
  }

  /**
   * The document of an assessment that came without one. Two that begin with the same assessment begin with the same document:
   * otherwise their first merge would hold each text twice.
   * @param changes what the first releases kept beside their answers
   */
  static of(assessment: Assessment, changes?: Uint8Array): AssessmentDocument {
    const origin = new AssessmentDocument(assessment.id);
    if (changes && !origin.apply(changes, 'file')) return AssessmentDocument.of(assessment);
    // Begins anew with each form of the document: the same number must not stand for different changes.
    const mark = `document 2 ${JSON.stringify(assessment)} ${changes?.join()}`;
    origin.doc.clientID = fingerprint(mark);
    origin.doc.transact(() =>
      changes
        ? putClaims(origin.parts, assessment, readAssessment('', origin.parts))
        : putAssessment(origin.parts, assessment),
    );
    const document = new AssessmentDocument(assessment.id);
    document.apply(origin.encode(), 'file');
    return document;
  }

  /** Takes over changes that came from elsewhere. @returns false where they cannot be read; then nothing has changed */
  apply(update: Uint8Array, origin: Origin): boolean {
    try {
      decodeUpdate(update);
      applyUpdate(this.doc, update, origin);
      return true;
    } catch {
      return false;
    }
  }

  /** All of it, as a document elsewhere can take it over. */
  encode(): Uint8Array {
    return encodeStateAsUpdate(this.doc);
  }

  /** What it knows, so that another document can tell what it lacks. */
  known(): Uint8Array {
    return encodeStateVector(this.doc);
  }

  /** @param known by another document. @returns what that one lacks */
  lackingIn(known: Uint8Array): Uint8Array {
    return encodeStateAsUpdate(this.doc, known);
  }

  /** Whether a change arrived before one that it rests on. */
  isWaiting(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }

  /** Calls back with each change, its own and those that arrive. Returns a way to stop. */
  onUpdate(heard: (update: Uint8Array, origin: Origin) => void): () => void {
    const listen = (update: Uint8Array, origin: unknown) => {
      heard(update, String(origin));
    };
    this.doc.on('update', listen);
    return () => this.doc.off('update', listen);
  }

  assessment(): Assessment {
    if (this.shown && this.isShown) return this.shown;
    this.shown = keepUnchanged(this.shown, readAssessment(this.id, this.parts));
    // Within a change, more of it may follow.
    this.isShown = this.doc._transaction === null;
    return this.shown;
  }

  /** The newest first. */
  history(): readonly HistoryEvent[] {
    return this.told().shown;
  }

  private told(): History {
    this.listed ??= readHistory(this.parts);
    return this.listed;
  }

  /** As it was typed: whoever goes on writing in it loses no mark. */
  words(subject: SubjectId, words: Words): string {
    return this.parts.text(subject, words);
  }

  /** Whether nothing was ever changed in it. */
  isEmpty(): boolean {
    return this.doc.store.clients.size === 0;
  }

  /** Several changes as one. */
  together(work: () => void): void {
    this.doc.transact(work, OWN);
  }

  /** @param stamp of the record, where it is not of this moment: it was changed elsewhere before. */
  change(target: Target, value: unknown, moment: Moment, stamp: Stamp = moment): void {
    const { subject, field } = target;
    const place = placeOf(this.parts, target, recordIdOf(field, value));
    if (!place || equal(place.read(), value)) return;
    this.put(place, target, value, moment);
    const family = familyOf(field);
    if (family && subject !== undefined) this.together(() => this.parts.setStamp(family, subject, stamp));
  }

  /** Keeps what a machine found: the history tells what people changed. */
  keep(target: Target, value: unknown): void {
    const place = placeOf(this.parts, target, recordIdOf(target.field, value));
    if (place && !equal(place.read(), value)) this.together(() => place.write(value));
  }

  /** Takes one record of a collection out. */
  take(target: Target, id: string, moment: Moment): void {
    const place = placeOf(this.parts, target, id);
    if (place && place.read() !== undefined) this.put(place, target, undefined, moment);
  }

  /** Renews when a record was changed, where nothing else of it does. */
  stamp(family: 'claim' | 'plan', subject: SubjectId, stamp: Stamp): void {
    if (!equal(this.parts.stamp(family, subject), stamp))
      this.together(() => this.parts.setStamp(family, subject, stamp));
  }

  private put(place: { read(): unknown; write(value: unknown): void }, target: Target, value: unknown, moment: Moment) {
    this.settle(moment);
    const before = place.read();
    this.together(() => {
      place.write(value);
      this.tell(target, moment, { before, after: asTold(target, value) });
    });
  }

  /** A text as it is being written: one event until `settle` ends it. */
  write(subject: SubjectId, words: Words, text: string, moment: Moment): void {
    const name = `${words} ${subject}`;
    const before = this.parts.text(subject, words);
    if (before === text) return;
    if (!this.writing.has(name)) this.settle(moment);
    this.together(() => {
      if (!this.writing.has(name)) {
        this.writing.set(name, this.tell({ subject, field: words }, moment, { before }));
        this.parts.setStamp('claim', subject, moment);
      }
      this.parts.write(subject, words, text);
    });
  }

  /** Ends what is being written, so that the history tells what became of it. */
  settle(moment: Moment): void {
    if (this.writing.size === 0) return;
    const ended = [...this.writing];
    this.writing.clear();
    this.together(() => {
      for (const [name, id] of ended) this.endWriting(name, id, moment);
    });
  }

  private endWriting(name: string, id: string, { time, by }: Moment): void {
    const [, words, subject] = /^(note|reason) (.*)$/s.exec(name) as unknown as [string, Words, SubjectId];
    const events = this.parts.map('events');
    const event = events.get(id) as HistoryEvent | undefined;
    const after = this.parts.text(subject, words);
    if (event) events.set(id, { ...event, time, after });
    this.parts.setStamp('claim', subject, by ? { time, by } : { time });
  }

  private tell({ subject, field }: Target, moment: Moment, values: Pick<HistoryEvent, 'before' | 'after'>): string {
    const { time, by, batch } = moment;
    const id = moment.newId();
    const { before, after } = values;
    this.parts.map('events').set(id, {
      ...{ id, time, field },
      ...(by && { by }),
      ...(batch !== undefined && { batch }),
      ...(subject !== undefined && { subject }),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    });
    return id;
  }

  /**
   * Puts back what stood before a change, which is a change of its own. What was done at once is undone at once, or not at all.
   */
  undo(eventId: string, moment: Moment): Undone {
    this.settle(moment);
    const { events } = this.told();
    const event = events.find(({ id }) => id === eventId);
    if (!event) return { ok: false, reason: 'This change is not in the history any more.' };
    const { batch } = event;
    const all = batch === undefined ? [event] : events.filter((one) => one.batch === batch);
    const ways = all.map((one) => this.wayBack(one, events));
    const [hindered, ...others] = ways.filter((way) => typeof way === 'string');
    if (hindered !== undefined) {
      const more = others.length === 0 ? '' : ` The same holds for ${others.length} more of what was done at once.`;
      return { ok: false, reason: hindered + more };
    }
    const now = batch === undefined ? moment : { ...moment, batch: moment.newId() };
    this.together(() => {
      for (const way of ways) if (typeof way === 'function') way(now);
    });
    return { ok: true };
  }

  /** @returns what puts back what stood before a change, or why nothing can */
  private wayBack(event: HistoryEvent, events: readonly HistoryEvent[]): ((moment: Moment) => void) | string {
    const { subject, field, before, after } = event;
    const target = { field, ...(subject !== undefined && { subject }) };
    const place = placeOf(this.parts, target, recordIdOf(field, before, after));
    if (!place) return 'This version of the page cannot undo such a change.';
    const later = changedSince(events, event);
    if (later) return `It was changed again, at ${later.time}. Undo that change first.`;
    if (!equal(asTold(target, place.read()), after))
      return 'Something else stands there now. Undo the newer changes first.';
    return (moment) => {
      this.put(place, target, before, moment);
      const family = familyOf(field);
      if (family && subject !== undefined) this.stamp(family, subject, moment);
    };
  }
}
