import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificationProcess, Checklist, GlossaryTerm, UseCaseGroup } from '../../../src/catalog/types';
import { generatedFolder } from '../write';

/** What documents and tables to take away are made from. */
export interface Material {
  process: CertificationProcess;
  checklists: readonly Checklist[];
  useCaseGroups: readonly UseCaseGroup[];
  glossary: readonly GlossaryTerm[];
  paymentMethods: readonly { id: string; name: string; addendum: string }[];
}

function readGenerated<T>(path: string): T {
  return JSON.parse(readFileSync(join(generatedFolder, path), 'utf8')) as T;
}

/** The catalog as the generators before this one wrote it. */
export function readMaterial(): Material {
  const order = readGenerated<{ id: string }[]>('catalog/checklists/index.json');
  return {
    process: readGenerated('catalog/process.json'),
    checklists: order.map(({ id }) => readGenerated<Checklist>(`catalog/checklists/${id}.json`)),
    useCaseGroups: readGenerated('catalog/use-cases.json'),
    glossary: readGenerated('catalog/glossary.json'),
    paymentMethods: readGenerated<{ rows: Material['paymentMethods'] }>('reference/payment-methods.json').rows,
  };
}
