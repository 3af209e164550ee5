import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { referenceFile, tables } from '../schema/reference';
import type { Citation } from '../types';
import { parseSource, type SourceDocument } from './document';
import type { Problem } from './problem';
import { readSource } from './read-source';
import { validate } from './validate';

export type Row = Record<string, unknown>;

/** One table of `src/reference/`. */
export interface ReferenceData {
  name: string;
  origin: string;
  note: string;
  sources?: Citation[];
  rows: Row[];
}

interface TableRule {
  key: string;
  row: z.ZodType;
}

const rules = new Map<string, TableRule>(Object.entries(tables));

function schemaFor(rule: TableRule | undefined) {
  return rule === undefined
    ? referenceFile
    : z.strictObject({ ...referenceFile.shape, rows: z.array(rule.row).min(1) });
}

function repeatedKeys(source: SourceDocument, rows: Row[], key: string): Problem[] {
  const seen = new Set<unknown>();
  return rows.flatMap((row, index) => {
    const value = row[key];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const what = `The ${key} "${String(value)}" stands in two rows.`;
    return [
      {
        file: source.file,
        line: source.lineOf(['rows', index, key]),
        record: String(value),
        what,
        mend: 'Remove one of the two rows.',
      },
    ];
  });
}

export function checkReference(
  name: string,
  source: SourceDocument,
): { table: ReferenceData | null; problems: Problem[] } {
  const rule = rules.get(name);
  const { value, problems } = validate(source, schemaFor(rule));
  if (value === null) return { table: null, problems };
  const table = { name, ...(value as Omit<ReferenceData, 'name'>) };
  const repeated = rule === undefined ? [] : repeatedKeys(source, table.rows, rule.key);
  return repeated.length > 0 ? { table: null, problems: repeated } : { table, problems: [] };
}

/** Reads all tables. A table with a problem is left out and its problems are reported. */
export function readReference(root: string): { tables: ReferenceData[]; problems: Problem[] } {
  const folder = join(root, 'src/reference');
  const results = readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .map((file) => checkReference(basename(file, '.yml'), readSource(root, join(folder, file))));
  return {
    tables: results.flatMap(({ table }) => (table === null ? [] : [table])),
    problems: results.flatMap(({ problems }) => problems),
  };
}

/** The same check for text that is not a file yet. */
export function checkReferenceText(name: string, text: string): Problem[] {
  return checkReference(name, parseSource(`src/reference/${name}.yml`, text)).problems;
}
