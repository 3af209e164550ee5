import * as z from 'zod';
import { citations } from './citation';
import { sentence, slug } from './shared';

export const glossaryTerm = z.strictObject({
  id: slug,
  term: sentence,
  aliases: z.array(sentence).default([]),
  abbreviation: sentence.nullable().default(null),
  origin: z.enum(['glossary', 'fees', 'overview', 'certification', 'docs']),
  definition: sentence,
  related: z.array(slug).default([]),
  tags: z.array(slug).min(1, 'give at least one tag'),
  caveat: sentence.optional(),
  /** Calls the term is about: `/skus` for all calls below that path, or one call such as `POST /orders`. */
  calls: z.array(sentence).default([]),
});

/** `src/catalog/glossary.yml`. */
export const glossaryFile = z.strictObject({ terms: z.array(glossaryTerm).min(1), sources: citations.optional() });
