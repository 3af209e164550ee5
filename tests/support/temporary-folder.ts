/**
 * One folder for all that a run of the tests writes to the system's temporary folder, removed at its end: a run made some
 * hundred folders, and whoever runs the tests daily had thousands.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const prefix = 'connector-standards-';

/** Called before the first worker is started, which takes the variable over. @returns what to do at the end */
export default function setUp(): () => void {
  // Each project of a run asks for it. A folder in the folder would be too long a path for a socket.
  if (basename(tmpdir()).startsWith(prefix)) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // Tests that give up root's rights go on in it.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
  // A program that was just killed may still hold a file of it.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
