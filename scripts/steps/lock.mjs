// Lets one command at a time set this folder up: two would install and build over each other.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, say } from './say.mjs';

const lookAgainMs = 500;
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

/** Whether the process that took the lock still runs. An empty file was made by one that is about to write its number. */
function isHeld() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < graceMs;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `work` while no other command of this folder does the same. */
export async function alone(work) {
  for (let told = false; !take(); ) {
    if (!isHeld()) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('▸ Waiting for another command that is setting up this folder');
    told = true;
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
