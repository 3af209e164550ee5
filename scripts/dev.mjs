// npm run dev: the site with live reload, and the sandbox beside it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { copyStaticFiles, ensureDependencies, ensureGenerated, ensureServer, requireNode } from './steps/prepare.mjs';
import { root, say } from './steps/say.mjs';
import { programOf } from './steps/tools.mjs';
import { isReadable } from './steps/workplace.mjs';

requireNode();
if (!isReadable(root)) {
  say(`The bundler cannot read a character in this folder's name: ${root}\nRename the folder for live reload.`);
  process.exit(1);
}
await ensureDependencies();
await ensureGenerated();
await ensureServer();
copyStaticFiles();
const children = [
  spawn(process.execPath, [join(root, 'scripts/sandbox.mjs')], { stdio: 'inherit', cwd: root }),
  spawn(process.execPath, [programOf('docusaurus'), 'start', '--no-open'], {
    stdio: 'inherit',
    cwd: root,
  }),
];
const stop = () => {
  for (const child of children) child.kill('SIGINT');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
