// npm start: the site and the sandbox in one process, from whatever state the folder is in.
import { join } from 'node:path';
import { ensureDependencies, ensureGenerated, ensureServer, ensureSite, requireNode } from './steps/prepare.mjs';
import { root } from './steps/say.mjs';

requireNode();
await ensureDependencies();
await ensureGenerated();
await ensureServer();
await ensureSite();
const { start } = await import(join(root, 'dist/start.mjs'));
await start(process.argv.slice(2));
