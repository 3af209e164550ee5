/** What people said of a subject, as a report has it. */
import * as z from 'zod';
import { environments, evidenceKinds } from '../../assessment/types';
import { claimState, count, day, hidable, hidableId, hidableText, sha256, text, time } from './values';

const claim = z
  .strictObject({
    state: claimState,
    reason: hidableText.optional().describe('Why the subject does not apply.'),
    note: hidableText.optional(),
    changedTime: time,
    by: hidableText.optional().describe('Who changed it last.'),
    revision: z.int().min(1).optional().describe('The revision of the item that was answered. Absent for the first.'),
  })
  .meta({ id: 'claim' });

const waiver = z
  .strictObject({ who: hidableText, why: hidableText, until: day.describe('Its last day: year-month-day.') })
  .meta({ id: 'waiver', description: 'Somebody takes a failure on for a time.' });

const plan = z
  .strictObject({
    ownerRole: z.enum(['pm', 'dev', 'qa', 'security', 'provider']).optional(),
    ownerName: hidableText.optional(),
    due: day.optional(),
    links: hidable(z.array(z.strictObject({ address: text, title: text }))).optional(),
    changedTime: time,
  })
  .meta({ id: 'plan' });

const file = z.strictObject({ name: hidableText, size: count.describe('In bytes.'), type: hidableText, sha256 });

const evidence = z
  .strictObject({
    id: hidableId,
    kind: z.enum(evidenceKinds),
    title: hidableText,
    text: hidableText.optional(),
    address: hidableText.optional(),
    file: file.optional().describe('Its bytes are not in the report: the hash tells whether a file is the one.'),
    addedTime: time,
    by: hidableText.optional(),
  })
  .meta({ id: 'evidence', description: 'Something that supports a claim.' });

const comment = z.strictObject({ id: hidableId, text: hidableText, author: hidableText, time }).meta({ id: 'comment' });

const review = z
  .strictObject({
    decision: z.enum(['accepted', 'returned']),
    reason: hidableText.optional(),
    reviewer: hidableText,
    time,
    answerTime: time
      .optional()
      .describe('When the answer that the reviewer saw was changed last. Absent where nothing was answered.'),
  })
  .meta({ id: 'review', description: 'What a reviewer says of an answer.' });

/** What may be said of any subject. */
export const answerParts = {
  claim: claim.optional(),
  waiver: waiver.optional(),
  plan: plan.optional(),
  evidence: z.array(evidence),
  comments: z.array(comment),
  review: review.optional(),
};

export const answer = z
  .strictObject({
    subject: hidableId.describe(
      'Its kind and its id, such as criterion:planning.exit.scenarios or duty:withdrawal-button.',
    ),
    title: text.optional(),
    ...answerParts,
  })
  .meta({ id: 'answer', description: 'What was answered for something that is no item of a checklist.' });

export const about = z.strictObject({
  assessmentId: hidableId,
  name: hidableText.describe('Of the assessment; the connector’s own is in the profile.'),
  environment: z.enum(environments),
  team: hidableText,
  savedTime: time.nullable().describe('When the assessment was changed last; null before the first change.'),
});
