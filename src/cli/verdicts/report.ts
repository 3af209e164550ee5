/** Verdicts on what was recorded. */
import { startJudging } from '../../certification/report/verdicts/judge';
import { reportOn, type Settings } from '../../certification/report/verdicts/report';
import type { VerdictReport } from '../../certification/report/verdicts/types';
import type { Recording } from '../sources/recording';
import { runsOf } from './scope';

/** @throws BadInput where the scope names a run that is not there */
export function makeReport(recording: Recording, settings: Settings): VerdictReport {
  const { entries, runs, kind, name, notes } = recording;
  const chosen = runsOf(runs, settings.scope);
  const judging = startJudging(runs, chosen, settings.scope);
  judging.add(entries);
  const source = {
    kind,
    name,
    entries: entries.length,
    firstSequence: entries[0]?.sequence ?? 0,
    lastSequence: entries.at(-1)?.sequence ?? 0,
  };
  return reportOn({ source, notes, runs: chosen, judged: judging.judged() }, settings);
}
