/** Makes a readiness report. Pure: the same input makes the same report. */
import type { Level } from '../../catalog/types';
import { productVersion } from '../../generated/product-version';
import { redactText } from '../../ledger/redact-text';
import type { Run } from '../../ledger/types';
import type { Assessment, Attempt, SubjectId } from '../assessment/types';
import { ofToday } from '../carry/today';
import { type Answers, answersIn, answerTo } from './answers';
import { catalogOf } from './catalog-hash';
import { outcomeOf } from './conclusion';
import { countsOf, standings } from './counts';
import { digestOf } from './digest';
import { type CallVerdict, reportedCalls, settle } from './item';
import type { LedgerFacts } from './ledger-hash';
import { FORMAT, VERSION } from './names';
import { connectorOf, reportedProfile } from './profile';
import { isRedacted } from './redacted';
import { reportedRunId } from './run-id';
import type { ReadinessReport, ReportAnswer, ReportAttempt, ReportCalls, ReportRun } from './types';
import type { JudgedItem } from './verdicts/catalog';

export interface ReportInput {
  readonly assessment: Assessment;
  /** Those of all checklists, in their order. */
  readonly items: readonly JudgedItem[];
  /** What calls alone say; nothing that people said is part of it. */
  readonly verdicts: readonly CallVerdict[];
  readonly ledger: LedgerFacts & {
    readonly kind: ReadinessReport['ledger']['kind'];
    /** The address or the file that it was read from. */
    readonly name: string;
    /** Of a sandbox that runs. */
    readonly epoch?: number | undefined;
    /** What a reader has to know about how it was read. */
    readonly notes?: readonly string[];
  };
  /** Which calls were judged: all, or those of the runs with these ids. */
  readonly scope: { readonly runs: 'all' | readonly string[]; readonly since?: string; readonly rehearsal: boolean };
  /** All that the sandbox knows, the newest first. */
  readonly runs: readonly Run[];
  /** Items that weigh less do not change the outcome; `required` where it is left out. */
  readonly minimum?: Level;
  /** Titles of subjects that are no items. */
  readonly titles?: ReadonlyMap<SubjectId, string>;
  readonly now: Date;
  /** 32 random bytes in hexadecimal digits: what people wrote is hashed with them. Made where it is left out. */
  readonly salt?: string;
}

/** What a report is put together from, whether it is made for the first time or to check another. */
export type Ingredients = Pick<
  ReadinessReport,
  'tool' | 'createdTime' | 'connector' | 'about' | 'profile' | 'minimum' | 'scope' | 'ledger' | 'runs' | 'attempts'
> & {
  readonly $schema?: string | undefined;
  readonly items: readonly JudgedItem[];
  readonly calls: ReadonlyMap<string, ReportCalls>;
  readonly answers: Answers;
  readonly titles: ReadonlyMap<SubjectId, string>;
  readonly salts?: ReadinessReport['salts'];
};

export function assemble(from: Ingredients): ReadinessReport {
  const { items, calls, answers, titles, salts, $schema, ...facts } = from;
  const today = facts.createdTime.slice(0, 10);
  const settled = items.map((item) =>
    settle(item, calls.get(item.id), answerTo(answers, item.id), facts.profile, today),
  );
  const ids = new Set(items.map(({ id }) => id));
  const others = [...answers].filter(([subject]) => isRedacted(subject) || !ids.has(subject));
  const rest = others.map(([subject, parts]): ReportAnswer => {
    const title = isRedacted(subject) ? undefined : titles.get(subject);
    return { subject, ...(title !== undefined && { title }), ...parts };
  });
  const { minimum, scope, tool, createdTime, connector, about, profile, ledger, runs, attempts } = facts;
  const reported = settled.map(({ item }) => item);
  const content: Omit<ReadinessReport, 'digest' | 'signatures'> = {
    ...($schema !== undefined && { $schema }),
    format: FORMAT,
    version: VERSION,
    tool,
    catalog: catalogOf(items),
    createdTime,
    ...(connector && { connector }),
    ...{ about, profile, minimum },
    outcome: outcomeOf(settled, rest, { minimum, isRehearsal: scope.rehearsal }),
    counts: countsOf(reported),
    checklists: standings(reported),
    ...{ scope, ledger, runs, items: reported, answers: rest, attempts },
    ...(salts && { salts }),
  };
  return { ...content, digest: digestOf(content), signatures: [] };
}

function runIn(run: Run, { scope: { runs }, ledger }: ReportInput): ReportRun {
  const { id, name, purpose, useCaseId, startedTime, stoppedTime, firstSequence, lastSequence } = run;
  return {
    ...{ id: reportedRunId(id, ledger.salt), name, purpose },
    ...(useCaseId !== undefined && { useCaseId }),
    startedTime,
    ...(stoppedTime !== undefined && { stoppedTime }),
    firstSequence,
    ...(lastSequence !== undefined && { lastSequence }),
    judged: runs === 'all' || runs.includes(id),
  };
}

const byStart = (one: Attempt, other: Attempt) => (one.startedTime < other.startedTime ? -1 : 1);

/** @param known ids of items; in an assessment that came as a file, states may stand under any text */
function attemptsIn({ attempts }: Assessment, known: ReadonlySet<string>): ReportAttempt[] {
  return Object.values(attempts)
    .sort(byStart)
    .map((attempt) => ({
      ...attempt,
      states: Object.fromEntries(Object.entries(attempt.states).filter(([id]) => known.has(id))),
    }));
}

function ledgerOf({
  salt: _,
  kind,
  name,
  epoch,
  notes = [],
  ...facts
}: ReportInput['ledger']): ReadinessReport['ledger'] {
  return { kind, name, ...facts, ...(epoch !== undefined && { epoch }), notes: [...notes] };
}

function randomSalt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns the report, not signed, with all that people and calls said */
export function buildReport(input: ReportInput): ReadinessReport {
  const { scope, minimum = 'required', now, salt = randomSalt() } = input;
  // An answer to words that changed since is no answer to today's.
  const assessment = ofToday(input.assessment);
  const { name, environment, team } = assessment.about;
  const profile = reportedProfile(assessment.profile);
  return assemble({
    tool: { name: 'connector-standards', version: productVersion },
    createdTime: now.toISOString(),
    about: {
      assessmentId: assessment.id,
      name: redactText(name),
      environment,
      team: redactText(team),
      savedTime: assessment.savedTime,
    },
    connector: connectorOf(profile),
    profile,
    minimum,
    scope: {
      ...scope,
      runs: scope.runs === 'all' ? 'all' : scope.runs.map((id) => reportedRunId(id, input.ledger.salt)),
    },
    ledger: ledgerOf(input.ledger),
    runs: input.runs.map((run) => runIn(run, input)),
    attempts: attemptsIn(assessment, new Set(input.items.map(({ id }) => id))),
    items: input.items,
    calls: new Map(input.verdicts.map((verdict) => [verdict.itemId, reportedCalls(verdict)])),
    answers: answersIn(assessment),
    titles: input.titles ?? new Map(),
    salts: { people: salt, calls: input.ledger.salt },
  });
}
