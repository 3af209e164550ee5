/** What people name by mistake with --data: it is refused in words, and stays as it was. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join, relative } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { unpackFile } from '../test-support/earlier-versions';
import { group, newFolder } from '../test-support/stores';
import { DataFileError, openSqliteStore } from './sqlite';

/** Everything below a folder, bytes and all. */
function contentsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      if (stats.isSymbolicLink()) return [name, `link to ${readlinkSync(path)}`];
      return [name, stats.isFile() ? readFileSync(path, 'base64') : `mode ${stats.mode}`];
    }),
  );
}

const text = 'A person’s notes, which are long enough to be taken for a damaged database.\n'.repeat(100);

function foreignDatabase(path: string, ...statements: string[]): string {
  const connection = new Database(path);
  for (const statement of ['create table theirs (value text)', ...statements]) connection.exec(statement);
  connection.close();
  return path;
}

/** Each makes something in a folder of its own and gives the path that is then named. */
const disguises: [string, (folder: string) => string, RegExp][] = [
  ['a text', (folder) => write(join(folder, 'notes.txt'), text), /a file of another kind/],
  ['a short text', (folder) => write(join(folder, 'notes.txt'), 'hi'), /a file of another kind/],
  ['a text that begins like a database', (folder) => write(join(folder, 'n'), 'SQLite format 3\0 is'), /another kind/],
  [
    'a text in the place of the usual file',
    (folder) => dirname(write(join(folder, 'sandbox.db'), text)),
    /sandbox\.db is a file of another kind/,
  ],
  ['another program’s database', (folder) => foreignDatabase(join(folder, 'theirs.db')), /another program's database/],
  [
    'another program’s database with a mark of its own',
    (folder) => foreignDatabase(join(folder, 'theirs.db'), 'pragma application_id = 7'),
    /another program's database/,
  ],
  ['another program’s database with a log', foreignWithLog, /another program's database/],
  [
    'an empty database with another program’s mark',
    (folder) => {
      const connection = new Database(join(folder, 'theirs.db'));
      connection.exec('pragma application_id = 7');
      connection.close();
      return join(folder, 'theirs.db');
    },
    /another program's database/,
  ],
  [
    'a folder with other files',
    (folder) => dirname(write(join(folder, 'notes.txt'), text)),
    /holds other files.*--data .*sandbox\.db/,
  ],
  [
    'a link to a text',
    (folder) => link(write(join(folder, 'notes.txt'), text), join(folder, 'data.db')),
    /is a link to .*notes\.txt.*Name the file itself/,
  ],
  [
    'a link to a data file',
    (folder) => {
      copyFileSync(unpackFile(1), join(folder, 'real.db'));
      return link(join(folder, 'real.db'), join(folder, 'data.db'));
    },
    /is a link to/,
  ],
  ['a link to nothing', (folder) => link(join(folder, 'nowhere'), join(folder, 'data.db')), /is a link to/],
  [
    'a link to itself',
    (folder) => link(join(folder, 'data.db'), join(folder, 'data.db')),
    /links lead in a circle|is a link to/,
  ],
  [
    'a path below a file',
    (folder) => join(write(join(folder, 'notes.txt'), text), 'sandbox.db'),
    /is a file, not a folder/,
  ],
  [
    'a folder below a file',
    (folder) => `${join(write(join(folder, 'notes.txt'), text), 'data')}/`,
    /file, not a folder/,
  ],
  ['a name that is too long', (folder) => join(folder, 'x'.repeat(300)), /its name is too long/],
  ['a name with a zero byte', (folder) => join(folder, 'a\0b'), /characters that no file name can have/],
  ['nothing', () => '', /names no file/],
  ['spaces', () => '   ', /names no file/],
  [
    'a file that is missing beside its log',
    (folder) => {
      write(join(folder, 'data.db-wal'), text);
      return join(folder, 'data.db');
    },
    /data\.db-wal\. Move that away/,
  ],
  [
    'an empty file beside somebody’s log',
    (folder) => {
      write(join(folder, 'data.db-journal'), text);
      return write(join(folder, 'data.db'), '');
    },
    /is empty, but .*data\.db-journal is not/,
  ],
];

function write(path: string, content: string): string {
  writeFileSync(path, content);
  return path;
}

function link(target: string, path: string): string {
  symlinkSync(target, path);
  return path;
}

/** Its newest pages stand in the log alone, as when its program is running or was killed. */
function foreignWithLog(folder: string): string {
  const source = join(newFolder(), 'theirs.db');
  const connection = new Database(source);
  connection.exec('pragma journal_mode = wal; create table theirs (value text); insert into theirs values (1)');
  const path = join(folder, 'theirs.db');
  for (const suffix of ['', '-wal']) copyFileSync(source + suffix, path + suffix);
  connection.close();
  return path;
}

describe('a path that names something else than a data file', () => {
  it.each(disguises)('is refused, and left as it was: %s', async (_title, make, reason) => {
    const folder = newFolder();
    const path = make(folder);
    const before = contentsOf(folder);
    const opening = openSqliteStore(path);
    await expect(opening).rejects.toThrow(reason);
    await expect(opening).rejects.toBeInstanceOf(DataFileError);
    expect(contentsOf(folder)).toEqual(before);
  });

  const onWindows = process.platform === 'win32';

  it.skipIf(onWindows)('is refused without waiting: a pipe', async () => {
    const path = join(newFolder(), 'pipe');
    execFileSync('mkfifo', [path]);
    await expect(openSqliteStore(path)).rejects.toThrow(/is a pipe/);
  });

  it.skipIf(onWindows)('is refused: a device', async () => {
    await expect(openSqliteStore('/dev/null')).rejects.toThrow(/is a device/);
  });

  it.skipIf(onWindows)('is refused: a socket', async () => {
    const path = join(newFolder(), 'socket');
    const server = createServer().listen(path);
    await expect(openSqliteStore(path)).rejects.toThrow(/is a socket/);
    server.close();
  });
});

/** Root may open everything, so it becomes nobody for a while. */
describe.skipIf(process.platform === 'win32')('a path without the rights to it', () => {
  const isRoot = process.getuid?.() === 0;
  const become = (id: number) => isRoot && process.seteuid?.(id);
  afterEach(() => become(0));

  it('is refused: a data file that may not be read', async () => {
    const path = unpackFile(1);
    chmodSync(dirname(path), 0o755);
    chmodSync(path, 0o000);
    become(65_534);
    await expect(openSqliteStore(path)).rejects.toThrow(/this user may not open it/);
  });

  it('is refused: a data file that may be read, not written', async () => {
    const path = unpackFile(1);
    const before = readFileSync(path);
    chmodSync(dirname(path), 0o755);
    chmodSync(path, 0o444);
    become(65_534);
    await expect(openSqliteStore(path)).rejects.toThrow(/cannot be written.*--data/);
    become(0);
    expect(readFileSync(path)).toEqual(before);
  });

  it('is refused: a folder that takes no new file', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o555);
    become(65_534);
    await expect(openSqliteStore(join(folder, 'new.db'))).rejects.toThrow(DataFileError);
  });
});

