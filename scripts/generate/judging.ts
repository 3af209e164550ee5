/** What is decided how, item by item, for the page that shows it. Written after the catalog and the list of rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checklist } from '../../src/catalog/types';
import { coverageOf } from '../../src/certification/coverage';
import { rules } from '../../src/generated/rules';
import { root, writeGeneratedJson } from './write';

export function generateJudging(): void {
  const folder = join(root, 'src/generated/catalog/checklists');
  const files = readdirSync(folder).filter((file) => file !== 'index.json');
  const checklists = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Checklist);
  writeGeneratedJson('catalog/judging.json', coverageOf(checklists, rules));
}
