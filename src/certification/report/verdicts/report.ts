/** Verdicts on every item, with why it applies, who accepted it and what all of it amounts to. */

import type { Level } from '../../../catalog/types';
import { productVersion } from '../../../generated/product-version';
import type { Run } from '../../../ledger/types';
import { applicabilityOf } from '../../profile/applicability';
import type { Profile } from '../../profile/types';
import { rollUp } from '../../verdicts/rollup';
import { items, type JudgedItem } from './catalog';
import { type Claims, hear } from './hear';
import { conclude } from './outcome';
import type { ItemVerdict, Judged, Scope, VerdictReport } from './types';
import { type Accepted, weigh } from './weigh';

export interface Settings {
  readonly scope: Scope;
  readonly minimum: Level;
  readonly profile?: Profile;
  readonly accepted: readonly Accepted[];
  /** What a team says. Where it is given, an item that nobody has answered is in the way. */
  readonly claims?: Claims;
  readonly now: Date;
}

const notOfCalls: Judged = { verdict: 'review', summary: '', exchanges: [], warnings: [] };

/** Items that no rule reads calls for are for a person. */
function unjudged({ verification }: JudgedItem): Judged {
  const summary =
    verification.mode === 'attestation'
      ? `A person decides: ${verification.attestation}`
      : 'No rule reads calls for this item yet. A person decides.';
  return { ...notOfCalls, summary };
}

/** What profile and calls say of an item. @param found undefined where no rule reads calls for it */
export function verdictOn(item: JudgedItem, found: Judged | undefined, profile: Profile | undefined): ItemVerdict {
  const { id, question, checklist, level, verification, route } = item;
  const about = {
    id,
    question,
    checklist,
    level,
    decidedBy: verification.mode,
    hasRule: found !== undefined,
    route,
  };
  const { applies, reason } = profile
    ? applicabilityOf(item, profile)
    : { applies: 'applies', reason: 'No profile was given: every item is judged.' };
  if (applies === 'not-applicable')
    return { ...about, verdict: 'not-applicable', summary: reason, exchanges: [], warnings: [], applies: reason };
  return { ...about, ...(found ?? unjudged(item)), applies: reason };
}

/** What is reported: calls that were judged, and what came of it. */
export interface Findings {
  readonly source: VerdictReport['source'];
  readonly notes: readonly string[];
  /** Those that were judged; undefined for all calls. */
  readonly runs: readonly Run[] | undefined;
  readonly judged: ReadonlyMap<string, Judged>;
}

export function reportOn({ source, notes, runs, judged }: Findings, settings: Settings): VerdictReport {
  const { scope, minimum, profile, accepted, claims, now } = settings;
  const today = now.toISOString().slice(0, 10);
  const verdicts = items.map((item) => hear(verdictOn(item, judged.get(item.id), profile), claims?.[item.id], today));
  const weighed = weigh(verdicts, accepted, today);
  return {
    format: 'connector-standards/verdicts',
    version: 1,
    product: productVersion,
    judgedTime: now.toISOString(),
    ...conclude(weighed.items, minimum, weighed.reasons, claims !== undefined),
    minimum,
    source,
    scope: { ...scope, ...(runs && namesOf(runs)) },
    ...(profile && { profile }),
    ...(claims && { hasAssessment: true as const }),
    notes,
    counts: rollUp(weighed.items.map(({ verdict }) => verdict)).counts,
    items: weighed.items,
  };
}

/** What the report says of one run, and of several. */
function namesOf(runs: readonly Run[]): Pick<VerdictReport['scope'], 'runId' | 'runName'> {
  return { runId: runs.map(({ id }) => id).join(', '), runName: runs.map(({ name }) => name).join(', ') };
}
