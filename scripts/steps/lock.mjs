// Lets one command at a time set this folder up: two would install and build over each other.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, say } from './say.mjs';

const lookAgainMs = 500;
const sayAgainMs = 60_000;
const graceMs = 5000;
const file = join(root, '.cache/setting-up.lock');

function take() {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** The process that took the lock; 0 where it is about to write its number, undefined where there is none. */
function holder() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

function isHeldBy(pid) {
  try {
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < graceMs;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Tells now and then whom this command waits for, so that a person can end one that hangs. */
function tellOfWaiting() {
  let toldOf;
  let toldAt = 0;
  return (pid) => {
    if (pid === 0 || (pid === toldOf && Date.now() - toldAt < sayAgainMs)) return;
    const end = pid === toldOf ? '. If it hangs, end it: this one then goes on.' : '';
    say(`▸ Waiting for another command that is setting up this folder: process ${pid}${end}`);
    toldOf = pid;
    toldAt = Date.now();
  };
}

/** Runs `work` while no other command of this folder does the same. */
export async function alone(work) {
  for (const tell = tellOfWaiting(); !take(); ) {
    const pid = holder();
    if (pid === undefined) continue;
    if (!isHeldBy(pid)) {
      rmSync(file, { force: true });
      continue;
    }
    tell(pid);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
