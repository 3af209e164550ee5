/** Whether what `verify --format json` wrote follows from the calls that it is about. */
import { readProfile } from '../../certification/profile/read';
import { count, printable } from '../../certification/report/formats/words';
import type { VerdictReport } from '../../certification/report/verdicts/types';
import { BadInput } from '../bad-input';
import type { Recording } from '../sources/recording';
import { makeReport } from '../verdicts/report';
import { type Discrepancy, discrepancies } from './compare';
import type { Outcome } from './outcome';

/** The calls that were there when the report was written. */
function asItWas(recording: Recording, { source: { lastSequence } }: VerdictReport): Recording {
  return { ...recording, entries: recording.entries.filter(({ sequence }) => sequence <= lastSequence) };
}

/** The scope by the ids of its runs: the newest one may be another by now. */
function judgedAgain(stated: VerdictReport, recording: Recording): VerdictReport {
  const profile = stated.profile === undefined ? undefined : readProfile(stated.profile);
  if (profile && 'problems' in profile)
    throw new BadInput(`The profile in the report cannot be used: ${profile.problems[0]?.what}`);
  return makeReport(recording, {
    scope: { ...stated.scope, run: stated.scope.runId?.split(', ') ?? 'all' },
    minimum: stated.minimum,
    accepted: [],
    now: new Date(),
    ...(profile && { profile: profile.profile }),
  });
}

const line = ({ id, message }: Discrepancy) => printable(`  ${id === '' ? 'The outcome' : id}: ${message}.`);

export function checkVerdicts(stated: VerdictReport, recorded: Recording): Outcome {
  const recording = asItWas(recorded, stated);
  const found = discrepancies(stated, judgedAgain(stated, recording), recording.entries);
  const follows = found.length === 0;
  const text = follows
    ? [`All ${stated.items.length} verdicts follow from these calls.`]
    : [`${count(found.length, 'statement does', 'statements do')} not follow from these calls:`, ...found.map(line)];
  return { follows, text, data: { follows, discrepancies: found } };
}
