/** Docusaurus' default site, as `create-docusaurus` makes it, built and packed in the same way as this one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressFiles } from '../steps/compress.mjs';
import { root } from '../steps/say.mjs';
import { folder } from './tools';

const site = join(folder, 'default-site');

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(process.execPath, [join(program), ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** @returns the folder of the built site; it is made once for each version of Docusaurus */
export async function ensureDefaultSite(): Promise<string> {
  const built = join(site, 'build');
  const note = join(site, 'built-with.txt');
  const version = readFileSync(join(folder, 'fetched.txt'), 'utf8');
  if (existsSync(note) && readFileSync(note, 'utf8') === version) return built;
  console.log("Making Docusaurus' default site");
  rmSync(site, { recursive: true, force: true });
  const maker = join(folder, 'node_modules/create-docusaurus/bin/index.js');
  run(maker, ['default-site', 'classic', '--typescript', '--skip-install'], folder);
  run(join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'), ['build'], site);
  await compressFiles(built);
  writeFileSync(note, version);
  return built;
}
