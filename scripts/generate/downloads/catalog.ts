import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checklist, CountrySheet, UseCaseGroup } from '../../../src/catalog/types';
import type { Material } from '../../../src/certification/package/material';
import { generatedFolder } from '../write';

function readGenerated<T>(path: string): T {
  return JSON.parse(readFileSync(join(generatedFolder, path), 'utf8')) as T;
}

function latestDay(texts: readonly string[]): string {
  const days = texts.flatMap((text) =>
    [...text.matchAll(/"checked":"(\d{4}-\d{2}-\d{2})"/g)].map(([, day = '']) => day),
  );
  return days.sort().at(-1) ?? '2026-01-01';
}

/** The catalog as the generators before this one wrote it. */
export function readMaterial(): Material {
  const order = readGenerated<{ id: string }[]>('catalog/checklists/index.json');
  const checklists = order.map(({ id }) => readGenerated<Checklist>(`catalog/checklists/${id}.json`));
  const useCaseGroups = readGenerated<UseCaseGroup[]>('catalog/use-cases.json');
  return {
    process: readGenerated('catalog/process.json'),
    checklists,
    useCaseGroups,
    day: latestDay([JSON.stringify(checklists), JSON.stringify(useCaseGroups)]),
    glossary: readGenerated('catalog/glossary.json'),
    countrySheets: readdirSync(join(generatedFolder, 'catalog/countries'))
      .sort()
      .map((file) => readGenerated<CountrySheet>(`catalog/countries/${file}`)),
    paymentMethods: readGenerated<{ rows: Material['paymentMethods'] }>('reference/payment-methods.json').rows,
  };
}
