/**
 * Where the assessments of an account stand: in an account of their own beside it, as snapshots do, so that a reset of the
 * sandbox leaves them and they can be of any store. What each holds is kept as it came, and merged now and then.
 */
import { toBase64 } from '../../domain/kernel/base64';
import type { Store, Transaction } from '../../storage/port';
import { isSetUp } from '../closing';
import { newUuid } from '../ids';
import { accountOf } from '../sides';
import { changesAfter, Incomplete, mergeAll, putChange, removePieces } from './pieces';
import { assessmentsOf } from './place';
import type { AssessmentChange, SharedAssessment, SharedAssessmentRecord } from './record';
import { type Added, addedBy, holdsNothing, type Unfit } from './updates';

/** Of an account. */
export const mostAssessments = 50;
/** Bytes of all changes to one, merged: several times what a hundred items with their history take. */
export const largestAssessment = 5_000_000;
/** Changes that stand for themselves before they are merged, and the longest that does, in bytes. */
const mostApart = 100;
const largestApart = 150_000;

/** Why nothing was stored. */
export type NotShared = Unfit | 'full' | 'taken' | 'gone';

/** All changes together would be larger than `largestAssessment`. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** What a browser sends. */
export interface Sent {
  readonly update: Uint8Array;
  readonly by?: string | undefined;
  readonly name?: string | undefined;
}

export interface Changes {
  readonly edition: string;
  /** Of the newest change. */
  readonly number: number;
  /** The oldest first. The first may stand for all before it. */
  readonly data: readonly AssessmentChange[];
}

type Stored = SharedAssessment | NotShared;

/** One that holds nothing, whose changes are counted from 1. */
function begun(id: string, name: string, by: string | undefined): SharedAssessmentRecord {
  const startedTime = new Date().toISOString();
  return {
    kind: 'shared-assessment',
    id,
    document: {
      ...{ id, name, edition: newUuid(), startedTime, changedTime: startedTime, number: 0, bytes: 0 },
      ...(by !== undefined && { startedBy: by }),
    },
    hidden: { holds: holdsNothing, mergedTo: 0, stretches: 0 },
  };
}

function changed(
  { document }: SharedAssessmentRecord,
  { by, name = document.name }: Sent,
  more: Pick<SharedAssessment, 'number' | 'bytes'>,
): SharedAssessment {
  const { changedBy: _, ...rest } = document;
  return { ...rest, ...more, name, changedTime: new Date().toISOString(), ...(by !== undefined && { changedBy: by }) };
}

/** Merges what stands apart, but for the change that comes: browsers that are up to date read that one alone. */
async function tidied(transaction: Transaction, record: SharedAssessmentRecord): Promise<SharedAssessmentRecord> {
  const { document, hidden } = record;
  if (document.number - hidden.mergedTo < mostApart) return record;
  const whole = await mergeAll(transaction, record);
  return { ...record, document: { ...document, bytes: whole.bytes }, hidden: { ...hidden, ...whole.hidden } };
}

async function addApart(
  transaction: Transaction,
  record: SharedAssessmentRecord,
  sent: Sent,
  { update, holds }: Added,
): Promise<SharedAssessment> {
  const { id, document, hidden } = await tidied(transaction, record);
  const number = document.number + 1;
  const next = changed(record, sent, { number, bytes: document.bytes + update.length });
  const { changedTime: time, changedBy: by } = next;
  await putChange(transaction, id, { number, time, update: toBase64(update), ...(by !== undefined && { by }) });
  await transaction.put([{ ...record, document: next, hidden: { ...hidden, holds } }]);
  return next;
}

