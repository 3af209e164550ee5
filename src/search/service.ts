import { createFinder, type Find, type Found } from './finder';
import { allRecords, type NamesFile, namedRecords, namesPath, type RestFile } from './index-files';

/** What has been loaded so far: titles and names, or the texts too. */
export type Extent = 'names' | 'all';

/** Why nothing could be loaded: the file is not there, or it could not be reached. */
export type Trouble = 'missing' | 'unreachable';

/** What the service tells whoever asks. An answer repeats its question, because answers may be overtaken. */
export type Told =
  | { type: 'loaded'; extent: Extent }
  | { type: 'failed'; extent: Extent; trouble: Trouble }
  | { type: 'found'; question: string; extent: Extent; found: Found };

/** A file of the index, below the site's base address. @throws {FileMissing} where the site has none */
export type LoadFile = (path: string) => Promise<unknown>;

export class FileMissing extends Error {}

const troubleOf = (error: unknown): Trouble => (error instanceof FileMissing ? 'missing' : 'unreachable');

/**
 * Loads the index in two steps and answers the last question after each: soon from titles and names, then from everything.
 * What fails is told once; the first step's answers stay when only the second fails.
 */
export function searchService(load: LoadFile, tell: (told: Told) => void): (question: string) => void {
  let current: { find: Find; extent: Extent } | undefined;
  let last: string | undefined;
  const answer = () => {
    if (current && last !== undefined)
      tell({ type: 'found', question: last, extent: current.extent, found: current.find(last) });
  };
  const use = (find: Find, extent: Extent) => {
    current = { find, extent };
    tell({ type: 'loaded', extent });
    answer();
  };
  const run = async () => {
    let extent: Extent = 'names';
    try {
      const names = (await load(namesPath)) as NamesFile;
      const rest = load(`search/${names.rest}`) as Promise<RestFile>;
      // Its failure is told below; until then nobody waits for it.
      rest.catch(() => undefined);
      use(await createFinder(namedRecords(names)), 'names');
      extent = 'all';
      use(await createFinder(allRecords(names, await rest)), 'all');
    } catch (error) {
      tell({ type: 'failed', extent, trouble: troubleOf(error) });
    }
  };
  void run();
  return (question) => {
    last = question;
    answer();
  };
}
