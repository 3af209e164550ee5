// npm start: the site and the sandbox in one process, from whatever state the folder is in.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, ensureGenerated, ensureServer, ensureSite, requireNode } from './steps/prepare.mjs';
import { root } from './steps/say.mjs';
import { dataFolder, workWhereNamesAreRead } from './steps/workplace.mjs';

const args = process.argv.slice(2);
requireNode();
const { checkOptions } = await import('./steps/options.mjs');
checkOptions('start', args);
await workWhereNamesAreRead('start.mjs');
await ensureDependencies();
await ensureGenerated();
await ensureServer();
await ensureSite();
const { start } = await import(pathToFileURL(join(root, 'dist/start.mjs')).href);
await start(args, { data: dataFolder, site: join(root, 'build') });
