import * as z from 'zod';
import { sentence, slug } from './shared';

/** A day, as YAML libraries give it: text, or a date where the reader of front matter makes one. */
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date('write the day as year-month-day, such as 2026-11-26'),
);

/** Where a statement comes from, and when somebody last compared the two. */
const citation = z.strictObject({
  /** An id of `src/catalog/works.yml`. */
  from: sentence,
  /** What was taken, where a record has several subjects. */
  for: sentence.optional(),
  checked: day,
});

export const citations = z.array(citation).min(1, 'name at least one source');

/** The front matter of a page: a list, or `own` where the page is about this project alone. */
export const pageSources = z.union([z.literal('own'), citations]);

/** `src/catalog/works.yml`. */
export const worksFile = z.strictObject({
  publications: z.array(z.strictObject({ id: slug, title: sentence, address: sentence, state: sentence })).min(1),
  documentation: z.strictObject({
    title: sentence,
    address: sentence,
    state: sentence,
    /** Path below the address → published title. */
    pages: z.record(z.string(), sentence),
  }),
});
