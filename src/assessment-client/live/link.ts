/** What a browser remembers of an assessment that it shares: where, and how far both sides are. */
import type { BrowserStorage } from '../../browser/storage';
import { fromText, toText } from '../../certification/assessment/bytes';
import { isObject } from '../../json';
import type { Place } from './server';

const prefix = 'connector-standards:shared:';
const browserKey = 'connector-standards:shared-by';
const VERSION = 1;

export interface Link {
  readonly place: Place;
  /** Of the server's assessment; absent before anything was received. */
  readonly edition?: string | undefined;
  /** The number of the newest change that was received. */
  readonly seen: number;
  /** What the server has, as a document says it; absent where nobody knows. */
  readonly known?: Uint8Array | undefined;
  /** When the first change was made that the server does not have. ISO 8601, UTC. */
  readonly waitingSince: string | null;
}

type Storage = Pick<BrowserStorage, 'read' | 'keep' | 'forget'>;

function placeIn(value: unknown): Place | null {
  if (!isObject(value)) return null;
  const { url, key } = value;
  return typeof url === 'string' && typeof key === 'string' ? { url, key } : null;
}

function readLink(text: string | null): Link | null {
  if (text === null) return null;
  try {
    const read: unknown = JSON.parse(text);
    const place = isObject(read) && read.version === VERSION ? placeIn(read.place) : null;
    if (!isObject(read) || !place) return null;
    const { edition, seen, known, waitingSince } = read;
    const isKnown = typeof edition === 'string' && typeof seen === 'number' && typeof known === 'string';
    const vector = isKnown ? fromText(known) : null;
    // Where the stand cannot be read, all is sent and received once more: nothing is lost by it.
    const stand = vector ? { edition: edition as string, seen: seen as number, known: vector } : { seen: 0 };
    return { place, ...stand, waitingSince: typeof waitingSince === 'string' ? waitingSince : null };
  } catch {
    return null;
  }
}

/** Where a browser keeps nothing, a link lives as long as the page. */
export class Links {
  private readonly here = new Map<string, Link>();
  private browserHere: string | null = null;

  constructor(private readonly storage: Storage) {}

  read(id: string): Link | null {
    return readLink(this.storage.read(prefix + id)) ?? this.here.get(id) ?? null;
  }

  keep(id: string, link: Link): void {
    const { known, ...rest } = link;
    const text = JSON.stringify({ version: VERSION, ...rest, ...(known && { known: toText(known) }) });
    if (this.storage.keep(prefix + id, text) === 'kept') this.here.delete(id);
    else this.here.set(id, link);
  }

  /** By which a server tells this browser from others. It says nothing of who works at it. */
  browser(newName: () => string): string {
    const name = this.storage.read(browserKey) ?? this.browserHere ?? newName();
    if (this.storage.keep(browserKey, name) !== 'kept') this.browserHere = name;
    return name;
  }

  forget(id: string): void {
    this.here.delete(id);
    this.storage.forget(prefix + id);
  }
}
