import { runsIn } from '../../ledger/entry-runs';
import { readLedgerText } from '../../ledger/read-file';
import { BadInput } from '../bad-input';
import type { Recording } from './recording';
import { readTextFile } from './text-file';

/** @throws BadInput with the place in the file */
export function readLedgerFile(file: string): Recording {
  const read = readLedgerText(readTextFile('The ledger file', file));
  if ('problem' in read) throw new BadInput(`${file}: ${read.problem}`);
  return { kind: 'ledger', name: file, entries: read.entries, runs: runsIn(read.entries), notes: [] };
}
