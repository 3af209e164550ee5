import * as z from 'zod';
import { applies } from './applies';
import { citations } from './citation';
import { doer, level, originKinds, places, sentence, slug } from './shared';

const fact = z.strictObject({
  /** Unique in its topic; the row's anchor is `<topic>-<id>`. */
  id: slug,
  text: sentence,
  level,
  origin: originKinds,
  places,
  by: doer,
  /** For which goods, customers, subscriptions or countries, beside `places`; left out: for all. */
  applies: applies.optional(),
  detail: sentence.optional(),
  /** Where this fact comes from, when the sources of its topic do not say: laws above all. */
  sources: citations.optional(),
});

const table = z
  .strictObject({
    id: slug,
    title: sentence,
    columns: z.array(sentence).min(2),
    /** A cell may be empty (""). */
    rows: z.array(z.array(z.string())).min(1),
    note: sentence.optional(),
  })
  .superRefine((value, context) => {
    value.rows.forEach((row, index) => {
      if (row.length === value.columns.length) return;
      context.addIssue({
        code: 'custom',
        path: ['rows', index],
        message: `this row has ${row.length} cells, the table has ${value.columns.length} columns`,
      });
    });
  });

/** One file of `src/catalog/compliance/`, named `<id>.yml`: one topic. */
export const complianceFile = z.strictObject({
  id: slug,
  number: z.number().int().min(1),
  title: sentence,
  announced: z.boolean(),
  /** What to do about this topic, in one or two sentences. */
  summary: sentence,
  facts: z.array(fact).min(1),
  tables: z.array(table).optional(),
  sources: citations.optional(),
});
