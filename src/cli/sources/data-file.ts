/** The data file of a sandbox, read in a copy so that it stays as it is. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { LedgerEntry } from '../../ledger/types';
import { newestRuns } from '../../sandbox/engine/runs';
import type { Store } from '../../sandbox/storage/port';
import { DataFileError, openSqliteStore } from '../../sandbox/storage/sql/sqlite';
import { BadInput, unreadable } from '../bad-input';
import { copyData } from './copy-of-data';
import type { Progress, Recording } from './recording';

const pageSize = 500;

function fileIn(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, 'sandbox.db') : path;
  if (existsSync(file)) return file;
  throw new BadInput(`The data file ${file} cannot be read: there is no such file.`);
}

async function allOf(store: Store, accountId: string, progress: Progress): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.sequence ?? 0;
    const page = await store.transact(accountId, (transaction) => transaction.exchanges(after, pageSize));
    if (page.length === 0) return entries;
    entries.push(...page);
    progress(`${entries.length} calls read`);
  }
}

async function readCopy(copy: string, file: string, accountId: string, progress: Progress): Promise<Recording> {
  const store = await openSqliteStore(copy);
  try {
    if (store.notices.length > 0)
      throw new BadInput(`${file} cannot be read. If a sandbox is using it, ask that one: --url http://localhost:4010`);
    const entries = await allOf(store, accountId, progress);
    return { kind: 'data', name: file, entries, runs: await store.transact(accountId, newestRuns), notes: [] };
  } finally {
    await store.close();
  }
}

/** @throws BadInput */
export async function readDataFile(path: string, accountId: string, progress: Progress): Promise<Recording> {
  const file = fileIn(path);
  const folder = mkdtempSync(join(tmpdir(), 'connector-standards-'));
  const copy = join(folder, basename(file));
  try {
    await copyData(file, copy);
    return await readCopy(copy, file, accountId, progress);
  } catch (error) {
    if (error instanceof DataFileError) throw new BadInput(error.message.replaceAll(copy, file));
    throw error instanceof BadInput ? error : unreadable('The data file', file, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
