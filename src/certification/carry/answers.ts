import { endedBy, goesOnAs } from '../../catalog/changes';
import type { CatalogChange } from '../../catalog/types';
import type { Assessment, Claim, SubjectId } from '../assessment/types';
import { mergeClaims } from './merge-claims';
import type { Answer, Aside, Carried } from './types';

/** An answer on its way through the changes. */
interface Travelling {
  claim: Claim;
  /** Of the item it is at; another than the claim says, once it went over to another item. */
  revision: number;
  from: readonly Answer[];
  changes: readonly CatalogChange[];
  asksAgain: readonly CatalogChange[];
}

type Normative = Extract<CatalogChange, { normative: boolean }>;

/** One pass over the changes, oldest first. */
export class AnswerCarrier {
  readonly pool = new Map<SubjectId, Travelling>();
  readonly aside: Aside[] = [];
  /** The revision of each item at the moment of the change that is looked at. */
  private readonly revisions = new Map<SubjectId, number>();

  constructor({ claims }: Pick<Assessment, 'claims'>) {
    for (const [subject, claim] of Object.entries(claims)) {
      const from = [{ subject, claim }];
      this.pool.set(subject, { claim, revision: claim.revision ?? 1, from, changes: [], asksAgain: [] });
    }
  }

  follow(change: CatalogChange): void {
    if (change.kind === 'revised') this.revise(change);
    else if (change.kind === 'retired') this.retire(change);
    else if (change.kind === 'merged') this.merge(change);
    else this.handOn(change);
  }

  private revise(change: Extract<CatalogChange, { kind: 'revised' }>): void {
    this.revisions.set(change.item, change.revision);
    const at = this.pool.get(change.item);
    if (at && at.revision < change.revision)
      this.pool.set(change.item, { ...through(at, change, change.normative), revision: change.revision });
  }

  private retire(change: CatalogChange): void {
    for (const { from } of this.take(change)) this.putAside(from, 'retired', change);
  }

  /** To one item, or to each of several. */
  private handOn(change: Normative): void {
    for (const at of this.take(change)) {
      // Of the whole, "not done" does not tell which of its parts are not.
      const isVague = change.kind === 'split' && at.claim.state === 'not-done';
      const next = through(at, change, change.normative || isVague);
      for (const target of goesOnAs(change)) this.arrive(target, next, change);
    }
  }

  private merge(change: Extract<CatalogChange, { kind: 'merged' }>): void {
    const parts = this.take(change);
    if (parts.length === 0) return;
    const { claim, isSettled } = mergeClaims(
      parts.map((part) => part.claim),
      change.items.length,
    );
    const united = {
      ...{ claim, revision: 1 },
      from: parts.flatMap(({ from }) => from),
      changes: [...new Set(parts.flatMap(({ changes }) => changes))],
      asksAgain: [...new Set(parts.flatMap(({ asksAgain }) => asksAgain))],
    };
    this.arrive(change.into, through(united, change, change.normative || !isSettled), change);
  }

  private take(change: CatalogChange): Travelling[] {
    return endedBy(change).flatMap((id) => {
      const at = this.pool.get(id);
      this.pool.delete(id);
      return at ? [at] : [];
    });
  }

  /** An answer that was given to the item itself stays: it is the one that somebody meant for it. A note alone is none. */
  private arrive(target: SubjectId, at: Travelling, change: CatalogChange): void {
    const there = this.pool.get(target);
    const revision = this.revisions.get(target) ?? 1;
    if (!there) this.pool.set(target, { ...at, revision });
    else if (isAnswered(there) || at.asksAgain.length === 0) this.putAside(at.from, 'answered-anew', change, target);
    else {
      const claim = { ...at.claim, note: there.claim.note ?? at.claim.note };
      this.pool.set(target, { ...at, revision, claim, from: [...at.from, ...there.from] });
    }
  }

  private putAside(from: readonly Answer[], why: Aside['why'], change: CatalogChange, place?: SubjectId): void {
    for (const answer of from) this.aside.push({ ...answer, why, change, ...(place !== undefined && { place }) });
  }
}

const isAnswered = ({ from }: Travelling) => from.some(({ claim }) => claim.state !== 'open' || claim.waiver);

/** What nobody answered is not asked again. */
function through(at: Travelling, change: CatalogChange, asks: boolean): Travelling {
  const asksAgain = asks && isAnswered(at) ? [...at.asksAgain, change] : at.asksAgain;
  return { ...at, changes: [...at.changes, change], asksAgain };
}

/** A claim as it counts for the item it arrived at. */
export function carriedFrom(subject: SubjectId, { claim, revision, from, changes, asksAgain }: Travelling): Carried {
  const { state, reason, note, waiver, changedTime, by } = claim;
  const isAsked = asksAgain.length > 0;
  const counts: Claim = {
    state: isAsked ? 'open' : state,
    ...(!isAsked && reason !== undefined && { reason }),
    ...(note !== undefined && { note }),
    ...(!isAsked && waiver && { waiver }),
    changedTime,
    ...(by !== undefined && { by }),
    ...(revision > 1 && { revision }),
  };
  return { subject, claim: counts, from, changes, asksAgain };
}
