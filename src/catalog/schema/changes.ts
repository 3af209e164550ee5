import * as z from 'zod';
import { itemId, sentence } from './shared';

const about = {
  /** The day of the change, year-month-day. */
  date: z.iso.date(),
  /** What is different, or why, as a reader of the item is told. */
  what: sentence,
};

/** True where an answer to the old words may be wrong for the new ones: then it is asked again. */
const normative = z.boolean();
const several = z.array(itemId).min(2, 'name at least two');

/** What became of an item. In each kind the first field names it as it was before. */
export const catalogChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('revised'),
    item: itemId,
    /** The revision that the item has since. */
    revision: z.number().int().min(2),
    normative,
    ...about,
  }),
  z.strictObject({ kind: z.literal('superseded'), item: itemId, by: itemId, normative, ...about }),
  z.strictObject({ kind: z.literal('split'), item: itemId, into: several, normative, ...about }),
  z.strictObject({ kind: z.literal('merged'), items: several, into: itemId, normative, ...about }),
  z.strictObject({ kind: z.literal('retired'), item: itemId, ...about }),
]);

/** `src/catalog/changes.yml`. */
export const changesFile = z.strictObject({
  /** Changes are of this project's own words. */
  sources: z.literal('own').optional(),
  changes: z.array(catalogChange),
});
