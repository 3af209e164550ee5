/** Items of checklists and what was recorded, as a report has them. */
import * as z from 'zod';
import { answerParts } from './answers';
import { count, hidable, hidableId, hidableText, level, text, time, verdictCounts, verdictState } from './values';

const counterexample = z
  .strictObject({
    sequence: count.describe('Of the entry in the ledger.'),
    pointer: text.describe('Where in the entry: a JSON pointer (RFC 6901); empty for the whole.'),
    call: hidableText.optional().describe('Method, path and status.'),
    expected: hidableText,
    seen: hidable(z.unknown()).optional().describe('The value that stands there; absent for nothing.'),
    message: hidableText,
    standard: text,
    mend: text,
  })
  .meta({ id: 'counterexample', description: 'The smallest call that breaks the standard.' });

const calls = z
  .strictObject({
    verdict: verdictState,
    traffic: verdictState.describe(
      'Where calls can only support an item, the verdict is "review" beside a "pass" here.',
    ),
    awaits: z.literal('person').optional().describe('A word of a person settles the review.'),
    summary: hidable(text).meta({
      id: 'summary',
      description:
        'Redacted only where it may quote a value: not where the verdict of the calls is pass, warn, fail or not-observed.',
    }),
    exchanges: z.array(count).describe('Sequences of the newest entries that it rests on; 50 at most.'),
    counterexample: counterexample.optional(),
    warnings: z.array(hidableText),
  })
  .meta({ id: 'calls', description: 'What recorded calls alone say.' });

export const item = z
  .strictObject({
    id: text,
    checklist: text,
    question: text,
    level,
    decidedBy: z
      .enum(['traffic', 'partial', 'attestation'])
      .describe('Who decides: calls alone, calls and a person, or a person.'),
    route: text.describe('Where the site explains it.'),
    revision: z.int().min(1),
    applies: z.strictObject({
      state: z.enum(['applies', 'not-applicable', 'unknown']),
      reason: text,
    }),
    verdict: verdictState.describe('What calls, profile, claim and waiver come to.'),
    calls: calls.optional().describe('Absent where no rule reads calls for the item.'),
    ...answerParts,
  })
  .meta({ id: 'item' });

export const run = z
  .strictObject({
    id: text,
    name: hidableText,
    purpose: z
      .enum(['ordinary', 'use-case', 'negative'])
      .describe('The calls of a negative run are meant to be refused.'),
    useCaseId: hidableId.optional(),
    startedTime: time,
    stoppedTime: time.optional(),
    firstSequence: count,
    lastSequence: count.optional(),
    judged: z.boolean().describe('Whether the verdicts are about it.'),
  })
  .meta({ id: 'run' });

export const attempt = z
  .strictObject({
    runId: hidableId,
    name: hidableText,
    useCaseId: hidableId.optional(),
    epoch: count.optional().describe('Of the sandbox’s ledger, raised by each reset.'),
    startedTime: time,
    endedTime: time.optional(),
    judgedTime: time,
    toolVersion: text.optional().describe('Of the product that judged it. Absent where an earlier release kept it.'),
    rehearsal: z.boolean().describe('True where calls of the site’s own pages counted: it proves nothing.'),
    states: z
      .record(text, verdictState)
      .describe('By the id of the item. Those that the run did not touch are left out.'),
  })
  .meta({ id: 'attempt', description: 'What the calls of one run showed, also where the ledger was emptied since.' });

export const checklist = z.strictObject({
  id: text,
  title: text,
  standing: z.enum(['passed', 'failed', 'open', 'nothing-to-do']),
  counts: verdictCounts,
});
