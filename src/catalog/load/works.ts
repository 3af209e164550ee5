import { join } from 'node:path';
import { worksFile } from '../schema/citation';
import type { Citation, Source } from '../types';
import { suggest } from './nearest';
import { ContentError } from './problem';
import { readSource } from './read-source';
import { validate } from './validate';

/** What can be cited, by id. */
export type Works = ReadonlyMap<string, Omit<Source, 'checked' | 'for'>>;

/** From the project root. */
export const worksPath = 'src/catalog/works.yml';

/** Reads `src/catalog/works.yml`. Throws a `ContentError` when the file is not right. */
export function readWorks(root: string): Works {
  const { value, problems } = validate(readSource(root, join(root, worksPath)), worksFile);
  if (value === null) throw new ContentError(problems);
  const { pages, title: work, address, state } = value.documentation;
  return new Map([
    ...value.publications.map(({ id, ...publication }) => [id, publication] as const),
    ...Object.entries(pages).map(([path, title]) => {
      const below = path === 'home' ? address : `${address}/${path}`;
      return [path, { work, title, address: below, state }] as const;
    }),
  ]);
}

/** What is wrong with a cited id, or null: a message that names the nearest one. */
export function unknownWork(id: string, works: Works): string | null {
  if (works.has(id)) return null;
  return suggest(id, new Set(works.keys()), `Use an id of ${worksPath}, or add one there.`);
}

/** Citations in full, as pages show them. Ids that name nothing are left out: `unknownWork` reports them. */
export function resolveCitations(citations: readonly Citation[], works: Works): Source[] {
  return citations.flatMap(({ from, ...rest }) => {
    const work = works.get(from);
    return work === undefined ? [] : [{ ...work, ...rest }];
  });
}