describe('a path that can be used', () => {
  const opened = async (path: string) => {
    const store = await openSqliteStore(path);
    await store.transact('a', (transaction) => transaction.put([group('g')]));
    await store.close();
    return store.notices;
  };

  it('may be new, in folders that are new too', async () => {
    const path = join(newFolder(), 'a', 'b', 'new.db');
    expect(await opened(path)).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });

  it('may be an empty file, or a database that was never written to', async () => {
    const empty = write(join(newFolder(), 'empty.db'), '');
    expect(await opened(empty)).toEqual([]);
    const vacant = join(newFolder(), 'vacant.db');
    const connection = new Database(vacant);
    connection.exec('vacuum');
    connection.close();
    expect(await opened(vacant)).toEqual([]);
  });

  it.each([
    ['an empty folder', (folder: string) => folder],
    ['a folder that does not exist', (folder: string) => `${join(folder, 'new')}/`],
    [
      'a link to an empty folder',
      (folder: string) => link(mkdirSync(join(folder, 'real'), { recursive: true }) ?? '', join(folder, 'link')),
    ],
  ])('may be %s', async (_title, make) => {
    const path = make(newFolder());
    expect(await opened(path)).toEqual([]);
    expect(existsSync(join(path, 'sandbox.db'))).toBe(true);
    expect(await opened(path)).toEqual([]);
  });

  it.each([':memory:', 'file:data.db', 'libsql:data.db'])(
    'may be called %s, and is a file all the same',
    async (name) => {
      const folder = newFolder();
      const path = relative(process.cwd(), join(folder, name));
      expect(await opened(path)).toEqual([]);
      expect(readdirSync(folder)).toEqual([name]);
    },
  );

  it('may have been killed at any moment, its newest pages in its log', async () => {
    const source = join(newFolder(), 'killed.db');
    const store = await openSqliteStore(source);
    await store.transact('a', (transaction) => transaction.put([group('g')]));
    const path = join(newFolder(), 'killed.db');
    for (const suffix of ['', '-wal']) copyFileSync(source + suffix, path + suffix);
    await store.close();
    const again = await openSqliteStore(path);
    expect(again.notices).toEqual([]);
    expect(await again.transact('a', (transaction) => transaction.get('sku_group', 'g'))).toBeDefined();
    await again.close();
  });

  it('may be of version 1, killed before its log was written back', async () => {
    const source = join(newFolder(), 'source.db');
    const connection = new Database(source);
    connection.exec('pragma journal_mode = wal; create table records (id text)');
    connection.exec('pragma application_id = 1129534274; pragma user_version = 99');
    const path = join(newFolder(), 'killed.db');
    for (const suffix of ['', '-wal']) copyFileSync(source + suffix, path + suffix);
    connection.close();
    expect(readFileSync(path).readUInt32BE(68)).toBe(0);
    // A newer version's, to be exact, which is set aside: it was known as ours from its log.
    expect((await opened(path)).join()).toMatch(/another version/);
  });
});

