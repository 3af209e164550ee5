/** The readiness report. The site publishes this form as JSON Schema. */
import * as z from 'zod';
import { type ProfileFieldSpec, profileFields } from '../../../catalog/profile-fields';
import { FORMAT, VERSION } from '../names';
import type { ReportProfile } from '../profile';
import { about, answer } from './answers';
import { attempt, checklist, item, run } from './items';
import { claimState, count, hidableText, level, sha256, text, time, verdictCounts } from './values';

const fieldOf = ({ kind, values }: ProfileFieldSpec): z.ZodType => {
  if (kind === 'flag') return z.boolean();
  if (kind === 'text') return hidableText;
  const one = z.enum(Object.keys(values));
  return kind === 'one' ? one : z.array(one);
};

const profile = z
  .strictObject(
    Object.fromEntries(Object.entries(profileFields).map(([name, spec]) => [name, fieldOf(spec).optional()])),
  )
  .describe('What the connector does: the file that connector-profile.schema.json describes.');

const connector = z
  .strictObject({ name: text.optional(), version: text.optional() })
  .describe('As the profile names it. It stays where the report is redacted: a reader has to know whose it is.');

const reason = z.strictObject({
  subject: text.optional().describe('An item or another subject; absent where it is the report as a whole.'),
  why: z.enum(['fails', 'tool-error', 'stale', 'not-observed', 'not-settled', 'no-answer', 'returned', 'rehearsal']),
  text,
});

const ledger = z.strictObject({
  kind: z.enum(['page', 'sandbox', 'data', 'har', 'ledger']).describe('Where it was read from.'),
  name: hidableText.describe('The address or the file.'),
  entries: count,
  firstSequence: count,
  lastSequence: count,
  epoch: count.optional().describe('Raised by each reset of the sandbox.'),
  sha256: sha256.describe(
    'SHA-256 of the SHA-256 of all entries, each in its canonical form (RFC 8785) and a line break.',
  ),
  notes: z.array(hidableText),
});

const scope = z.strictObject({
  runs: z.union([z.literal('all'), z.array(text)]).describe('All calls, or those of the runs with these ids.'),
  since: time.optional(),
  rehearsal: z.boolean().describe('Whether calls of the site’s own pages counted. Such verdicts prove nothing.'),
});

const signature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  publicKey: sha256.describe('32 bytes in hexadecimal digits.'),
  signer: text.optional().describe('As the signer wants to be called. Nothing proves it but the key.'),
  signedTime: time,
  signature: z.string().regex(/^[0-9a-f]{128}$/, 'write a signature as 128 hexadecimal digits'),
});

export const reportSchema = z
  .strictObject({
    $schema: text.optional().describe('The address of this schema.'),
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    tool: z.strictObject({ name: z.literal('connector-standards'), version: text }),
    catalog: z.strictObject({ items: count, sha256 }).describe('The items of all checklists, and the SHA-256 of them.'),
    createdTime: time,
    connector: connector.optional(),
    about,
    profile: profile as unknown as z.ZodType<ReportProfile>,
    minimum: level.describe('Items that weigh less do not change the outcome.'),
    outcome: z.strictObject({
      state: z.enum(['ready', 'not-ready', 'nothing-observed']),
      summary: text,
      reasons: z.array(reason).describe('What is in the way.'),
    }),
    counts: z.strictObject({ verdicts: verdictCounts, claims: z.record(claimState, count) }),
    checklists: z.array(checklist),
    scope,
    ledger,
    runs: z.array(run).describe('The newest first.'),
    items: z.array(item),
    answers: z.array(answer),
    attempts: z.array(attempt).describe('The oldest first.'),
    salts: z
      .strictObject({ people: sha256, calls: sha256 })
      .optional()
      .describe(
        'What hidable values are hashed with. Absent in a redacted report: the one for calls follows from the ledger.',
      ),
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, 'write sha256: and 64 hexadecimal digits')
      .describe(
        'SHA-256 of the canonical form (RFC 8785) of the report without salts, digest and signatures, with the salted hash in place of each hidable value.',
      ),
    signatures: z.array(signature),
  })
  .describe('Whether a connector is ready, and all that this rests on.');
