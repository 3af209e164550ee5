/** Something that was given to a command and cannot be used. The message says what, where, and what to do. */
export class BadInput extends Error {}

/** A file error of the system in words. */
export function unreadable(what: string, file: string, error: unknown): BadInput {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it',
    ENOTDIR: 'a part of its path is a file, not a folder',
  };
  return new BadInput(`${what} ${file} cannot be read: ${reasons[code ?? ''] ?? message}.`);
}