describe('a data file of ours', () => {
  /** Overwrites pages in the middle; the header still says whose it is. */
  function damage(path: string): void {
    const descriptor = openSync(path, 'r+');
    writeSync(descriptor, Buffer.alloc(40_000, 0x5a), 0, 40_000, 8192);
    closeSync(descriptor);
  }

  it.each<[string, (path: string) => void]>([
    ['overwritten in part', damage],
    ['cut off', (path) => truncateSync(path, 10_000)],
    ['cut within a page', (path) => truncateSync(path, 1000)],
    [
      'marked, and without its tables',
      (path) => {
        const connection = new Database(path);
        connection.exec('pragma user_version = 0');
        connection.close();
      },
    ],
  ])('is kept under another name when it is %s', async (_title, spoil) => {
    const path = unpackFile(1);
    spoil(path);
    const spoiled = readFileSync(path);
    const store = await openSqliteStore(path);
    expect(store.notices.join()).toMatch(/is damaged.*kept as/);
    await store.close();
    const kept = readdirSync(dirname(path)).find((name) => name.startsWith(`${basename(path)}.set-aside`));
    expect(readFileSync(join(dirname(path), kept ?? ''))).toEqual(spoiled);
  });

  it('is used with something added at its end', async () => {
    const path = unpackFile(1);
    appendFileSync(path, 'tail');
    const store = await openSqliteStore(path);
    expect((await store.transact('local', (transaction) => transaction.lastSequence())) > 0).toBe(true);
    await store.close();
  });

  it('is kept under another name when a newer version wrote it', async () => {
    const path = unpackFile(1);
    const connection = new Database(path);
    connection.exec('pragma user_version = 99');
    connection.close();
    expect((await openSqliteStore(path)).notices.join()).toMatch(/another version/);
  });

  it.each([':memory:', 'file::memory:', 'file:other.db?mode=memory'])('is not named %s', async (name) => {
    await expect(openSqliteStore(name)).rejects.toThrow(/an SQLite name/);
    expect(existsSync(name)).toBe(false);
  });

  it('serves one sandbox at a time', async () => {
    const path = join(newFolder(), 'busy.db');
    const first = await openSqliteStore(path);
    await expect(openSqliteStore(path)).rejects.toThrow(/in use by another sandbox/);
    await first.close();
  });

  it('keeps its data when it is opened again', async () => {
    const path = join(newFolder(), 'kept.db');
    const first = await openSqliteStore(path);
    await first.transact('a', (transaction) => transaction.put([group('g')]));
    await first.close();
    const second = await openSqliteStore(path);
    expect(await second.transact('a', (transaction) => transaction.get('sku_group', 'g'))).toBeDefined();
    await second.close();
  });
});
