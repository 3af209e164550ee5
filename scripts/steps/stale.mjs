// Decides whether a step must run again: a stamp in .cache/ holds the hash of what the step read last time.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { root } from './say.mjs';

function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name !== 'node_modules') yield* filesBelow(join(path, entry.name));
  }
}

function hashOf(inputs, salt) {
  const hash = createHash('sha256').update(process.version).update(salt);
  for (const input of inputs)
    for (const file of filesBelow(join(root, input))) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const stampFile = (step) => join(root, '.cache', `${step}.stamp`);

/**
 * Runs `work` unless the inputs are what they were when it last succeeded and every output is still there.
 * Another command that does the same in this folder is waited for.
 */
export async function whenStale(step, { inputs, outputs, salt = '' }, work) {
  const stamp = stampFile(step);
  const isFresh = () =>
    existsSync(stamp) &&
    outputs.every((output) => existsSync(join(root, output))) &&
    readFileSync(stamp, 'utf8') === hashOf(inputs, salt);
  if (isFresh()) return false;
  return alone(async () => {
    if (isFresh()) return false;
    // Work that is broken off leaves outputs that only look whole. Without a stamp it starts anew.
    rmSync(stamp, { force: true });
    await work();
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(stamp, hashOf(inputs, salt));
    return true;
  });
}
