// npm run dev: the site with live reload, and the sandbox beside it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { copyStaticFiles, ensureDependencies, ensureGenerated, ensureServer, requireNode } from './steps/prepare.mjs';
import { root } from './steps/say.mjs';

requireNode();
await ensureDependencies();
await ensureGenerated();
await ensureServer();
copyStaticFiles();
const children = [
  spawn(process.execPath, [join(root, 'scripts/sandbox.mjs')], { stdio: 'inherit', cwd: root }),
  spawn(process.execPath, [join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'), 'start', '--no-open'], {
    stdio: 'inherit',
    cwd: root,
  }),
];
const stop = () => {
  for (const child of children) child.kill('SIGINT');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
