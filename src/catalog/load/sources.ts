import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { changesFile } from '../schema/changes';
import { checklistFile } from '../schema/checklist';
import { complianceFile } from '../schema/compliance';
import { countriesFile } from '../schema/countries';
import { glossaryFile } from '../schema/glossary';
import { processFile } from '../schema/process';
import { storefrontFile } from '../schema/storefront-page';
import { useCaseCallsFile, useCaseFile } from '../schema/use-case';
import type { SourceDocument } from './document';
import type { Problem } from './problem';
import { readSource } from './read-source';
import { validate } from './validate';

/** A valid file together with the document that knows its lines. */
export interface Loaded<T> {
  source: SourceDocument;
  value: T;
}

export interface CatalogSources {
  checklists: Loaded<z.output<typeof checklistFile>>[];
  glossary: Loaded<z.output<typeof glossaryFile>>[];
  useCases: Loaded<z.output<typeof useCaseFile>>[];
  useCaseCalls: Loaded<z.output<typeof useCaseCallsFile>>[];
  process: Loaded<z.output<typeof processFile>>[];
  compliance: Loaded<z.output<typeof complianceFile>>[];
  storefront: Loaded<z.output<typeof storefrontFile>>[];
  countries: Loaded<z.output<typeof countriesFile>>[];
  changes: Loaded<z.output<typeof changesFile>>[];
  problems: Problem[];
}

const storefrontName = 'storefront-pages.yml';

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads and validates every file of `src/catalog`. A file with a problem is left out and its problems are reported. */
export function readSources(root: string): CatalogSources {
  const problems: Problem[] = [];
  const load = <T extends z.ZodType>(paths: string[], schema: T): Loaded<z.output<T>>[] =>
    paths.flatMap((path) => {
      const source = readSource(root, path);
      const result = validate(source, schema);
      problems.push(...result.problems);
      return result.value === null ? [] : [{ source, value: result.value }];
    });
  const catalog = join(root, 'src/catalog');
  const single = (name: string) => [join(catalog, name)].filter((path) => existsSync(path));
  const compliance = yamlFiles(join(catalog, 'compliance'));
  return {
    checklists: load(yamlFiles(join(catalog, 'checklists')), checklistFile),
    glossary: load(single('glossary.yml'), glossaryFile),
    useCases: load(yamlFiles(join(catalog, 'use-cases')), useCaseFile),
    useCaseCalls: load(single('use-case-calls.yml'), useCaseCallsFile),
    process: load(single('process.yml'), processFile),
    compliance: load(
      compliance.filter((path) => !path.endsWith(storefrontName)),
      complianceFile,
    ),
    storefront: load(
      compliance.filter((path) => path.endsWith(storefrontName)),
      storefrontFile,
    ),
    countries: load(single('countries.yml'), countriesFile),
    changes: load(single('changes.yml'), changesFile),
    problems,
  };
}
