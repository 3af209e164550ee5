// A program of the product as it is bundled for people, without the set-up before it: node program.mjs cli|sandbox|start …
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/steps/say.mjs';

const [name, ...args] = process.argv.slice(2);
const { runCommand, runSandbox, start } = await import(pathToFileURL(join(root, `dist/${name}.mjs`)).href);
const programs = {
  cli: () => runCommand(args, { site: join(root, 'build') }),
  sandbox: () => runSandbox(args),
  start: () => start(args),
};
await programs[name]();