/** Stores a change with its record. @throws Incomplete */
async function add(transaction: Transaction, record: SharedAssessmentRecord, sent: Sent): Promise<Stored> {
  const { document, hidden } = record;
  const added = addedBy(sent.update, hidden.holds);
  if (added === null) return document;
  if (typeof added === 'string') return added;
  const { update, holds } = added;
  const hasRoom = update.length <= largestApart && document.bytes + update.length <= largestAssessment;
  if (hasRoom) return addApart(transaction, record, sent, added);
  const whole = await mergeAll(transaction, record, update);
  if (whole.bytes > largestAssessment) throw new TooLarge();
  const next = changed(record, sent, { number: document.number + 1, bytes: whole.bytes });
  await transaction.put([{ ...record, document: next, hidden: { holds, ...whole.hidden, mergedTo: next.number } }]);
  return next;
}

/** Where rows of it were damaged, it begins anew: each browser sends what it has, which is all that it ever received. */
async function mended<Result>(
  transaction: Transaction,
  record: SharedAssessmentRecord,
  work: (record: SharedAssessmentRecord) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(record);
  } catch (error) {
    if (!(error instanceof Incomplete)) throw error;
    await removePieces(transaction, record);
    const { name, startedBy, startedTime } = record.document;
    const anew = begun(record.id, name, startedBy);
    const kept = { ...anew, document: { ...anew.document, startedTime } };
    await transaction.put([kept]);
    return work(kept);
  }
}

export class AssessmentShelf {
  private readonly place: string;

  /** @param side of the account: test and live key reach the same assessments */
  constructor(
    private readonly store: Store,
    side: string,
  ) {
    this.place = assessmentsOf(accountOf(side));
  }

  private work<Result>(task: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.store.transact(this.place, task);
  }

  /** Does not work in an account that was deleted. */
  private change<Result>(task: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.work(async (transaction) => {
      await isSetUp(transaction, this.place);
      return task(transaction);
    });
  }

  /** Those that were changed last come first. */
  async list(): Promise<SharedAssessment[]> {
    const placed = await this.work((transaction) =>
      transaction.page('shared-assessment', { direction: 'older', size: mostAssessments }),
    );
    const all = placed.map(({ record }) => record.document);
    return all.sort((a, b) => (a.changedTime < b.changedTime ? 1 : -1));
  }

  begin(id: string, sent: Sent & { readonly name: string }): Promise<Stored> {
    return this.change(async (transaction) => {
      if (await transaction.get('shared-assessment', id)) return 'taken';
      const there = await transaction.page('shared-assessment', { direction: 'older', size: mostAssessments });
      if (there.length >= mostAssessments) return 'full';
      const anew = begun(id, sent.name, sent.by);
      const stored = await add(transaction, anew, sent);
      // Where nothing is in it yet, nothing was stored.
      if (stored === anew.document) await transaction.put([anew]);
      return stored;
    });
  }

  /** What adds nothing changes nothing. */
  append(id: string, sent: Sent): Promise<Stored> {
    return this.change(async (transaction) => {
      const record = await transaction.get('shared-assessment', id);
      if (!record) return 'gone';
      const stored = await mended(transaction, record, (one) => add(transaction, one, sent));
      const hasNews = typeof stored !== 'string' && stored.number > record.document.number;
      if (hasNews) transaction.announce?.({ about: 'assessment', accountId: this.place, id });
      return stored;
    });
  }

  /** Changes after a number. Undefined where the assessment is not there. */
  after(id: string, number: number): Promise<Changes | undefined> {
    return this.work(async (transaction) => {
      const record = await transaction.get('shared-assessment', id);
      if (!record) return undefined;
      return mended(transaction, record, async (one) => ({
        edition: one.document.edition,
        number: one.document.number,
        data: await changesAfter(transaction, one, number),
      }));
    });
  }

  /** @returns whether it was there */
  remove(id: string): Promise<boolean> {
    return this.change(async (transaction) => {
      const record = await transaction.get('shared-assessment', id);
      if (!record) return false;
      await removePieces(transaction, record);
      await transaction.remove('shared-assessment', id);
      transaction.announce?.({ about: 'assessment', accountId: this.place, id });
      return true;
    });
  }
}
