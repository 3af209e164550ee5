import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { readMaterial } from '../../scripts/generate/downloads/catalog';
import { buildCatalog } from '../../src/catalog/load/catalog';
import { readPages } from '../../src/catalog/load/pages';
import { readSources } from '../../src/catalog/load/sources';
import { securityAnswers } from '../../src/certification/package/security-answers';
import { toWord } from '../../src/certification/package/word';

const root = process.cwd();
const folder = join(root, 'src/generated/downloads');
const sources = readSources(root);
const process_ = sources.process[0]?.value;
/** With the recorded values in the sentences of what is expected. */
const cases = buildCatalog(sources, [], []).useCaseGroups.flatMap((group) => group.useCases);
const items = [...sources.checklists]
  .sort((one, other) => one.value.order - other.value.order)
  .flatMap(({ value }) => value.items);
const questions = process_?.securityQuestionnaire.flatMap((group) => group.questions) ?? [];
const terms = sources.glossary.flatMap(({ value }) => value.terms);

/** The rows of all tables of a DOCX, a text a cell; the lines of a cell are kept apart. */
function wordRows(name: string): string[][] {
  const files = unzipSync(readFileSync(join(folder, `${name}.docx`)));
  const xml = load(strFromU8(files['word/document.xml'] ?? new Uint8Array()), { xml: true });
  return xml('w\\:tr')
    .toArray()
    .map((row) =>
      xml(row)
        .find('w\\:tc')
        .toArray()
        .map((cell) =>
          xml(cell)
            .find('w\\:p')
            .toArray()
            .map((line) => xml(line).find('w\\:t').text())
            .join('\n'),
        ),
    );
}

/** The rows of all tables of a Markdown file, without escapes. */
function markdownRows(name: string): string[][] {
  return readFileSync(join(folder, `${name}.md`), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/ (?<!\\)\| /)
        .map((cell) => cell.replaceAll('<br>', '\n').replaceAll(/\\(.)/g, '$1').trim()),
    );
}

const csvRows = (name: string) => {
  const bytes = readFileSync(join(folder, `${name}.csv`));
  expect([...bytes.subarray(0, 3)], 'spreadsheets know UTF-8 by its mark').toEqual([0xef, 0xbb, 0xbf]);
  return parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
};

const withId = (rows: string[][], ids: readonly string[]) => rows.filter(([first = '']) => ids.includes(first));

/** A sentence of a case; where it names a value of an answer, the value that the engine computed stands in the file. */
function withAmounts(sentence: string): RegExp {
  const parts = sentence.split(/\{\{[^}]*\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^{}]+')}$`);
}

describe('the submission package', () => {
  it('asks every question of the security review once, with room for answer and proof', () => {
    const rows = wordRows('security-answers');
    expect(
      withId(
        rows,
        questions.map(({ id }) => id),
      ),
    ).toEqual(questions.map(({ id, text }) => [id, text, '', '']));
  });

  it('plans every use case with its title, steps and expected results', () => {
    const planned = wordRows('test-plan').filter(([first = '']) => /^UC-/.test(first));
    expect(planned.map(([first]) => first)).toEqual(cases.map(({ id, title }) => `${id} ${title}`));
    for (const [index, { steps, expected }] of cases.entries()) {
      const [, , ran = '', seen = ''] = planned[index] ?? [];
      expect(ran.split('\n')).toHaveLength(steps.length);
      for (const step of steps) expect(ran).toContain(step.text.trim());
      const lines = seen.split('\n');
      expect(lines).toHaveLength(expected.length);
      for (const [at, line] of expected.entries()) expect(lines[at]).toMatch(withAmounts(line.trim()));
    }
  });

  it('gives each case its cards and carts, and each call its body and answer', () => {
    const rows = wordRows('test-plan');
    const starts = rows.flatMap(([first = ''], index) => (/^UC-/.test(first) ? [index] : []));
    for (const [index, { data, prepare, steps }] of cases.entries()) {
      const own = rows.slice(starts[index], starts[index + 1]);
      const [, played = ''] = own[0] ?? [];
      for (const card of data.cards) expect(played.replaceAll(' ', '')).toContain(card);
      for (const cart of data.carts) expect(played).toContain(cart);
      const calls = [
        ...prepare,
        ...steps.flatMap(({ prepare: before = [], request }) => [...before, ...(request ? [request] : [])]),
      ];
      const written = own.filter(([, call = '']) => /^(GET|POST|PUT|DELETE) /.test(call));
      expect(written.map(([, , body = '']) => (body === '' ? undefined : JSON.parse(body)))).toEqual(
        calls.map(({ body }) => body),
      );
      for (const [at, { path, expects }] of calls.entries()) {
        expect(written[at]?.[1]).toContain(path);
        expect(written[at]?.[3]?.split('\n')[0]).toBe(String(expects.status));
      }
    }
  });

  it('is the same file whenever it is made from the same catalog', async () => {
    const material = readMaterial();
    const document = securityAnswers(material);
    vi.useFakeTimers({ toFake: ['Date'] });
    const made = [];
    for (const moment of ['2026-01-02T03:04:05Z', '2031-06-07T20:09:10Z']) {
      vi.setSystemTime(new Date(moment));
      made.push(await toWord(document, material.day));
    }
    vi.useRealTimers();
    const [first = new Uint8Array(), second = new Uint8Array()] = made;
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(readFileSync(join(folder, 'security-answers.docx')), first)).toBe(0);
    const [core = ''] = Object.entries(unzipSync(first))
      .filter(([name]) => name === 'docProps/core.xml')
      .map(([, bytes]) => strFromU8(bytes));
    expect(core).toContain(`${material.day}T00:00:00Z`);
  });

  it('has a line for the result of each use case and for the claim on each checklist item', () => {
    const rows = wordRows('results-sheet');
    const caseRows = rows.filter(([first = '']) => /^UC-/.test(first));
    expect(caseRows.map(([id, title]) => [id, title])).toEqual(cases.map(({ id, title }) => [id, title]));
    expect(
      withId(
        rows,
        items.map(({ id }) => id),
      ).map(([id, question, level]) => ({ id, question, level })),
    ).toEqual(items.map(({ id, question, level }) => ({ id, question, level })));
  });

  it('has a sheet for each country with all its duties, who does each, and room for proof', () => {
    for (const { id, parts } of buildCatalog(sources, [], []).countrySheets) {
      const duties = parts.flatMap(({ rows }) => rows);
      const rows = wordRows(`compliance-sheet-${id}`).filter(([first]) => duties.some((duty) => duty.id === first));
      expect(
        rows.map(([first]) => first),
        id,
      ).toEqual(duties.map((duty) => duty.id));
      for (const [at, duty] of duties.entries()) {
        const [, subject, text = '', level, by, met, proof] = rows[at] ?? [];
        expect([subject, level, met, proof]).toEqual([duty.subject, duty.level, '', '']);
        expect(by?.toLowerCase()).toMatch(duty.by === 'both' ? 'connector and store' : duty.by);
        expect(text).toContain(duty.text.trim());
      }
    }
  });

  it('asks for every deliverable, every need of the test site and every exit criterion of the process', () => {
    const phases = process_ ? [...process_.phases, process_.complianceLane] : [];
    const due = phases.flatMap(({ title, deliverables }) => deliverables.map(({ text, by }) => [title, text, by]));
    const document = wordRows('implementation-document');
    expect(document.filter((row) => due.some((one) => one.every((cell, index) => row[index] === cell)))).toHaveLength(
      due.length,
    );
    const needs = process_?.testSiteNeeds ?? [];
    expect(
      withId(
        document,
        needs.map(({ id }) => id),
      ).map(([id, text]) => ({ id, text })),
    ).toEqual(needs.map(({ id, text }) => ({ id, text })));
    const exits = phases.flatMap(({ title, exit }) => exit.map(({ text }) => [title, text, '', '']));
    expect(wordRows('results-sheet')).toEqual(expect.arrayContaining(exits));
  });

  it('says the same in Markdown and in DOCX', () => {
    for (const name of [
      ...['implementation-document', 'test-plan', 'results-sheet', 'security-answers'],
      ...['compliance-sheet-germany', 'compliance-sheet-kenya'],
    ])
      expect(markdownRows(name), name).toEqual(wordRows(name).map((row) => row.map((cell) => cell.trim())));
  });
});

