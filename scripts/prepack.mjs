// Before `npm pack`: the built site, the bundled programs and the catalog, with the licenses of what they took over.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, ensureGenerated, ensureServer, ensureSite, requireNode } from './steps/prepare.mjs';
import { root, runOrStop, sayOnStandardError } from './steps/say.mjs';
import { programOf } from './steps/tools.mjs';

sayOnStandardError();
requireNode();
await ensureDependencies();
await ensureGenerated();
await ensureServer();
await ensureSite();
cpSync(join(root, 'src/generated/catalog'), join(root, 'dist/catalog'), { recursive: true });
await runOrStop('Listing licenses', process.execPath, [programOf('tsx'), 'scripts/write-notices.ts']);
