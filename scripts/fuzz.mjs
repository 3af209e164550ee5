// npm run fuzz: requests drawn from the contract, valid and broken, against the sandbox. Prints every kind of fault with
// the requests that lead to it, and the seed that draws them again.
//   npm run fuzz -- [--requests 20000] [--seed 1] [--target memory|server|both] [--path …]
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, ensureGenerated, requireNode } from './steps/prepare.mjs';
import { root, say } from './steps/say.mjs';

/** Far more than any request needs on a busy machine: one that takes as long never ends. */
const longestRequestMs = 300_000;
const lookEveryMs = 5_000;

async function bundle(outfile) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(root, 'tests/fuzz/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
}

/** Ends a program whose request never ends, and says which one it was. A request that loops cannot end itself. */
function watchOver(child, lastRequest) {
  let seen = '';
  let since = Date.now();
  return setInterval(() => {
    const now = readFileSync(lastRequest, 'utf8').trim();
    if (now !== seen) {
      seen = now;
      since = Date.now();
    } else if (Date.now() - since > longestRequestMs) {
      say(`✕ A request never ends:\n    ${seen}`);
      child.kill('SIGKILL');
    }
  }, lookEveryMs);
}

requireNode();
await ensureDependencies();
await ensureGenerated();
const folder = join(root, '.cache/fuzz');
mkdirSync(folder, { recursive: true });
const program = join(folder, 'main.mjs');
await bundle(program);
const lastRequest = join(folder, 'last-request.txt');
// The watch may look before the program has begun: on a busy machine that takes longer than one look.
writeFileSync(lastRequest, '');
const args = ['--enable-source-maps', program, '--last-request', lastRequest, ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
const watching = watchOver(child, lastRequest);
child.on('close', (code) => {
  clearInterval(watching);
  process.exitCode = code ?? 1;
});
