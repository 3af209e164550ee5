/** Copies of a data file that another process keeps writing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { copyData } from './copy-of-data';

const folder = mkdtempSync(join(tmpdir(), 'copies-'));
const rows = 1500;

/** Alone on its file. Each transaction changes every row; from a log, it is written back at once. */
const writer = (file: string, journal: 'wal' | 'delete', pauseMs: number) => `
import Database from 'libsql';
const database = new Database(${JSON.stringify(file)});
database.exec('pragma locking_mode = exclusive; pragma journal_mode = ${journal}');
database.exec('create table lines (id integer primary key, round integer, text text)');
database.exec("with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows}) insert into lines select i, 0, hex(randomblob(900)) from n");
let round = 0;
const write = () => {
  round += 1;
  database.exec('begin; update lines set round = ' + round + ', text = hex(randomblob(900)); commit; pragma wal_checkpoint(' + (round % 2 ? 'passive' : 'truncate') + ')');
  if (round === 1) console.log('writing');
  setTimeout(write, ${pauseMs});
};
write();
`;

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

async function startWriter(file: string, journal: 'wal' | 'delete', pauseMs: number): Promise<void> {
  child = spawn(process.execPath, ['--input-type=module', '-e', writer(file, journal, pauseMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
}

describe('a copy of a data file', () => {
  it('is of one moment, however often the writer writes its log back meanwhile', async () => {
    const file = join(folder, 'busy.db');
    await startWriter(file, 'wal', 150);
    const rounds = new Set<number>();
    for (let turn = 0; turn < 12; turn += 1) {
      const copy = join(folder, `copy-${turn}.db`);
      await copyData(file, copy);
      const database = new Database(copy);
      expect(database.prepare('pragma integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
      const found = database.prepare('select distinct round from lines').all() as { round: number }[];
      expect(found).toHaveLength(1);
      expect(database.prepare('select count(*) as count from lines').get()).toMatchObject({ count: rows });
      rounds.add(found[0]?.round ?? 0);
      database.close();
    }
    expect(rounds.size).toBeGreaterThan(1);
  }, 60_000);

  it('is refused, with what to do, where the file never comes to rest', async () => {
    const file = join(folder, 'restless.db');
    await startWriter(file, 'delete', 0);
    await expect(copyData(file, join(folder, 'torn.db'))).rejects.toThrow(/Ask the sandbox that writes it: --url/);
  }, 60_000);
});
