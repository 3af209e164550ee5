import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = process.cwd();
export const generatedFolder = join(root, 'src/generated');

/** Writes a generated file, and leaves it alone when nothing changed: a running dev server then has nothing to rebuild. */
export function writeGenerated(path: string, content: string | Uint8Array): void {
  const target = join(generatedFolder, path);
  if (existsSync(target) && readFileSync(target).equals(Buffer.from(content))) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

export function writeGeneratedJson(path: string, value: unknown): void {
  writeGenerated(path, `${JSON.stringify(value)}\n`);
}
