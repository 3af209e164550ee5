/** `/_sandbox/runs`: starts, stops and lists runs of an account. */
import { isObject } from '../../json';
import type { ChaosWish } from '../../ledger/faults';
import { longestRunName } from '../../ledger/origins';
import { redactText } from '../../ledger/redact';
import type { RunPurpose } from '../../ledger/types';
import { controlEntry, nothing } from '../engine/entries';
import { letChaosIn } from '../engine/faults/arm';
import type { Refusal, Reply } from '../engine/reply';
import { newestRuns, startRun, stopRun, type WantedRun } from '../engine/runs';
import { refuseWith, replyWith } from './answer';
import type { ControlCall } from './control-call';
import { chaosWishIn } from './faults/wish';
import { type Fields, parseFields, Unfit } from './fields';

const purposes: readonly RunPurpose[] = ['ordinary', 'use-case', 'negative'];

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longestRunName;

const nameBounds = `a text of 1 to ${longestRunName} characters.`;

/** @throws Unfit */
function chaosOf(chaos: unknown): ChaosWish {
  if (!isObject(chaos)) throw new Unfit('chaos', 'chaos is an object with a seed and rates.');
  try {
    return chaosWishIn(chaos);
  } catch (error) {
    throw error instanceof Unfit ? new Unfit(`chaos.${error.parameter}`, error.message) : error;
  }
}

/** @throws Unfit */
function wishOf({ name, purpose = 'ordinary', useCaseId, chaos }: Fields): { wanted: WantedRun; chaos?: ChaosWish } {
  if (!isName(name)) throw new Unfit('name', `name is ${nameBounds}`);
  const known = purposes.find((one) => one === purpose);
  if (!known) throw new Unfit('purpose', `purpose is one of ${purposes.join(', ')}.`);
  if (useCaseId !== undefined && !isName(useCaseId)) throw new Unfit('useCaseId', `useCaseId is ${nameBounds}`);
  const useCase = useCaseId === undefined ? {} : { useCaseId: redactText(useCaseId.trim()) };
  const wanted = { name: redactText(name.trim()), purpose: known, ...useCase };
  return chaos === undefined ? { wanted } : { wanted, chaos: chaosOf(chaos) };
}

export async function listRuns({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  return replyWith(requestId, 200, { data: await options.store.transact(accountId, newestRuns) });
}

/** A run that a call starts or stops is that of the call, whatever its headers name. */
const occasionOf = ({ accountId }: ControlCall) => ({ accountId });

export async function startOne(call: ControlCall): Promise<Reply> {
  const { requestId, options } = call;
  const { fields, told } = await parseFields(call, ['name', 'purpose', 'useCaseId', 'chaos']);
  const wish = wishOf(fields);
  return options.record(occasionOf(call), async (book) => {
    const run = await startRun(book, wish.wanted);
    if (wish.chaos) await letChaosIn(book, wish.chaos);
    const reply = replyWith(requestId, 201, run);
    book.write(controlEntry(told, reply, nothing));
    return reply;
  });
}

const noneUnderWay: Refusal = {
  status: 409,
  message: 'No run is under way. Start one with POST /_sandbox/runs.',
};

export async function stopOne(call: ControlCall): Promise<Reply> {
  const { requestId, options } = call;
  const told = await call.recorded();
  return options.record(occasionOf(call), async (book) => {
    const stopped = await stopRun(book);
    if (!stopped) return refuseWith(requestId, [noneUnderWay]);
    const reply = replyWith(requestId, 200, stopped);
    book.write(controlEntry(told, reply, nothing), stopped.id);
    return reply;
  });
}
