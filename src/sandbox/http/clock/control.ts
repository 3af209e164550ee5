/** `/_sandbox/clock…`: where an account's clock stands, what is due, and ways to let time pass without waiting. */
import { type Clock, clockOf, momentIn } from '../../engine/account-time';
import type { Book } from '../../engine/book';
import { type Advanced, advanceClock, stepClock } from '../../engine/clock';
import { contextOf } from '../../engine/context';
import { listDue } from '../../engine/due-list';
import { controlEntry, nothing } from '../../engine/entries';
import type { Reply } from '../../engine/reply';
import { replyWith } from '../answer';
import type { ControlCall, ControlRoute } from '../control-call';
import { parseFields, type Sent, wholeNumberIn } from '../fields';
import { targetOf } from './wishes';

/** How many of the next due things the clock itself tells. */
const shownNext = 5;
const mostDue = 100;
const mostSkipped = 10_000;

const standOf = ({ accountId, options }: ControlCall) =>
  options.store.transact(accountId, async ({ account }) => clockOf(account, new Date()));

/** What is due, after a number of things that are due before it. */
function dueOf({ accountId, options }: ControlCall, skip: number, limit: number) {
  const delivers = options.deliverer !== undefined;
  return options.store.transact(accountId, async (transaction) => {
    const clock = clockOf(transaction.account, new Date());
    const context = contextOf(clock.time, transaction.account, accountId, options.addresses);
    return { ...clock, ...(await listDue(transaction, context, { skip, limit, delivers })) };
  });
}

async function show(call: ControlCall): Promise<Reply> {
  const { data, hasMore, ...clock } = await dueOf(call, 0, shownNext);
  return replyWith(call.requestId, 200, { ...clock, next: data, hasMore });
}

async function due(call: ControlCall): Promise<Reply> {
  const skip = wholeNumberIn(call.search, 'skip', 0, [0, mostSkipped]);
  const limit = wholeNumberIn(call.search, 'limit', 20, [1, mostDue]);
  return replyWith(call.requestId, 200, await dueOf(call, skip, limit));
}

/** The clock was moved: the answer, and the entry of the ledger that tells it. */
const moved = (requestId: string, told: Sent['told']) => (advanced: Advanced, book: Book) => {
  const reply = replyWith(requestId, 200, advanced);
  book.write(controlEntry(told, reply, nothing));
  return reply;
};

async function advance(call: ControlCall): Promise<Reply> {
  const { fields, told } = await parseFields(call, ['advanceBy', 'advanceTo']);
  const target = targetOf(fields, (await standOf(call)).time);
  return advanceClock(call.options.record, call, target, moved(call.requestId, told));
}

async function step(call: ControlCall): Promise<Reply> {
  const { told } = await parseFields(call, []);
  const delivers = call.options.deliverer !== undefined;
  return stepClock(call.options.record, call, delivers, moved(call.requestId, told));
}

/** Lets the clock stand still or run; what is due until now is carried out before. */
async function setGoing(call: ControlCall, change: (book: Book, machine: Date) => void): Promise<Reply> {
  const { requestId, options } = call;
  const { told } = await parseFields(call, []);
  return options.record(call, async (book) => {
    await book.catchUp('due');
    const machine = new Date();
    change(book, machine);
    const clock: Clock = clockOf(book.transaction.account, machine);
    const reply = replyWith(requestId, 200, clock);
    book.write(controlEntry(told, reply, nothing));
    return reply;
  });
}

const freeze = (call: ControlCall) =>
  setGoing(call, ({ transaction: { account } }, machine) => account.freeze(momentIn(account, machine)));

const thaw = (call: ControlCall) =>
  setGoing(call, ({ transaction: { account } }, machine) => account.thaw(machine.getTime()));

export const clockRoutes: readonly (readonly [string, readonly ControlRoute[]])[] = [
  [
    '/_sandbox/clock',
    [
      { method: 'GET', answer: show },
      { method: 'POST', answer: advance },
    ],
  ],
  ['/_sandbox/clock/due', [{ method: 'GET', answer: due }]],
  ['/_sandbox/clock/step', [{ method: 'POST', answer: step }]],
  ['/_sandbox/clock/freeze', [{ method: 'POST', answer: freeze }]],
  ['/_sandbox/clock/thaw', [{ method: 'POST', answer: thaw }]],
];
