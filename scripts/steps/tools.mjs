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
  // The compiler written in Go, five times as fast; `typescript` stays for the tools that read code through its API.
  tsc: 'typescript-7',
};

/** @param {string} name of the command, such as `tsc` */
export function programOf(name) {
  const folder = join(root, 'node_modules', packageOf[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** What the compiler checks, each with its own libraries: the site has no Node, the domain neither Node nor a browser. */
export const typedProjects = [
  { of: 'the site', project: 'tsconfig.json' },
  { of: 'the Node programs and tests', project: 'tsconfig.node.json' },
  { of: 'the domain', project: 'src/sandbox/domain/tsconfig.json' },
];
