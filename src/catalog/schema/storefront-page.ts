import * as z from 'zod';
import { applies } from './applies';
import { citations } from './citation';
import { doer, level, originKinds, places, sentence, slug } from './shared';

const display = z.strictObject({
  /** Unique in its page; the row's anchor is `<page>-<id>`. */
  id: slug,
  what: sentence,
  level,
  when: sentence.default('always'),
  origin: originKinds,
  places,
  by: doer,
  /** What decides whether the display is needed, as far as a reader's choice can; `when` says all of it. */
  applies: applies.optional(),
  /** The compliance topic that says more. */
  topic: slug.optional(),
});

/** `src/catalog/compliance/storefront-pages.yml`. */
export const storefrontFile = z.strictObject({
  pages: z.array(z.strictObject({ id: slug, title: sentence, displays: z.array(display).min(1) })).min(1),
  sources: citations.optional(),
});
