/**
 * Finds out what stands where the data file is to be, by looking alone: SQLite would wait at a pipe, write into another
 * program's database and take a text for a damaged one of ours. Whatever is not ours stays as it is.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'libsql';

/** Marks our files: "CSSB". */
export const applicationId = 0x43535342;
const defaultFileName = 'sandbox.db';
/** What SQLite keeps beside a database. */
export const companions = ['-wal', '-shm', '-journal'] as const;

/** A reason a person can act on. */
export class DataFileError extends Error {}

const another = 'Choose another file with --data.';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not open it',
  EPERM: 'this user may not open it',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'links lead in a circle',
  EIO: 'the disk cannot be read',
  ERR_INVALID_ARG_VALUE: 'its name has characters that no file name can have',
};

/** An error of the file system in words. */
function refusalOf(file: string, error: unknown): DataFileError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new DataFileError(`The data file ${file} cannot be used: ${reasons[code] ?? message}. ${another}`);
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A folder that holds somebody's files, and none of ours, was most likely named by mistake. */
function fileInFolder(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const file = join(folder, defaultFileName);
  if (names.length === 0 || names.some((name) => name.startsWith(defaultFileName))) return file;
  throw new DataFileError(
    `The folder ${folder} holds other files. To keep the sandbox's data among them, name the file: --data ${file}`,
  );
}

/** The file that a path means: itself, or one in the folder that it names. */
function fileOf(path: string): string {
  if (path.trim() === '') throw new DataFileError('--data names no file.');
  // To SQLite these are no files. One of such a name would surprise whoever expected nothing to be kept.
  if (/^(:memory:|file:)/.test(path))
    throw new DataFileError(`${path} is an SQLite name, and the sandbox keeps its data in a file. ${another}`);
  const absolute = resolve(path);
  const isFolder = /[\\/]$/.test(path) || statSync(absolute, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? fileInFolder(absolute) : absolute;
}

const notOurs = (file: string, what: string) =>
  new DataFileError(`${file} is ${what}, not a data file of the sandbox. It was left as it is. ${another}`);

function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/** With the head of the first page, which lists the tables. */
const headerSize = 108;

/** The header of a database, https://www.sqlite.org/fileformat.html#the_database_header. */
function headerOf(file: string): Buffer {
  const header = Buffer.alloc(headerSize);
  const descriptor = openSync(file, 'r');
  try {
    return header.subarray(0, readSync(descriptor, header, 0, headerSize, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** The mark of a database whose newest pages still stand in its log, read from a copy: reading would move them. */
function markInLog(file: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-look-'));
  try {
    const copy = join(folder, basename(file));
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    const connection = new Database(copy);
    const row = connection.prepare('pragma application_id').get() as { application_id: number };
    connection.close();
    return row.application_id;
  } catch {
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the file is ours; `new` where nothing was ever written. */
function ownership(file: string): 'ours' | 'new' {
  const header = headerOf(file);
  const beside = companions.filter((suffix) => existsSync(file + suffix));
  if (header.length === 0 && beside.length === 0) return 'new';
  if (header.length === 0)
    throw new DataFileError(`${file} is empty, but ${file}${beside[0]} is not. Move that away, or put the file back.`);
  if (header.length < headerSize || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw notOurs(file, 'a file of another kind');
  const mark = header.readUInt32BE(68);
  if (mark === applicationId) return 'ours';
  // Until its log is written back, a file that was killed early shows no mark.
  if (mark === 0 && beside.includes('-wal') && markInLog(file) === applicationId) return 'ours';
  const version = header.readUInt32BE(60);
  const isVacant = header.readUInt8(100) === 13 && header.readUInt16BE(103) === 0;
  if (mark === 0 && version === 0 && isVacant && beside.length === 0) return 'new';
  throw notOurs(file, "another program's database");
}

function look(file: string): 'ours' | 'new' {
  const stats = statOf(file);
  if (!stats) {
    mkdirSync(dirname(file), { recursive: true });
    const left = companions.find((suffix) => existsSync(file + suffix));
    if (left) throw new DataFileError(`There is no ${file}, but ${file}${left}. Move that away, or put the file back.`);
    return 'new';
  }
  if (stats.isSymbolicLink())
    throw new DataFileError(`${file} is a link to ${readlinkSync(file)}. Name the file itself with --data.`);
  const kind = kindOf(stats);
  if (kind) throw notOurs(file, kind);
  return ownership(file);
}

/**
 * @param path a file, or a folder to keep one in
 * @throws DataFileError where something stands there that is not ours
 */
export function findDataFile(path: string): { file: string; isNew: boolean } {
  try {
    const file = fileOf(path);
    return { file, isNew: look(file) === 'new' };
  } catch (error) {
    throw error instanceof DataFileError ? error : refusalOf(path, error);
  }
}

/** Moves a data file and what SQLite keeps beside it out of the way. Returns its new name. */
export function setFileAside(file: string, now: Date): string {
  const target = `${file}.set-aside-${now.toISOString().replace(/[:.]/g, '-')}`;
  try {
    for (const suffix of ['', ...companions]) if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  } catch (error) {
    throw refusalOf(file, error);
  }
  return target;
}
