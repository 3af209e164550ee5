import { readFileSync } from 'node:fs';
import { unreadable } from '../bad-input';

/** @throws BadInput */
export function readTextFile(what: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw unreadable(what, file, error);
  }
}
