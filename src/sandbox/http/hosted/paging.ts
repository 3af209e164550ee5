/** Where a page of a list begins. */

import type { Transaction } from '../../storage/port';
import type { RecordKind } from '../../storage/records';
import { Unfit } from '../fields';

/**
 * The place of the last record of the page before; undefined for the first page.
 * @throws Unfit where it is gone: a list that began anew would be read for ever
 */
export async function placeAfter(
  transaction: Transaction,
  kind: RecordKind,
  after: string | undefined,
): Promise<number | undefined> {
  if (after === undefined) return undefined;
  const place = await transaction.positionOf(kind, after);
  if (place === undefined)
    throw new Unfit(
      'after',
      `There is nothing with the id '${after.slice(0, 60)}' in this list any more. Begin without after.`,
    );
  return place;
}
