/** `/_sandbox/objects`: finds an object by its id alone, or lists the newest of a kind, without a trace in the ledger. */
import { findObjects, isShown, kindsOfObjects, newestObjects } from '../engine/objects';
import type { Reply } from '../engine/reply';
import { replyWith } from './answer';
import type { ControlCall } from './control-call';
import { Unfit, wholeNumberIn } from './fields';

const usual = 20;
const most = 100;

/** @throws Unfit */
export async function readObjects({ requestId, accountId, search, options }: ControlCall): Promise<Reply> {
  const [id, kind] = [search.get('id'), search.get('kind')];
  if (id !== null) {
    const data = await options.store.transact(accountId, (transaction) => findObjects(transaction, id));
    return replyWith(requestId, 200, { data, hasMore: false });
  }
  if (kind === null || !isShown(kind))
    throw new Unfit('kind', `Ask with id, or with kind, which is one of ${kindsOfObjects().join(', ')}.`);
  const limit = wholeNumberIn(search, 'limit', usual, [1, most]);
  const before = search.get('before') ?? undefined;
  const page = await options.store.transact(accountId, (transaction) =>
    newestObjects(transaction, kind, { limit, before }),
  );
  if (!page) throw new Unfit('before', `There is no ${kind} '${before}'.`);
  return replyWith(requestId, 200, page);
}
