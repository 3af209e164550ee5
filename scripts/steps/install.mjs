// Installs the project's dependencies, whatever the machine, its npm and its settings are.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runQuietly, say, stopUnlessDone } from './say.mjs';

/**
 * How to start npm. Its command is a shell script or, on Windows, a .cmd file that Node refuses to start; the program behind
 * both is JavaScript, which npm names to the scripts it runs and keeps beside Node.
 */
export function npmCommand() {
  const node = dirname(realpathSync(process.execPath));
  const places = [
    process.env.npm_execpath ?? '',
    join(node, 'node_modules/npm/bin/npm-cli.js'),
    join(node, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const program = places.find((place) => /npm-cli\.[cm]?js$/.test(place) && existsSync(place));
  return program ? [process.execPath, program] : ['npm'];
}

/**
 * `npm install --no-save` and not `npm ci`: the lock file holds the binaries of the platform it was made on, and `npm ci`
 * refuses where another platform's are missing (ADR 0006). Versions come from the lock file all the same. Tools that build
 * the site are development dependencies: they are needed under NODE_ENV=production too.
 */
const install = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** npm says this of its own log, which it keeps in the cache. */
const cannotWriteCache = /Log files were not written due to an error writing to the directory/;

export async function installDependencies() {
  const [command, ...before] = npmCommand();
  const title = 'Installing dependencies (a few minutes the first time)';
  const first = await runQuietly(title, command, [...before, ...install]);
  if (first.code === 0 || !cannotWriteCache.test(first.output)) return stopUnlessDone(title, first);
  say('npm cannot write its cache. Trying again with one in this folder.');
  const again = await runQuietly(title, command, [...before, ...install, '--cache', join(root, '.cache/npm')]);
  return stopUnlessDone(title, again);
}
