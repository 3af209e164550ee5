/** Finds the file of a built site that an address means, and none outside of it. */
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Names that Windows gives to devices, in any folder and with any ending. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i;

/**
 * True for a part of a path that is a plain name on every system: not hidden, no drive, stream, separator or control
 * character, and no end that Windows cuts off.
 */
function isPlainName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  return !/^\.|[\u0000-\u001f\u007f\\/:*?"<>|]|[. ]$/.test(name) && !deviceName.test(name);
}

/** The parts of a request's path, or undefined where they cannot name a file of the site. */
function namesOf(target: string): string[] | undefined {
  const absolute = target.startsWith('/') ? `http://site${target}` : target;
  try {
    const names = decodeURIComponent(new URL(absolute).pathname).split('/').filter(Boolean);
    return names.every(isPlainName) ? names : undefined;
  } catch {
    return undefined;
  }
}

async function isFileBelow(folder: string, file: string): Promise<boolean> {
  try {
    // Links are followed first: one that leads out of the folder is no file of the site.
    const real = await realpath(file);
    return real.startsWith(folder + path.sep) && (await stat(real)).isFile();
  } catch {
    return false;
  }
}

/** Whether the folder holds this file; one that a link fetches from elsewhere is not held. */
export async function isFileOf(folder: string, file: string): Promise<boolean> {
  const base = await realpath(folder).catch(() => undefined);
  return base !== undefined && isFileBelow(base, path.join(base, file));
}

/**
 * The file that answers a request target such as `/docs/overview?x=1`, relative to the folder, or undefined.
 * The folder is looked at anew each time: it may be built again while it is served.
 */
export async function fileFor(folder: string, target: string): Promise<string | undefined> {
  const names = namesOf(target);
  if (!names) return undefined;
  const base = await realpath(folder).catch(() => undefined);
  if (base === undefined) return undefined;
  const named = names.join('/');
  const page = path.posix.join(named, 'index.html');
  const candidates = /\/(\?|$)/.test(target) ? [page] : [named, `${named}.html`, page];
  for (const candidate of candidates) if (await isFileBelow(base, path.join(base, candidate))) return candidate;
  return undefined;
}
