// `connector-standards` from a clone: builds what the command needs, and runs it. What this says goes to standard error,
// because the command's result may be read by a program.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, ensureGenerated, ensureServer, ensureSite, requireNode } from './steps/prepare.mjs';
import { root, sayOnStandardError } from './steps/say.mjs';
import { workWhereNamesAreRead } from './steps/workplace.mjs';

const args = process.argv.slice(2);
const servesSite = args[0] === 'serve' && !args.includes('--api-only') && !args.includes('--help');

sayOnStandardError();
requireNode();
await workWhereNamesAreRead('command.mjs');
await ensureDependencies();
await ensureGenerated();
await ensureServer();
if (servesSite) await ensureSite();
const { runCommand } = await import(pathToFileURL(join(root, 'dist/cli.mjs')).href);
await runCommand(args, { site: join(root, 'build') });
