/** `/_sandbox/snapshots`: an account as it stood, to return to. */
import { redactText } from '../../../ledger/redact';
import type { Snapshot } from '../../../ledger/snapshots';
import { notFound } from '../../domain/kernel/problems';
import { timeAt } from '../../domain/kernel/time';
import { controlEntry, nothing } from '../../engine/entries';
import { newUuid } from '../../engine/ids';
import type { Refusal, Reply } from '../../engine/reply';
import { isLiveSide } from '../../engine/sides';
import { packed, Unreadable, unpacked } from '../../engine/snapshots/bytes';
import { cleaned, cleanedOnce } from '../../engine/snapshots/clean';
import { contentOf, type SnapshotContent, snapshotLimits, TooLarge } from '../../engine/snapshots/content';
import { checkHidden } from '../../engine/snapshots/hidden';
import { putBack } from '../../engine/snapshots/put-back';
import { contentIn } from '../../engine/snapshots/read';
import { withFreshSecrets, withoutSecrets } from '../../engine/snapshots/secrets';
import { mostSnapshots, type NoRoom, shelfIn } from '../../engine/snapshots/shelf';
import { downloadWith, refuseWith, replyWith } from '../answer';
import type { ControlCall, ControlRoute } from '../control-call';
import { type ControlPattern, routesOf } from '../control-patterns';
import { parseFields, Unfit } from '../fields';

const longestName = 100;
/** Bytes of a file, and of the same unpacked. */
const largestFile = 20_000_000;
const largestText = 4 * (snapshotLimits.characters + snapshotLimits.ledger);

const shelfOf = ({ options, accountId }: ControlCall) => shelfIn(options.store, accountId);

const tooLarge = (message: string): Refusal => ({ status: 409, code: 'invalid_request', message });

const noRoom: Readonly<Record<NoRoom, (name: string) => Refusal>> = {
  full: () => tooLarge(`There are ${mostSnapshots} snapshots. Remove one with DELETE /_sandbox/snapshots/{id}.`),
  taken: (name) => ({
    ...{ status: 409, code: 'already_exists', parameter: 'name' },
    message: `There is a snapshot '${name}'. Send another name, or replace: true.`,
  }),
};

function nameIn(name: unknown, fallback: string): string {
  const given = name ?? fallback;
  if (typeof given !== 'string' || given.trim() === '' || given.length > longestName || given.includes('/'))
    throw new Unfit('name', `name is a text of 1 to ${longestName} characters without a slash.`);
  // Whoever calls it by its name would call another path.
  if (/^\.{1,2}$/.test(given.trim())) throw new Unfit('name', 'name stands in addresses: it has more than dots.');
  return redactText(given.trim());
}

function flagIn(replace: unknown): boolean {
  if (replace === undefined || typeof replace === 'boolean') return replace === true;
  throw new Unfit('replace', 'replace is true or false.');
}

function described(content: SnapshotContent, bytes: Uint8Array, name: string, isImported: boolean): Snapshot {
  const { records, ledger, moment } = content;
  return {
    ...{ id: `snp_${newUuid()}`, name, isImported },
    ...{ time: timeAt(moment), savedTime: new Date().toISOString() },
    ...{ records: records.length, entries: ledger.length, bytes: bytes.length },
  };
}

/** Puts it on the shelf, and tells the ledger. */
async function shelve(
  call: ControlCall,
  content: SnapshotContent,
  wanted: { name: string; replaces: boolean; isImported: boolean },
): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const bytes = await packed(JSON.stringify(content));
  const snapshot = described(content, bytes, wanted.name, wanted.isImported);
  const refused = await shelfOf(call).add(snapshot, bytes, wanted.replaces);
  if (refused) return refuseWith(requestId, [noRoom[refused](wanted.name)]);
  const told = await call.recorded(wanted.isImported ? { bytes: bytes.length } : undefined);
  return options.record({ accountId }, async (book) => {
    const reply = replyWith(requestId, 201, snapshot);
    book.write(controlEntry(told, reply, nothing));
    return reply;
  });
}

const usualName = () => `Snapshot of ${new Date().toISOString()}`;

