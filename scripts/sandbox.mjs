// npm run sandbox: the API alone, without the site, from whatever state the folder is in.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, ensureGenerated, ensureServer, requireNode } from './steps/prepare.mjs';
import { root } from './steps/say.mjs';
import { dataFolder, workWhereNamesAreRead } from './steps/workplace.mjs';

const args = process.argv.slice(2);
requireNode();
const { checkOptions } = await import('./steps/options.mjs');
checkOptions('sandbox', args);
await workWhereNamesAreRead('sandbox.mjs');
await ensureDependencies();
await ensureGenerated();
await ensureServer();
const { runSandbox } = await import(pathToFileURL(join(root, 'dist/sandbox.mjs')).href);
await runSandbox(args, dataFolder);
