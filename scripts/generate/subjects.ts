import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificationProcess, Checklist, Duties, Duty, UseCaseGroup } from '../../src/catalog/types';
import { subjectsOf } from '../../src/certification/subjects/build';
import { generatedFolder, writeGeneratedJson } from './write';

function readCatalog<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(generatedFolder, `catalog/${name}.json`), 'utf8')) as Content;
}

/** All that a team answers for, without what only a page of its own tells: the workbench loads it whole. */
export function generateSubjects(): void {
  const lists = readCatalog<{ id: string }[]>('checklists/index');
  writeGeneratedJson(
    'subjects.json',
    subjectsOf({
      process: readCatalog<CertificationProcess>('process'),
      checklists: lists.map(({ id }) => readCatalog<Checklist>(`checklists/${id}`)),
      useCaseGroups: readCatalog<UseCaseGroup[]>('use-cases'),
      duties: { ...readCatalog<Omit<Duties, 'rows'>>('places'), rows: readCatalog<Duty[]>('duties') },
    }),
  );
}
