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
import { type ControlCall, unreadable } from './control-call';
import { chaosWishIn } from './faults/wish';
import { Unfit } from './keys/wanted';

const purposes: readonly RunPurpose[] = ['ordinary', 'use-case', 'negative'];

type Wish = { readonly wanted: WantedRun; readonly chaos?: ChaosWish } | { readonly refusal: Refusal };

const invalid = (parameter: string, message: string): Wish => ({
  refusal: { status: 400, code: 'invalid_parameter', parameter, message },
});

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longestRunName;

function wishOf(body: unknown): Wish {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return invalid('name', 'Send {"name": "a name for the run"}.');
  const { name, purpose = 'ordinary', useCaseId, chaos, ...others } = body as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    const message = `'${unknown}' is unknown here. A run takes name, purpose, useCaseId and chaos.`;
    return { refusal: { status: 400, code: 'unknown_parameter', parameter: unknown, message } };
  }
  if (!isName(name)) return invalid('name', `name is a text of 1 to ${longestRunName} characters.`);
  const known = purposes.find((one) => one === purpose);
  if (!known) return invalid('purpose', `purpose is one of ${purposes.join(', ')}.`);
  if (useCaseId !== undefined && !isName(useCaseId))
    return invalid('useCaseId', `useCaseId is a text of 1 to ${longestRunName} characters.`);
  const useCase = useCaseId === undefined ? {} : { useCaseId: redactText(useCaseId.trim()) };
  const wanted = { name: redactText(name.trim()), purpose: known, ...useCase };
  return chaos === undefined ? { wanted } : withChaos(wanted, chaos);
}

function withChaos(wanted: WantedRun, chaos: unknown): Wish {
  if (!isObject(chaos)) return invalid('chaos', 'chaos is an object with a seed and rates.');
  try {
    return { wanted, chaos: chaosWishIn(chaos) };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return invalid(`chaos.${error.parameter}`, error.message);
  }
}

export async function listRuns({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  return replyWith(requestId, 200, { data: await options.store.transact(accountId, newestRuns) });
}

/** A run that a call starts or stops is that of the call, whatever its headers name. */
const occasionOf = ({ accountId }: ControlCall) => ({ accountId });

export async function startOne(call: ControlCall): Promise<Reply> {
  const { requestId, options } = call;
  const read = await call.body();
  const unusable = unreadable(read);
  if (unusable) return refuseWith(requestId, unusable);
  const wish = wishOf(read.value);
  if ('refusal' in wish) return refuseWith(requestId, [wish.refusal]);
  const told = await call.recorded();
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
