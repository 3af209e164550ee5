/** Where each thing stands in the shared document. A name is never given another meaning: stored documents have it. */
import type { Doc, Map as SharedMap } from 'yjs';
import { isObject } from '../../json';
import { replacedPart } from '../replaced-part';
import { shape, text, time } from './checks';
import { soundOrNull } from './sound';
import type { SubjectId, Words } from './types';

/** Something that can be changed, told in the history, and put back. */
export interface Place {
  /** As a JSON value; undefined for nothing. */
  read(): unknown;
  write(value: unknown): void;
}

/** Who changed something last, and when. */
export interface Stamp {
  /** ISO 8601, UTC. */
  time: string;
  by?: string;
}

export const readStamp = shape<Stamp>({ time, by: text }, ['time']);

/** A name in the history: what is changed, and of what. */
export interface Target {
  subject?: SubjectId;
  field: string;
}

export const collections = ['evidence', 'comments', 'reviews', 'attempts', 'milestones'] as const;
export type Collection = (typeof collections)[number];

/** Fields of the history that stand for one record of a collection, which has an id of its own. */
const collectionOf: Readonly<Record<string, Collection>> = {
  evidence: 'evidence',
  comment: 'comments',
  attempt: 'attempts',
  milestone: 'milestones',
};

export const answerFields = ['state', 'note', 'reason', 'waiver', 'revision'] as const;
export const planFields = ['ownerRole', 'ownerName', 'due', 'links'] as const;

export class SharedParts {
  constructor(readonly doc: Doc) {}

  map(name: string): SharedMap<unknown> {
    return this.doc.getMap(name);
  }

  text(subject: SubjectId, words: Words): string {
    return this.doc.getText(`${words} ${subject}`).toString();
  }

  /** Changes only the part of the text that differs, so that what somebody else writes elsewhere in it stays. */
  write(subject: SubjectId, words: Words, text: string): boolean {
    const shared = this.doc.getText(`${words} ${subject}`);
    const part = replacedPart(shared.toString(), text);
    if (!part) return false;
    shared.delete(part.at, part.removed);
    shared.insert(part.at, part.inserted);
    return true;
  }

  stamp(family: 'claim' | 'plan', subject: SubjectId): Stamp | undefined {
    return soundOrNull(readStamp, this.map('stamps').get(`${family} ${subject}`)) ?? undefined;
  }

  setStamp(family: 'claim' | 'plan', subject: SubjectId, { time, by }: Stamp): void {
    this.map('stamps').set(`${family} ${subject}`, by ? { time, by } : { time });
  }

  /** Subjects of which anything was ever claimed or written. */
  subjects(family: 'claim' | 'plan'): Set<SubjectId> {
    const after = (prefix: string, names: Iterable<string>) =>
      [...names].flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []));
    const stamped = after(`${family} `, this.map('stamps').keys());
    if (family === 'plan') return new Set(stamped);
    const written = ['note ', 'reason '].flatMap((prefix) => after(prefix, this.doc.share.keys()));
    return new Set([...stamped, ...this.map('states').keys(), ...this.map('waivers').keys(), ...written]);
  }
}

/** JSON values only, none of them shared with whoever handed them in. */
export const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

const inMap = (map: SharedMap<unknown>, key: string): Place => ({
  read: () => map.get(key),
  write: (value) => (value === undefined ? map.delete(key) : map.set(key, plain(value))),
});

/** `cleared` stays where an answer was removed: it is newer than the answer. */
const stateOf = (parts: SharedParts, subject: SubjectId): Place => ({
  read: () => {
    const state = parts.map('states').get(subject);
    return state === 'cleared' ? undefined : state;
  },
  write: (value) => parts.map('states').set(subject, value ?? 'cleared'),
});

/** As JSON text, and empty where one was taken back: so the first releases wrote them. */
const waiverOf = (parts: SharedParts, subject: SubjectId): Place => ({
  read: () => {
    const text = parts.map('waivers').get(subject);
    try {
      return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  },
  write: (value) => parts.map('waivers').set(subject, value === undefined ? '' : JSON.stringify(value)),
});

const textOf = (parts: SharedParts, subject: SubjectId, words: Words): Place => ({
  read: () => parts.text(subject, words) || undefined,
  write: (value) => parts.write(subject, words, typeof value === 'string' ? value : ''),
});

/** All that was answered about a subject, to be removed and put back as one. */
const answerOf = (parts: SharedParts, subject: SubjectId): Place => {
  const fields = answerFields.map((field) => [field, placeOf(parts, { subject, field })] as const);
  return {
    read: () => {
      const found = fields.flatMap(([field, place]) => {
        const value = place?.read();
        return value === undefined ? [] : [[field, value]];
      });
      return found.length > 0 ? Object.fromEntries(found) : undefined;
    },
    write: (value) => {
      const record = isObject(value) ? value : {};
      for (const [field, place] of fields)
        if (place?.read() !== undefined || record[field]) place?.write(record[field]);
    },
  };
};

function placeOfSubject(parts: SharedParts, subject: SubjectId, field: string): Place | null {
  if (field === 'answer') return answerOf(parts, subject);
  if (field === 'state') return stateOf(parts, subject);
  if (field === 'waiver') return waiverOf(parts, subject);
  if (field === 'note' || field === 'reason') return textOf(parts, subject, field);
  if (field === 'revision') return inMap(parts.map('revisions'), subject);
  if (field === 'review') return inMap(parts.map('reviews'), subject);
  return (planFields as readonly string[]).includes(field) ? inMap(parts.map('plans'), `${field} ${subject}`) : null;
}

/** @param id of the record, where the field stands for one of many. @returns null where no such thing can be changed */
export function placeOf(parts: SharedParts, { subject, field }: Target, id?: string): Place | null {
  const collection = Object.hasOwn(collectionOf, field) ? collectionOf[field] : undefined;
  if (collection) return id === undefined ? null : inMap(parts.map(collection), id);
  const [whole, name] = /^(about|profile) (.+)$/.exec(field)?.slice(1) ?? [];
  if (whole && name) return inMap(parts.map(whole), name);
  return subject === undefined ? null : placeOfSubject(parts, subject, field);
}

/** Of the record that a change is about, where it is one of many. */
export function recordIdOf(field: string, ...values: readonly unknown[]): string | undefined {
  const key = field === 'attempt' ? 'runId' : 'id';
  for (const value of values) if (isObject(value) && typeof value[key] === 'string') return value[key];
  return undefined;
}

/** Which stamp a change renews. */
export function familyOf(field: string): 'claim' | 'plan' | null {
  if (field === 'answer' || (answerFields as readonly string[]).includes(field)) return 'claim';
  return (planFields as readonly string[]).includes(field) ? 'plan' : null;
}
