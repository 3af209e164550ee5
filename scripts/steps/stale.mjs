// Decides whether a step must run again: a stamp in .cache/ holds the hash of what the step read last time.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Runs `work` unless the inputs are what they were when it last succeeded and every output is still there. */
export async function whenStale(step, { inputs, outputs, salt = '' }, work) {
  const hash = hashOf(inputs, salt);
  const stamp = stampFile(step);
  const fresh =
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash &&
    outputs.every((output) => existsSync(join(root, output)));
  if (fresh) return false;
  await work();
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, hashOf(inputs, salt));
  return true;
}
