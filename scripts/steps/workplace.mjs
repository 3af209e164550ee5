// The tools that build and test the site take some characters in a folder's name for parts of an address: # and ? start a
// fragment and a query, ! separates loaders, % is decoded, brackets are a pattern. A project that stands in such a folder is
// worked on in a copy, in the person's cache folder. Its data stays where the project is.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { root, say } from './say.mjs';

/** Names the project's folder to the copy that works for it. */
const homeVariable = 'CONNECTOR_STANDARDS_FOLDER';

/** Where the project's data is kept: its own folder, also while a copy works for it. */
export const dataFolder = process.env[homeVariable] || root;

/** True where every tool can read the folder's name. A drive's colon is part of any path on Windows. */
export const isReadable = (folder) => !/[#?!%*[\]{}|^"<>$`;:]/.test(folder.replace(/^[a-z]:/i, ''));

/** Made by the project's own commands, in the copy as well: never copied. */
const made = new Set([
  '.git',
  '.cache',
  '.docusaurus',
  '.sandbox',
  'build',
  'dist',
  'node_modules',
  'test-results',
  'playwright-report',
]);
const madeInside = [
  ['src', 'generated'],
  ['static', 'vendor'],
  ['static', 'openapi.json'],
  ['static', 'downloads'],
].map((parts) => parts.join(sep));

function* filesOf(folder, inside = '') {
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
    const name = inside ? join(inside, entry.name) : entry.name;
    if (madeInside.includes(name) || (!inside && made.has(name))) continue;
    if (entry.isDirectory()) yield* filesOf(folder, name);
    else if (entry.isFile()) yield name;
  }
}

function isSame(one, other) {
  const [a, b] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.size === b.size && Math.abs(a.mtimeMs - b.mtimeMs) < 2;
}

/** Makes the sources of the copy those of the project. */
function copySources(target) {
  const wanted = new Set(filesOf(root));
  for (const name of existsSync(target) ? [...filesOf(target)] : []) if (!wanted.has(name)) rmSync(join(target, name));
  for (const name of wanted) {
    const [from, to] = [join(root, name), join(target, name)];
    if (isSame(from, to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
}

/** Links a tree file by file, which costs no space; copies where the copy is on another disk. */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const { name } of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, name), join(to, name)];
    const kind = lstatSync(source);
    if (kind.isDirectory()) linkTree(source, target);
    else if (kind.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

/** Dependencies that are installed in the project serve the copy too, with the note on which they are. */
function shareDependencies(target) {
  if (existsSync(join(target, 'node_modules')) || !existsSync(join(root, 'node_modules/.package-lock.json'))) return;
  linkTree(join(root, 'node_modules'), join(target, 'node_modules'));
  const stamp = '.cache/dependencies.stamp';
  mkdirSync(join(target, '.cache'), { recursive: true });
  if (existsSync(join(root, stamp))) copyFileSync(join(root, stamp), join(target, stamp));
}

function workplace() {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const places = [process.env.XDG_CACHE_HOME, process.env.LOCALAPPDATA, join(homedir(), '.cache'), tmpdir()];
  for (const place of places.filter((one) => one && isReadable(one))) {
    const folder = join(place, 'connector-standards', name);
    try {
      mkdirSync(folder, { recursive: true });
      return folder;
    } catch {
      // Not writable: the next place may be.
    }
  }
  say(`This folder's name has a character that the site's tools cannot read: ${root}`);
  say('No folder for a copy could be made either. Rename the folder, or move the project to another one.');
  return process.exit(1);
}

/**
 * Goes on here when the tools can read this folder's name. Otherwise runs the same script in a copy, and ends with it.
 * @param script name of the script in scripts/
 */
export async function workWhereNamesAreRead(script) {
  if (isReadable(root)) return;
  const copy = workplace();
  say(`▸ This folder's name has a character that the site's tools cannot read. Working in a copy: ${copy}`);
  copySources(copy);
  shareDependencies(copy);
  const child = spawn(process.execPath, [join(copy, 'scripts', script), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [homeVariable]: root },
  });
  // A terminal sends Ctrl-C to both, and the copy says goodbye; other signals are handed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code, signal] = await new Promise((resolve) => child.on('exit', (...end) => resolve(end)));
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
}

/** Puts a folder that the copy made into the project. */
export function bringBack(name) {
  if (dataFolder === root) return;
  rmSync(join(dataFolder, name), { recursive: true, force: true });
  cpSync(join(root, name), join(dataFolder, name), { recursive: true });
}