async function save(call: ControlCall): Promise<Reply> {
  const { fields } = await parseFields(call, ['name', 'replace']);
  const wanted = { name: nameIn(fields.name, usualName()), replaces: flagIn(fields.replace), isImported: false };
  const { accountId, options } = call;
  // An account that nobody has used yet gets its samples first.
  await options.record({ accountId }, async () => undefined);
  const content = await options.store.transact(accountId, (transaction) =>
    contentOf(transaction, isLiveSide(accountId)),
  );
  return shelve(call, content, wanted);
}

async function takeIn(call: ControlCall): Promise<Reply> {
  const { search, accountId } = call;
  const wanted = {
    name: nameIn(search.get('name'), usualName()),
    replaces: search.get('replace') === 'true',
    isImported: true,
  };
  const { bytes, tooMany } = await call.bytes(largestFile);
  if (tooMany) throw new Unreadable(`It is larger than ${largestFile} bytes.`);
  const content = withFreshSecrets(cleaned(contentIn(await unpacked(bytes, largestText))));
  checkHidden(content);
  if (content.liveMode !== isLiveSide(accountId))
    throw new Unreadable(`It is of ${content.liveMode ? 'live' : 'test'} data, and this key reaches the other.`);
  return shelve(call, content, wanted);
}

async function list(call: ControlCall): Promise<Reply> {
  return replyWith(call.requestId, 200, { data: await shelfOf(call).list() });
}

const gone = ({ requestId }: ControlCall, which: string) =>
  refuseWith(requestId, notFound('Snapshot', which).errors as [Refusal]);

async function contentAt(call: ControlCall, one: Snapshot): Promise<SnapshotContent> {
  const bytes = await shelfOf(call).bytesOf(one);
  if (!bytes) throw new Unreadable('Parts of it are gone.');
  return cleanedOnce(contentIn(await unpacked(bytes, largestText)));
}

async function returnTo(call: ControlCall, which: string): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const one = await shelfOf(call).find(which);
  if (!one) return gone(call, which);
  const content = await contentAt(call, one);
  const told = await call.recorded();
  const reply = await options.record({ accountId }, async (book) => {
    await putBack(book.transaction, accountId, content);
    const { epoch } = book.transaction.account.state;
    const answer = replyWith(requestId, 200, { snapshot: one, epoch });
    book.write(controlEntry(told, answer, nothing));
    return answer;
  });
  options.onExchange?.(0, accountId);
  options.deliverer?.clockMoved(accountId);
  return reply;
}

async function remove(call: ControlCall, which: string): Promise<Reply> {
  const one = await shelfOf(call).find(which);
  if (!one) return gone(call, which);
  await shelfOf(call).remove(one);
  return replyWith(call.requestId, 204, null);
}

async function exportOne(call: ControlCall, which: string): Promise<Reply> {
  const one = await shelfOf(call).find(which);
  if (!one) return gone(call, which);
  const content = await packed(JSON.stringify(withoutSecrets(await contentAt(call, one))));
  const fileName = `${one.name}.snapshot.json.gz`;
  return downloadWith(call.requestId, 200, { content, mediaType: 'application/gzip', fileName });
}

const patterns: readonly ControlPattern[] = [
  { path: /^\/_sandbox\/snapshots$/, method: 'GET', answer: list },
  { path: /^\/_sandbox\/snapshots$/, method: 'POST', answer: save },
  { path: /^\/_sandbox\/snapshots\/import$/, method: 'POST', answer: takeIn },
  { path: /^\/_sandbox\/snapshots\/([^/]+)$/, method: 'DELETE', answer: remove },
  { path: /^\/_sandbox\/snapshots\/([^/]+)\/return$/, method: 'POST', answer: returnTo },
  { path: /^\/_sandbox\/snapshots\/([^/]+)\/file$/, method: 'GET', answer: exportOne },
];

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof TooLarge) return tooLarge(error.message);
  if (!(error instanceof Unreadable)) return undefined;
  return {
    status: 400,
    code: 'invalid_format',
    message: `The snapshot cannot be used. ${error.message} Nothing was changed.`,
  };
}

async function answered(call: ControlCall, answer: ControlRoute['answer']): Promise<Reply> {
  try {
    return await answer(call);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refuseWith(call.requestId, [refusal]);
    throw error;
  }
}

/** The calls about snapshots that stand at a path without a slash at its end. */
export function snapshotRoutesAt(path: string): readonly ControlRoute[] {
  return routesOf(patterns, path).map(({ method, answer }) => ({ method, answer: (call) => answered(call, answer) }));
}
