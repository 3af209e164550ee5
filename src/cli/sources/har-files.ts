/** HTTP archives that a browser, a proxy or an API client has exported. */

import { runsIn } from '../../ledger/entry-runs';
import { HarFault, type HarReading, readHar } from '../../ledger/har';
import type { Exchange } from '../../ledger/types';
import { BadInput } from '../bad-input';
import type { Recording } from './recording';
import { readTextFile } from './text-file';

function read(file: string, hosts: readonly string[]): HarReading {
  const text = readTextFile('The HAR file', file);
  try {
    return readHar(text, { hosts });
  } catch (error) {
    if (!(error instanceof HarFault)) throw error;
    throw new BadInput(`${file} cannot be read as a HAR file. ${error.message}`);
  }
}

function notesOf(file: string, { leftOut, otherHosts }: HarReading): string[] {
  const notes = [...leftOut].map(
    ([reason, count]) => `${file}: left out ${count} ${count === 1 ? 'call' : 'calls'} ${reason}.`,
  );
  return otherHosts.length === 0
    ? notes
    : [
        ...notes,
        `If one of these is where the API answers, name it with --host: ${otherHosts.slice(0, 8).join(', ')}.`,
      ];
}

/** Several files are one recording, by time. */
export function readHarFiles(files: readonly string[], hosts: readonly string[]): Recording {
  const readings = files.map((file) => ({ file, reading: read(file, hosts) }));
  const entries = readings
    .flatMap(({ reading }) => reading.exchanges)
    .sort((one, other) => Date.parse(one.time) - Date.parse(other.time))
    .map((exchange, index): Exchange => ({ ...exchange, sequence: index + 1 }));
  const notes = readings.flatMap(({ file, reading }) => notesOf(file, reading));
  return { kind: 'har', name: files.join(', '), entries, runs: runsIn(entries), notes };
}
