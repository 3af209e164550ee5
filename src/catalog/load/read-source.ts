import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseSource, type SourceDocument } from './document';

/** Reads and parses a file of the repository; it is named as from the root. */
export function readSource(root: string, path: string): SourceDocument {
  return parseSource(relative(root, path), readFileSync(path, 'utf8'));
}
