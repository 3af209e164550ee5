// npm run sandbox: the API alone, without the site, from whatever state the folder is in.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, ensureGenerated, ensureServer, requireNode } from './steps/prepare.mjs';
import { root } from './steps/say.mjs';

requireNode();
await ensureDependencies();
await ensureGenerated();
await ensureServer();
const { runSandbox } = await import(pathToFileURL(join(root, 'dist/sandbox.mjs')).href);
await runSandbox(process.argv.slice(2));
