import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Path, SourceDocument } from './document';
import type { Problem } from './problem';
import { readSource } from './read-source';
import { readWorks, unknownWork, type Works } from './works';

interface Cited {
  id: string;
  path: Path;
}

/** Every `from` that stands below a `sources` list, however deep. */
function citedIn(value: unknown, path: Path = []): Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key !== 'sources' || !Array.isArray(part)) return citedIn(part, at);
    return part.map((citation: { from?: unknown }, index) => ({
      id: String(citation.from),
      path: [...at, index, 'from'],
    }));
  });
}

function problemsOf(source: SourceDocument, works: Works): Problem[] {
  return citedIn(source.data).flatMap(({ id, path }) => {
    const mend = unknownWork(id, works);
    if (mend === null) return [];
    const what = `The source "${id}" does not exist.`;
    return [{ file: source.file, line: source.lineOf(path), record: source.recordOf(path), what, mend }];
  });
}

/** The files about sources and names themselves: they state nothing that a source would have to prove. */
const aboutSources = ['works.yml', 'source-comparison.yml', 'countries.yml'];

/** The catalog files and reference tables that can name sources, from the project root. */
export function citingFiles(root: string): string[] {
  return ['src/catalog', 'src/reference'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yml') && !aboutSources.includes(file))
      .sort()
      .map((file) => join(folder, file)),
  );
}

/** Sources in the catalog and the reference tables that name no work. */
export function citationProblems(root: string): Problem[] {
  const works = readWorks(root);
  return citingFiles(root).flatMap((file) => problemsOf(readSource(root, join(root, file)), works));
}
