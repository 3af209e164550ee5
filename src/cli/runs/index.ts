/** `runs`: starts, stops and lists runs of a sandbox, and says what changed between two. */

import { count, printable, stateWords } from '../../certification/report/formats/words';
import type { Change } from '../../certification/verdicts/compare';
import type { Run } from '../../ledger/types';
import { BadInput } from '../bad-input';
import { exitCodes } from '../exit-codes';
import { readRecording } from '../sources';
import type { Recording } from '../sources/recording';
import { control, runsOf } from '../sources/sandbox';
import { makeReport } from '../verdicts/report';
import { readProfileFile } from '../verify/profile-file';
import { progressOn } from '../verify/progress';
import { type Compared, compare } from './compare';
import { type RunsOptions, readRunsOptions, runsUsage } from './options';

async function recordingOf({ source }: RunsOptions): Promise<Recording> {
  const progress = progressOn(process.stderr);
  try {
    return await readRecording(source, progress);
  } finally {
    progress.end();
  }
}

function lineOf({ name, purpose, useCaseId, startedTime, stoppedTime, id }: Run): string {
  const about = useCaseId === undefined ? purpose : `${purpose} ${useCaseId}`;
  return printable(`${startedTime}  ${stoppedTime ?? 'under way'.padEnd(24)}  ${about.padEnd(10)}  ${name}  (${id})`);
}

async function list(options: RunsOptions): Promise<number> {
  const { source, format } = options;
  const runs = source.from === 'url' ? await runsOf(source) : (await recordingOf(options)).runs;
  if (format === 'json') console.log(JSON.stringify({ data: runs }, null, 2));
  else console.log(runs.length === 0 ? 'There is no run.' : runs.map(lineOf).join('\n'));
  return 0;
}

async function change(options: RunsOptions, path: string, verb: string, body?: object): Promise<number> {
  if (options.source.from !== 'url') throw new BadInput('A run is started and stopped at a sandbox that runs.');
  const run = (await control(options.source, 'POST', path, body)) as Run;
  console.log(options.format === 'json' ? JSON.stringify(run, null, 2) : `${verb}: ${printable(run.name)} (${run.id})`);
  return 0;
}

const headings: readonly (readonly [Change, string])[] = [
  ['broken', 'Broken: fails now'],
  ['fixed', 'Fixed: failed before'],
  ['gone', 'Gone: was observed before'],
  ['new', 'New: was not observed before'],
];

function tableOf(compared: readonly Compared[]): string {
  const parts = headings.flatMap(([wanted, heading]) => {
    const found = compared.filter(({ change: is }) => is === wanted);
    if (found.length === 0) return [];
    const lines = found.map(
      ({ id, before, after, summary }) =>
        `  ${id}: ${stateWords[before]} → ${stateWords[after]}. ${printable(summary)}`,
    );
    return [heading, ...lines, ''];
  });
  const same = compared.filter(({ change: is }) => is === 'same').length;
  return [...parts, `${count(same, 'item is', 'items are')} as before.`].join('\n');
}

async function compareTwo(options: RunsOptions): Promise<number> {
  const profile = options.profileFile === undefined ? undefined : readProfileFile(options.profileFile);
  const recording = await recordingOf(options);
  const [before, after] = options.names.map((run) =>
    makeReport(recording, {
      scope: { run, rehearsal: false },
      minimum: 'informational',
      accepted: [],
      now: new Date(),
      ...(profile && { profile }),
    }),
  );
  if (!before || !after) throw new BadInput('Name two runs.');
  const compared = compare(before, after);
  if (options.format === 'json')
    console.log(JSON.stringify({ before: before.scope, after: after.scope, items: compared }, null, 2));
  else console.log(tableOf(compared));
  return compared.some((item) => item.change === 'broken') ? exitCodes.notReady : exitCodes.ready;
}

/** @returns the exit code */
export async function runs(args: readonly string[]): Promise<number> {
  const options = readRunsOptions(args);
  if (!options) {
    console.log(runsUsage);
    return 0;
  }
  const { action, names, purpose, useCaseId } = options;
  if (action === 'list') return list(options);
  if (action === 'compare') return compareTwo(options);
  if (action === 'stop') return change(options, '/_sandbox/runs/stop', 'Stopped');
  return change(options, '/_sandbox/runs', 'Started', { name: names[0], purpose, ...(useCaseId && { useCaseId }) });
}