describe('tables for spreadsheets', () => {
  it('hold every record once', () => {
    const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);
    for (const [name, records] of Object.entries({
      'use-cases': cases,
      'security-questions': questions,
      glossary: terms,
      checklists: items,
    }))
      expect(
        csvRows(name)
          .map(({ id }) => id)
          .sort(),
        name,
      ).toEqual(ids(records).sort());
  });

  it('hold cards, carts and the body of each call of a case', () => {
    const rows = new Map(csvRows('use-cases').map((row) => [row.id, row]));
    for (const { id, data, prepare, steps } of cases) {
      const { data: played = '', calls = '' } = rows.get(id) ?? {};
      expect(played.split('\n').filter(Boolean)).toHaveLength(data.cards.length + data.carts.length);
      const made = [
        ...prepare,
        ...steps.flatMap(({ prepare: before = [], request }) => [...before, ...(request ? [request] : [])]),
      ];
      const lines = calls.split('\n').filter(Boolean);
      expect(lines, id).toHaveLength(made.length);
      for (const [at, { path, body }] of made.entries()) {
        expect(lines[at]).toContain(path);
        const sent = /\{ .*/.exec(lines[at] ?? '')?.[0];
        expect(sent && JSON.parse(sent)).toEqual(body);
      }
    }
    // What Excel holds in a cell.
    for (const row of rows.values()) for (const cell of Object.values(row)) expect(cell.length).toBeLessThan(32_768);
  });

  it('hold the words of the records', () => {
    const definitions = new Map(terms.map(({ id, definition }) => [id, definition]));
    for (const { id = '', definition } of csvRows('glossary')) expect(definition).toBe(definitions.get(id));
    const standards = new Map(items.map(({ id, standard }) => [id, standard.join('\n')]));
    for (const { id = '', standard } of csvRows('checklists')) expect(standard).toBe(standards.get(id));
  });
});

it('no file to take away holds a blank but those that an earlier answer of the case fills', () => {
  const calls = cases.flatMap(({ prepare, steps }) => [
    ...prepare,
    ...steps.flatMap(({ prepare: before = [], request }) => [...before, ...(request ? [request] : [])]),
  ]);
  const carried = new Set(['run.id', ...calls.flatMap(({ captures }) => Object.keys(captures))]);
  // The variables of the Postman collection are filled by its own requests, which its own tests send.
  const left = readdirSync(folder)
    .filter((name) => /\.(md|csv)$/.test(name))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\{\{([^}]*)\}\}/g)])
    .map(([, blank = '']) => blank.replaceAll('\\', ''))
    .filter((blank) => !carried.has(blank));
  expect([...new Set(left)]).toEqual([]);
});

it('each file to take away is linked from a page, and no page links a file that is not made', () => {
  const linked = readPages(join(root, 'docs')).flatMap(({ file }) =>
    [...readFileSync(join(root, 'docs', file), 'utf8').matchAll(/pathname:\/\/\/downloads\/([\w.-]+)/g)].map(
      ([, name = '']) => name,
    ),
  );
  expect([...new Set(linked)].sort()).toEqual(readdirSync(folder).sort());
});
