// Where the JavaScript of a package's command is. node_modules/.bin holds links and, on Windows, .cmd files that Node refuses
// to start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './say.mjs';

const packageOf = {
  biome: '@biomejs/biome',
  depcruise: 'dependency-cruiser',
  docusaurus: '@docusaurus/core',
  playwright: '@playwright/test',
  redocly: '@redocly/cli',
  tsc: 'typescript',
};

/** @param {string} name of the command, such as `tsc` */
export function programOf(name) {
  const folder = join(root, 'node_modules', packageOf[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}
