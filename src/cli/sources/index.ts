import { readHarFiles } from './har-files';
import { readLedgerFile } from './ledger-file';
import type { SourceOptions } from './options';
import type { Progress, Recording } from './recording';
import { readSandbox } from './sandbox';

/** @throws BadInput */
export async function readRecording(source: SourceOptions, progress: Progress): Promise<Recording> {
  if (source.from === 'url') return readSandbox(source, progress);
  if (source.from === 'har') return readHarFiles(source.files, source.hosts);
  if (source.from === 'ledger') return readLedgerFile(source.file);
  // The engine and its storage are loaded for this source alone.
  const { readDataFile } = await import('./data-file');
  return readDataFile(source.path, source.account, progress);
}
