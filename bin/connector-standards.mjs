#!/usr/bin/env node
// The command `connector-standards`: as an installed package, where everything is built, and from a clone, which is built first.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fromHere = (path) => new URL(path, import.meta.url);

if (existsSync(fromHere('../scripts/command.mjs'))) await import('../scripts/command.mjs');
else {
  const { runCommand } = await import('../dist/cli.mjs');
  await runCommand(process.argv.slice(2), { site: fileURLToPath(fromHere('../build')) });
}
