// Writes src/generated from the catalog, the reference tables, the contract and the engine's transition tables.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** In the order in which they need each other: the engine's tables read the generated reference modules. */
const generators = [
  ['reference', 'generateReference'],
  ['contract', 'generateContract'],
  ['catalog', 'generateCatalog'],
  ['state-machines', 'generateStateMachines'],
] as const;

/** Runs one generator. A failure is told and counted, and the next one still runs: a writer sees all that is wrong at once. */
async function run(file: string, name: string): Promise<boolean> {
  const path = join(process.cwd(), 'scripts/generate', `${file}.ts`);
  if (!existsSync(path)) {
    console.warn(`generate: scripts/generate/${file}.ts is not there, skipped.`);
    return true;
  }
  try {
    const module = (await import(pathToFileURL(path).href)) as Record<string, () => void | Promise<void>>;
    const started = performance.now();
    await module[name]?.();
    console.log(`generate: ${file} (${Math.round(performance.now() - started)} ms)`);
    return true;
  } catch (error) {
    console.error(
      `generate: ${file} failed.\n${error instanceof Error ? (error.name === 'ContentError' ? error.message : error.stack) : String(error)}`,
    );
    return false;
  }
}

let sound = true;
for (const [file, name] of generators) sound = (await run(file, name)) && sound;
if (!sound) process.exitCode = 1;
