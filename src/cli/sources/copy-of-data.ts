/** A copy of a data file as it was at one moment, also while a sandbox is writing it. */
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { BadInput } from '../bad-input';

/** With the salts, which change whenever the log begins anew: https://www.sqlite.org/fileformat2.html#the_write_ahead_log. */
const logHeaderSize = 32;
const pauseMs = 25;
const patienceMs = 5_000;

function headOf(file: string): string {
  if (!existsSync(file)) return '';
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(logHeaderSize);
    return head.toString('hex', 0, readSync(descriptor, head, 0, logHeaderSize, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Systems note the time of a write in steps of up to ten milliseconds: one that is younger may be followed by another unseen. */
const restMs = 50;

/**
 * Changes when SQLite writes into the file itself: outside of a log, or when it takes over what stands in the log.
 * @returns undefined while that is under way
 */
function stateAtRest(file: string): string | undefined {
  const { size, mtimeNs, mtimeMs, ino } = statSync(file, { bigint: true });
  const age = Date.now() - Number(mtimeMs);
  if (existsSync(`${file}-journal`) || (age >= 0 && age < restMs)) return undefined;
  return `${size} ${mtimeNs} ${ino} ${headOf(`${file}-wal`)}`;
}

/**
 * Node's own copying never ends where the file is cut off meanwhile, as a log is that was taken over: it waits for the rest.
 * A log that is gone again has nothing to copy.
 */
async function copyToItsEnd(file: string, copy: string): Promise<void> {
  await pipeline(createReadStream(file), createWriteStream(copy)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    rmSync(copy, { force: true });
  });
}

/**
 * SQLite's own backup does not get in: a sandbox holds its file for itself. What is added to the log meanwhile does no harm,
 * as a reader takes whole transactions alone. Where the file itself was written, the copy may be torn and is made again.
 * @throws BadInput where the file does not come to rest
 */
export async function copyData(file: string, copy: string): Promise<void> {
  const end = Date.now() + patienceMs;
  do {
    const before = stateAtRest(file);
    for (const suffix of ['', '-wal']) {
      rmSync(copy + suffix, { force: true });
      await copyToItsEnd(file + suffix, copy + suffix);
    }
    if (before !== undefined && stateAtRest(file) === before) return;
    await wait(pauseMs);
  } while (Date.now() < end);
  throw new BadInput(
    `${file} is being written all the time. Ask the sandbox that writes it: --url http://localhost:4010`,
  );
}
