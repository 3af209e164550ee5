import * as z from 'zod';
import { applies } from './applies';
import { citations } from './citation';
import { endpoint, itemId, level, sentence, slug } from './shared';

export const dataModelId = z.enum(['skus-only', 'skus-with-groups', 'product-details-with-groups']);

const verification = z
  .strictObject({
    mode: z.enum(['traffic', 'partial', 'attestation']),
    rule: sentence.nullable().default(null),
    attestation: sentence.nullable().default(null),
  })
  .refine((v) => v.mode === 'attestation' || v.rule !== null, {
    path: ['rule'],
    message: 'say how API calls decide it, or set mode to "attestation"',
  })
  .refine((v) => v.mode !== 'attestation' || v.attestation !== null, {
    path: ['attestation'],
    message: 'say what a person must show, such as "Screenshot of the settings page."',
  });

export const checklistItem = z.strictObject({
  id: itemId,
  /** Raised when an answer to the old words may be wrong for the new; `changes.yml` tells why. Left out: 1. */
  revision: z.number().int().min(2, 'leave out the first revision').optional(),
  subsection: sentence.nullable().default(null),
  dataModels: z.array(dataModelId).min(1).optional(),
  question: sentence.regex(/\?$/, 'end the question with "?"'),
  level,
  levelBasis: sentence,
  roles: z.array(z.enum(['pm', 'dev', 'qa'])).min(1, 'name at least one of pm, dev, qa'),
  /** Checked again in each store after the connector's certification. */
  perStore: z.boolean().default(false),
  appliesWhen: sentence,
  /** The same for machines, where the words name something that a profile says. */
  applies: applies.optional(),
  standard: z.array(sentence).min(1, 'write at least one sentence of the standard'),
  endpoints: z.array(endpoint).default([]),
  fields: z.array(sentence).default([]),
  events: z.array(sentence).default([]),
  verification,
  /** Where this item comes from, when the sources of its list do not say. */
  sources: citations.optional(),
  supplementary: z.literal(true).optional(),
});

/** One file of `src/catalog/checklists/`. */
export const checklistFile = z.strictObject({
  id: slug,
  /** Place in the list of checklists. */
  order: z.number().int().min(1),
  title: sentence,
  purpose: sentence,
  dataModels: z.array(z.strictObject({ id: dataModelId, title: sentence, meaning: sentence })).optional(),
  items: z.array(checklistItem).min(1),
  sources: citations.optional(),
});
