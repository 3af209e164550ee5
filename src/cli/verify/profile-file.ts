import { parseSource } from '../../catalog/load/document';
import { readProfile } from '../../certification/profile/read';
import type { Profile } from '../../certification/profile/types';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';

/** Reads a profile in YAML or JSON. @throws BadInput with file, line and field of all that is wrong */
export function readProfileFile(file: string): Profile {
  const source = parseSource(file, readTextFile('The profile', file));
  const [unreadable] = source.problems;
  if (unreadable) throw new BadInput(`${file}:${unreadable.line ?? '?'}: ${unreadable.what}`);
  const read = readProfile(source.data);
  if ('profile' in read) return read.profile;
  throw new BadInput(
    read.problems.map(({ path, what, mend }) => `${file}:${source.lineOf(path) ?? '?'}: ${what} ${mend}`).join('\n'),
  );
}
