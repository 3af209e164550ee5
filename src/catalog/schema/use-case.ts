import * as z from 'zod';
import { citations } from './citation';
import { endpoint, itemId, sentence, slug } from './shared';

export const useCase = z.strictObject({
  id: z.string().regex(/^UC-[A-Z]\d+$/, 'use the group letter and a number, such as "UC-A1"'),
  title: sentence,
  published: z.boolean().default(false),
  /** May be left out: the file's own `id` says it. */
  group: z.string().optional(),
  preconditions: z.array(sentence).default([]),
  /** `call` is null for a step that is not an API call (a browser action, a wait). */
  steps: z.array(z.strictObject({ call: endpoint.nullable(), text: sentence })).min(1),
  expected: z.array(sentence).min(1),
  proves: z.array(itemId).default([]),
  notes: z.array(sentence).optional(),
});

/** One file of `src/catalog/use-cases/`, named `<slug>.yml`: one group of cases. */
export const useCaseFile = z.strictObject({
  id: z.string().regex(/^[A-Z]$/, 'use the group letter, such as "A"'),
  slug,
  title: sentence,
  purpose: sentence,
  useCases: z.array(useCase).min(1),
  sources: citations.optional(),
});
