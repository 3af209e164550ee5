/** What a run has learned of its account: ids of objects that answers named, so that later requests meet them. */
import { isObject } from '../../src/json';
import { operations } from './contract';

/** Stands in a drawn request for an id that is only known when the request is sent. */
export class KnownId {
  /** @param pick which of them, counted around; a negative one counts from the newest */
  constructor(
    readonly kind: string,
    readonly pick: number,
  ) {}
}

/** Lists inside objects, and what their members are. */
const innerLists: Readonly<Record<string, string>> = {
  items: 'item',
  charges: 'charge',
  sources: 'source',
  taxIdentifiers: 'tax_identifier',
  shipments: 'shipment',
  invoicePDFs: 'file',
  creditMemoPDFs: 'file',
};
const innerObjects: Readonly<Record<string, string>> = { session: 'payment-session' };

const perKind = 40;
const unlearned = 'never-made';

export class Known {
  private readonly ids = new Map<string, string[]>();

  constructor() {
    for (const { objectKind, pathExamples } of operations) {
      if (pathExamples.id !== undefined) this.add(objectKind, pathExamples.id);
      if (pathExamples.sourceId !== undefined) this.add('source', pathExamples.sourceId);
    }
  }

  add(kind: string, id: unknown): void {
    if (typeof id !== 'string' || id === '') return;
    const list = this.ids.get(kind) ?? [];
    if (list.includes(id)) return;
    list.push(id);
    if (list.length > perKind) list.shift();
    this.ids.set(kind, list);
  }

  /** Reads every id of an answer. @param kind of the object, or of the members of the list */
  learn(kind: string, body: unknown): void {
    if (!isObject(body)) return;
    if (Array.isArray(body.data)) for (const one of body.data) this.learn(kind, one);
    this.add(kind, body.id);
    this.learnInner(body);
  }

  private learnInner(value: unknown): void {
    if (Array.isArray(value)) for (const one of value) this.learnInner(one);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const kind = innerLists[key];
      if (kind && Array.isArray(inner)) for (const one of inner) if (isObject(one)) this.add(kind, one.id);
      const single = innerObjects[key];
      if (single && isObject(inner)) this.add(single, inner.id);
      this.learnInner(inner);
    }
  }

  idOf({ kind, pick }: KnownId): string {
    const list = this.ids.get(kind) ?? [];
    if (list.length === 0) return unlearned;
    const index = pick < 0 ? list.length + pick : pick % list.length;
    return list[Math.max(0, index)] as string;
  }

  /** A drawn value with every placeholder in it replaced. */
  fill(value: unknown): unknown {
    if (value instanceof KnownId) return this.idOf(value);
    if (Array.isArray(value)) return value.map((inner) => this.fill(inner));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.fill(inner)]));
  }
}
