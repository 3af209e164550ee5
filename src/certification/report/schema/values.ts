/** Values that stand in many places of a report. */
import * as z from 'zod';
import { claimStates } from '../../assessment/types';

/** SHA-256 in hexadecimal digits. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'write a SHA-256 as 64 hexadecimal digits')
  .meta({ id: 'sha256' });

const redacted = z
  .strictObject({ redacted: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'write sha256: and 64 hexadecimal digits') })
  .meta({
    id: 'redacted',
    description:
      'A value that was taken out. What stands here is its salted hash: whoever has salt and value can compare.',
  });

/** A value that a redacted report has the salted hash of. */
export const hidable = <Value extends z.ZodType>(value: Value) => z.union([value, redacted]);

export const text = z.string();
export const hidableText = hidable(text).meta({ id: 'hidableText' });
/** An id: in a redacted report it stands there only in a form that says nothing of a person. */
export const hidableId = hidable(text).meta({
  id: 'hidableId',
  description: 'Redacted where a person may have written it.',
});
export const time = z.iso.datetime().meta({ id: 'time', description: 'ISO 8601, UTC.' });
export const day = z.iso.date().meta({ id: 'day', description: 'Year-month-day.' });
export const count = z.int().min(0);

export const level = z.enum(['required', 'recommended', 'informational']);
export const claimState = z.enum(claimStates);
export const verdictState = z
  .enum(['pass', 'warn', 'fail', 'review', 'not-observed', 'stale', 'not-applicable', 'waived', 'tool-error'])
  .meta({ id: 'verdictState' });
export const verdictCounts = z
  .strictObject({
    pass: count,
    warn: count,
    fail: count,
    review: count,
    'not-observed': count,
    stale: count,
    'not-applicable': count,
    waived: count,
    'tool-error': count,
  })
  .meta({ id: 'verdictCounts', description: 'How many verdicts there are of each state.' });
