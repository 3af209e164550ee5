import { stringify } from 'csv-stringify/browser/esm/sync';
import { type Answered, nothingAnswered } from './answered';
import { callRowsOf, dataOf } from './case-calls';
import { answerTo, claimWords, proofOf, questionWords } from './in-words';
import type { Material } from './material';

interface CsvTable {
  /** File name without its ending. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

const lines = (values: readonly string[]) => values.join('\n');

const useCaseTable = ({ useCaseGroups }: Material): CsvTable => ({
  name: 'use-cases',
  columns: [
    'id',
    'group',
    'title',
    'data',
    'preconditions',
    'steps',
    'calls',
    'expected',
    'proves',
    'not in the sandbox',
  ],
  rows: useCaseGroups.flatMap((group) =>
    group.useCases.map((useCase) => [
      useCase.id,
      group.title,
      useCase.title,
      lines(dataOf(useCase)),
      lines(useCase.preconditions),
      lines(useCase.steps.map(({ call, text }, index) => `${index + 1}. ${call === null ? '' : `${call}: `}${text}`)),
      lines(callRowsOf(useCase).map(({ when, call, body }) => `${when}. ${call} ${body}`.trim())),
      lines(useCase.expected),
      lines(useCase.proves),
      useCase.notInSandbox ?? '',
    ]),
  ),
});

const questionTable = ({ process }: Material, answered: Answered): CsvTable => ({
  name: 'security-questions',
  columns: ['id', 'group', 'question', 'answer', 'proof or reason'],
  rows: process.securityQuestionnaire.flatMap((group) =>
    group.questions.map(({ id, text }) => [
      id,
      group.title,
      text,
      answerTo(answered, `question:${id}`, questionWords),
      proofOf(answered, `question:${id}`),
    ]),
  ),
});

const glossaryTable = ({ glossary }: Material): CsvTable => ({
  name: 'glossary',
  columns: ['id', 'term', 'abbreviation', 'aliases', 'definition', 'caveat'],
  rows: glossary.map((term) => [
    term.id,
    term.term,
    term.abbreviation ?? '',
    lines(term.aliases),
    term.definition,
    term.caveat ?? '',
  ]),
});

const checklistTable = ({ checklists }: Material, answered: Answered): CsvTable => ({
  name: 'checklists',
  columns: [
    'id',
    'checklist',
    'question',
    'level',
    'roles',
    'per store',
    'applies when',
    'standard',
    'calls',
    'claim',
    'proof',
  ],
  rows: checklists.flatMap((checklist) =>
    checklist.items.map((item) => [
      item.id,
      checklist.title,
      item.question,
      item.level,
      item.roles.join(', '),
      item.perStore ? 'yes' : 'no',
      item.appliesWhen,
      lines(item.standard),
      lines(item.endpoints),
      answerTo(answered, item.id, claimWords),
      proofOf(answered, item.id),
    ]),
  ),
});

/** The tables that open in a spreadsheet. */
export const csvTables = (material: Material, answered: Answered = nothingAnswered): CsvTable[] =>
  [useCaseTable, questionTable, glossaryTable, checklistTable].map((table) => table(material, answered));

/** RFC 4180, UTF-8 with a byte order mark, which spreadsheets need, and no cell that a spreadsheet would run as a formula. */
export function toCsv({ columns, rows }: Pick<CsvTable, 'columns' | 'rows'>): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
