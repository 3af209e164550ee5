import { endedBy, goesOnAs } from '../changes';
import type { CatalogChange } from '../types';
import type { Path } from './document';
import { suggest } from './nearest';
import type { Problem } from './problem';
import type { CatalogSources } from './sources';

const listed = 'src/catalog/checklists/';

interface Told {
  at: Path;
  record: string;
  what: string;
  mend: string;
}

/** @param items current ids with their revisions */
function* oddities(changes: readonly CatalogChange[], items: ReadonlyMap<string, number>): Generator<Told> {
  const ended = new Map<string, number>();
  const reached = new Map<string, number>();
  for (const [index, change] of changes.entries()) {
    const at: Path = ['changes', index];
    for (const id of endedBy(change)) {
      if (items.has(id))
        yield { at, record: id, what: `"${id}" ended here and is still an item.`, mend: `Remove it from ${listed}.` };
      if (ended.has(id))
        yield { at, record: id, what: `"${id}" ended before.`, mend: 'Remove one of the two changes.' };
      ended.set(id, index);
    }
    if (change.kind !== 'revised') continue;
    const expected = (reached.get(change.item) ?? 1) + 1;
    if (change.revision !== expected)
      yield {
        at: [...at, 'revision'],
        record: change.item,
        what: `Revision ${change.revision} of "${change.item}" does not follow the one before.`,
        mend: `Write ${expected}, and order the changes by time.`,
      };
    reached.set(change.item, change.revision);
  }
  yield* strays(changes, items, ended);
  for (const [id, revision] of items)
    if (revision !== (reached.get(id) ?? 1))
      yield {
        at: ['changes'],
        record: id,
        what: `"${id}" has revision ${revision}, and the changes lead to ${reached.get(id) ?? 1}.`,
        mend: `Add the change, or mend "revision" in ${listed}.`,
      };
}

const twice = (id: string) => ({
  what: `Two changes lead to "${id}".`,
  mend: 'Where several items become one, write one change of the kind "merged".',
});

/** Ids that a change leads to, or revises, and that are neither items nor ended later. */
function* strays(
  changes: readonly CatalogChange[],
  items: ReadonlyMap<string, number>,
  ended: ReadonlyMap<string, number>,
): Generator<Told> {
  const arrived = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const named = change.kind === 'revised' ? [change.item] : goesOnAs(change);
    for (const id of goesOnAs(change))
      if (arrived.has(id)) yield { at: ['changes', index], record: id, ...twice(id) };
      else arrived.add(id);
    for (const id of named)
      if (!items.has(id) && (ended.get(id) ?? -1) <= index)
        yield {
          at: ['changes', index],
          record: id,
          what: `Checklist item "${id}" does not exist.`,
          mend: suggest(id, [...items.keys()], `Use one that stands in ${listed}, or tell later what became of it.`),
        };
  }
}

/** Whether every change leads to an item that is there, and every revision is told. */
export function changeProblems({ changes, checklists }: CatalogSources): Problem[] {
  const items = new Map(
    checklists.flatMap(({ value }) => value.items.map(({ id, revision }): [string, number] => [id, revision ?? 1])),
  );
  return changes.flatMap(({ source, value }) =>
    [...oddities(value.changes, items)].map(({ at, record, what, mend }) => ({
      ...{ file: source.file, line: source.lineOf(at) },
      ...{ record, what, mend },
    })),
  );
}
