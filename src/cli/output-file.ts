import { writeFileSync } from 'node:fs';
import { BadInput } from './bad-input';

/** @throws BadInput */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new BadInput(`${file} cannot be written: ${(error as Error).message}.`);
  }
}
