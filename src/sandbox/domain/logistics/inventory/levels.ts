import type { AnswerTo, Call } from '../../kernel/call';
import { accept } from '../../kernel/decision';
import type { Range } from '../../kernel/query';
import { momentOf } from '../../kernel/time';
import { levelIdOf } from './stock';

function within(time: string, range: Range | undefined): boolean {
  const moment = momentOf(time);
  const { eq, gt, gte, lt, lte } = range ?? {};
  return (
    (eq === undefined || moment === eq) &&
    (gt === undefined || moment > gt) &&
    (gte === undefined || moment >= gte) &&
    (lt === undefined || moment < lt) &&
    (lte === undefined || moment <= lte)
  );
}

/** All levels of the items that the query names, in its order; nothing is paged. */
export async function listLevels({ query, read }: Call<null>): Promise<AnswerTo<'listInventoryLevels'>> {
  const ids = (query.inventoryItemIds ?? []) as readonly string[];
  const levels = await read.findAll('inventory_level', ids.map(levelIdOf));
  const data = levels
    .map(({ document }) => document)
    .filter(({ available }) => query.available === undefined || available === query.available)
    .filter(({ updatedTime }) => within(updatedTime, query.updatedTime as Range | undefined));
  return accept({ data });
}
