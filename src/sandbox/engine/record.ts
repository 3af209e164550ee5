/**
 * The one way in which anything changes an account, but for a reset: a piece of work with the entries of the ledger that
 * tell of it, in one transaction, so that neither is there without the other.
 */
import type { LedgerEntry } from '../../ledger/types';
import type { Context } from '../domain';
import type { Store, Transaction } from '../storage/port';
import { timeOf } from './account-time';
import type { Book } from './book';
import { type Addresses, contextOf } from './context';
import { advanceDueSteps } from './due';
import { type AnyDraft, timerEntries } from './entries';
import { storedUuids } from './ids';
import { fillOutbox } from './outbox/fill';
import { runNamed } from './runs';
import { setUpAccount } from './samples';
import type { StorageReport } from './storage-report';

export interface Occasion {
  readonly accountId: string;
  /** The machine's time; now when absent. */
  readonly time?: Date;
  readonly runName?: string | undefined;
}

export type Work<Result> = (book: Book) => Promise<Result>;
export type Recorder = <Result>(occasion: Occasion, work: Work<Result>) => Promise<Result>;

/** Whoever sends events to webhooks, as those who write them see it. */
export interface Outbox {
  /** Something is to be sent to these webhooks. */
  filled(accountId: string, webhookIds: readonly string[]): void;
  /** What was due later may be due now. */
  clockMoved(accountId: string): void;
}

export interface RecorderOptions {
  readonly store: Store;
  readonly addresses: Addresses;
  readonly storageReport: StorageReport;
  /** Called after entries were stored, with the newest sequence. */
  readonly onExchange?: (sequence: number, accountId: string) => void;
  /** Absent where nothing is delivered. */
  readonly outbox?: Outbox | undefined;
}

type Page = (readonly [draft: AnyDraft, run?: string | undefined])[];

function bookOf(accountId: string, transaction: Transaction, context: Context, page: Page): Book {
  const book: Book = {
    accountId,
    transaction,
    context,
    get nextSequence() {
      return transaction.account.state.sequence + page.length + 1;
    },
    write: (...entry) => {
      page.push(entry);
    },
    async catchUp(cause, at = context) {
      const advanced = await advanceDueSteps(transaction, at, storedUuids(transaction.account));
      for (const draft of timerEntries(advanced.happened, cause)) book.write(draft);
      return advanced;
    },
  };
  return book;
}

/** Gives the entries their places, and their run. */
async function closePage(transaction: Transaction, page: Page, now: string, runName?: string): Promise<LedgerEntry[]> {
  const { account } = transaction;
  const { state } = account;
  const ofWork = runName === undefined ? state.run : await runNamed(transaction, runName, page.length, now);
  const entries = page.map(([draft, run = ofWork]) => {
    const sequence = account.nextSequence();
    return { ...draft, sequence, time: draft.time ?? now, ...(run !== undefined && { run }) } as LedgerEntry;
  });
  await transaction.append(...entries);
  return entries;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { store, addresses, storageReport, onExchange, outbox } = options;
  return async ({ accountId, time = new Date(), runName }, work) => {
    const done = await store.transact(accountId, async (transaction) => {
      await setUpAccount(transaction, accountId, addresses);
      const { account } = transaction;
      const { clockOffset, frozenAt } = account.state;
      const context = contextOf(timeOf(account, time), account, accountId, addresses);
      const page: Page = [];
      const result = await work(bookOf(accountId, transaction, context, page));
      // Work may have moved the clock.
      const now = timeOf(account, time);
      const entries = page.length > 0 ? await closePage(transaction, page, now, runName) : [];
      const filled = outbox ? await fillOutbox(transaction, entries, { ...context, now }) : undefined;
      const { webhookIds: addressed = [], withheld = [], isLate = false } = filled ?? {};
      if (withheld.length > 0) entries.push(...(await closePage(transaction, [...withheld], now)));
      const hasMoved = account.state.clockOffset !== clockOffset || account.state.frozenAt !== frozenAt;
      const isMoved = hasMoved || isLate;
      if (addressed.length > 0) transaction.announce?.({ about: 'outbox', accountId, webhookIds: addressed });
      if (isMoved) transaction.announce?.({ about: 'clock', accountId });
      return { result, entries, addressed, isMoved };
    });
    storageReport.works();
    const newest = done.entries.at(-1);
    if (newest) onExchange?.(newest.sequence, accountId);
    if (done.addressed.length > 0) outbox?.filled(accountId, done.addressed);
    if (done.isMoved) outbox?.clockMoved(accountId);
    return done.result;
  };
}
