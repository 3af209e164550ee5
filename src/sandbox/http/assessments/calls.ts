/** What each call about assessments does. None of it stands in the ledger: it is no evidence of a connector's. */
import { redactText } from '../../../ledger/redact';
import { longestPollMs } from '../../domain/account/deliveries/listener';
import { fromBase64 } from '../../domain/kernel/base64';
import { assessmentsOf } from '../../engine/assessments/place';
import {
  AssessmentShelf,
  largestAssessment,
  mostAssessments,
  type NotShared,
  type Sent,
  TooLarge,
} from '../../engine/assessments/shelf';
import type { Refusal, Reply } from '../../engine/reply';
import { accountOf } from '../../engine/sides';
import { refuseWith, replyWith } from '../answer';
import type { ControlCall } from '../control-call';
import { type Fields, fieldsOf, onlyKnown, Unfit, wholeNumberIn } from '../fields';
import type { Present } from './presence';

const longestName = 200;
const longestPerson = 100;
const ids = /^[\w.-]{1,100}$/;

const shelfOf = ({ options, accountId }: ControlCall) => new AssessmentShelf(options.store, accountId);

const refusals: Readonly<Record<NotShared, (id: string) => Refusal>> = {
  unreadable: () => ({
    ...{ status: 400, code: 'invalid_parameter', parameter: 'update' },
    message: 'update is no update of Yjs (version 1). Nothing was stored.',
  }),
  incomplete: () => ({
    ...{ status: 409, code: 'invalid_request', parameter: 'update' },
    message: 'update builds on changes that are not here. Nothing was stored. Send all that you have, as one update.',
  }),
  full: () => ({
    ...{ status: 409, code: 'invalid_request' },
    message: `There are ${mostAssessments} assessments. Stop sharing one with DELETE /_sandbox/assessments/{id}.`,
  }),
  taken: (id) => ({
    ...{ status: 409, code: 'already_exists', parameter: 'id' },
    message: `The assessment '${id}' is shared here already. Send your changes to it.`,
  }),
  gone: (id) => ({
    ...{ status: 404, code: 'not_found', parameter: 'id' },
    message: `No assessment '${id}' is shared here. Somebody may have stopped sharing it.`,
  }),
};

const tooLarge = (): Unfit =>
  new Unfit('update', `All changes to one assessment have up to ${largestAssessment} bytes. Nothing was stored.`);

/** @throws Unfit */
function textOf(fields: Fields, name: string, longest: number): string {
  const { [name]: value } = fields;
  if (typeof value !== 'string' || value.trim() === '' || value.length > longest)
    throw new Unfit(name, `${name} is a text of 1 to ${longest} characters.`);
  return redactText(value.trim());
}

/** @throws Unfit */
function bytesOf({ update }: Fields): Uint8Array {
  if (typeof update !== 'string') throw new Unfit('update', 'update is an update of Yjs, in base64.');
  if (update.length > Math.ceil(largestAssessment / 3) * 4) throw tooLarge();
  try {
    return fromBase64(update);
  } catch {
    throw new Unfit('update', 'update is no base64.');
  }
}

/** @throws Unfit */
function sentIn(fields: Fields): Sent {
  const { by, name } = fields;
  return {
    update: bytesOf(fields),
    ...(by !== undefined && { by: textOf(fields, 'by', longestPerson) }),
    ...(name !== undefined && { name: textOf(fields, 'name', longestName) }),
  };
}

/** @throws Unfit */
async function fieldsIn(call: ControlCall, known: readonly string[]): Promise<Fields> {
  const fields = await fieldsOf(call, ['update']);
  onlyKnown(fields, known);
  return fields;
}

/** @throws Unfit */
async function stored<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof TooLarge ? tooLarge() : error;
  }
}

const refuse = ({ requestId }: ControlCall, why: NotShared, id: string) => refuseWith(requestId, [refusals[why](id)]);

export async function list(call: ControlCall): Promise<Reply> {
  return replyWith(call.requestId, 200, { data: await shelfOf(call).list() });
}

export async function share(call: ControlCall): Promise<Reply> {
  const fields = await fieldsIn(call, ['id', 'name', 'by', 'update']);
  const { id } = fields;
  if (typeof id !== 'string' || !ids.test(id))
    throw new Unfit('id', 'id has 1 to 100 letters, digits, hyphens, underscores and dots.');
  const sent = { ...sentIn(fields), name: textOf(fields, 'name', longestName) };
  const shared = await stored(shelfOf(call).begin(id, sent));
  return typeof shared === 'string' ? refuse(call, shared, id) : replyWith(call.requestId, 201, shared);
}

const placeOf = ({ accountId }: ControlCall, id: string) => ({ place: assessmentsOf(accountOf(accountId)), id });

export async function addChange(call: ControlCall, id: string): Promise<Reply> {
  const fields = await fieldsIn(call, ['name', 'by', 'update']);
  const shared = await stored(shelfOf(call).append(id, sentIn(fields)));
  if (typeof shared === 'string') return refuse(call, shared, id);
  call.options.assessments.changed(placeOf(call, id));
  return replyWith(call.requestId, 200, shared);
}

/** The browser that asks, where it says which it is. @throws Unfit */
function presentIn({ search }: ControlCall): Present | undefined {
  const browser = search.get('browser');
  if (browser === null) return undefined;
  if (!ids.test(browser))
    throw new Unfit('browser', 'browser has 1 to 100 letters, digits, hyphens, underscores and dots.');
  const by = search.get('by');
  return { browser, ...(by !== null && { by: textOf({ by }, 'by', longestPerson) }) };
}

/** Answers at once where there is news, else when some comes or the wait is over. */
export async function readChanges(call: ControlCall, id: string): Promise<Reply> {
  const { search, requestId, options } = call;
  const after = wholeNumberIn(search, 'after', 0, [0, Number.MAX_SAFE_INTEGER]);
  const waitMs = wholeNumberIn(search, 'waitMs', 0, [0, longestPollMs]);
  const edition = search.get('edition');
  const present = presentIn(call);
  const knownPresence = wholeNumberIn(search, 'presence', 0, [0, Number.MAX_SAFE_INTEGER]);
  const at = placeOf(call, id);
  let isSeen = false;
  const read = async () => {
    const changes = await shelfOf(call).after(id, after);
    if (!changes || !present) return changes;
    if (!isSeen) options.assessments.see(at, present, waitMs);
    isSeen = true;
    return { ...changes, presence: options.assessments.besides(at, present) };
  };
  const isOld = (found: Awaited<ReturnType<typeof read>>) =>
    found !== undefined &&
    found.number === after &&
    (edition ?? found.edition) === found.edition &&
    (!('presence' in found) || found.presence.version === knownPresence);
  const found = await options.assessments.wait(at, waitMs, read, isOld);
  return found ? replyWith(requestId, 200, found) : refuse(call, 'gone', id);
}

export async function stopSharing(call: ControlCall, id: string): Promise<Reply> {
  if (!(await shelfOf(call).remove(id))) return refuse(call, 'gone', id);
  call.options.assessments.changed(placeOf(call, id));
  return replyWith(call.requestId, 204, null);
}
