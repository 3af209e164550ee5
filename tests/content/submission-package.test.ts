import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMaterial } from '../../scripts/generate/downloads/catalog';
import { emptyAssessment } from '../../src/certification/assessment/empty';
import type { Assessment } from '../../src/certification/assessment/types';
import { makePackage } from '../../src/certification/package/make';
import { readinessOf } from '../../src/certification/readiness';
import type { Subjects } from '../../src/certification/subjects/types';
import known from '../../src/generated/subjects.json';

const subjects = known as Subjects;
const whole = readMaterial();
const material = { ...whole, countrySheets: whole.countrySheets.filter(({ id }) => id === 'germany') };
const time = '2030-01-01T00:00:00.000Z';
const key = `sk_test_${'0'.repeat(32)}`;
const bytes = new Uint8Array([1, 2, 3, 4]);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const file = (name: string, hash: string) => ({ name, size: 4, type: 'image/png', sha256: hash });

/** Every subject answered with "done". */
const claims = Object.fromEntries(
  subjects.subjects.map(({ id }) => [id, { state: 'done' as const, changedTime: time, note: `Use ${key}.` }]),
);
const evidence: Assessment['evidence'] = {
  kept: {
    id: 'kept',
    subject: 'admin.api-keys',
    kind: 'screenshot',
    title: 'Keys',
    addedTime: time,
    file: file('a/b.png', sha256),
  },
  other: {
    id: 'other',
    subject: 'admin.api-keys',
    kind: 'file',
    title: 'Gone',
    addedTime: time,
    file: file('b.png', 'f'.repeat(64)),
  },
};

function packed(assessment: Assessment) {
  const facts = { assessment, verdicts: new Map(), runs: [], ruledItems: [], today: '2030-01-02' };
  const { standings } = readinessOf(subjects, facts);
  return makePackage({
    material,
    answered: { assessment, standings, author: 'Ann', today: '2030-01-02' },
    reports: [{ name: 'readiness-report.json', text: '{}' }],
    // What lies under a hash may have been changed since.
    bytesOf: async () => bytes,
  });
}

describe('the package that is handed over', () => {
  it('holds the documents of phase 3, sheets of the countries, tables, report, files, and a list of all with their hashes', async () => {
    const { zip, files } = await packed({ ...emptyAssessment('a'), profile: { countries: ['DE'] }, claims, evidence });
    const found = unzipSync(zip);
    expect(Object.keys(found).sort()).toEqual([...files].sort());
    for (const name of [
      'implementation-document',
      'test-plan',
      'results-sheet',
      'security-answers',
      'compliance-sheet-germany',
    ])
      for (const ending of ['md', 'docx']) expect(files).toContain(`${name}.${ending}`);
    expect(files.filter((name) => name.startsWith('compliance-sheet-'))).toHaveLength(2);
    expect(files).toEqual(expect.arrayContaining(['tables/checklists.csv', 'report/readiness-report.json']));
    const listed = strFromU8(found['contents.md'] ?? new Uint8Array());
    for (const [name, content] of Object.entries(found))
      if (name !== 'contents.md') expect(listed).toContain(createHash('sha256').update(content).digest('hex'));
  });

  it('takes in a file whose bytes have the hash that the assessment names, and says which are missing', async () => {
    const { zip, files, missing } = await packed({ ...emptyAssessment('a'), evidence });
    expect(files.filter((name) => name.startsWith('evidence/'))).toEqual(['evidence/kept-a_b.png']);
    expect(unzipSync(zip)['evidence/kept-a_b.png']).toEqual(bytes);
    expect(missing.find(({ title }) => title.startsWith('Files'))?.entries).toEqual([
      { text: `Gone: b.png, SHA-256 ${'f'.repeat(64)}` },
    ]);
  });

  it('lists all that nobody answered, and less with each answer, down to what no page asks for', async () => {
    const titles = ({ missing }: Awaited<ReturnType<typeof packed>>) => missing.map(({ title }) => title);
    const empty = await packed(emptyAssessment('a'));
    const amount = (title: string) => empty.missing.find((part) => part.title === title)?.entries.length;
    const of = (kind: string) => subjects.subjects.filter((one) => one.kind === kind).length;
    expect(amount('Use cases without a result')).toBe(of('use-case'));
    expect(amount('Checklist items without an answer')).toBe(of('item'));
    expect(amount('Security questions without an answer')).toBe(of('question'));
    const profile: Assessment['profile'] = {
      ...{ dataModel: 'skus-only', accounts: true, subscriptions: 'none', fulfillment: ['own'] },
      ...{ countries: ['US'], apiVersion: '2021-12-13' },
    };
    expect(titles(await packed({ ...emptyAssessment('a'), claims, profile }))).toEqual(['To be written by hand']);
  });

  it('shows no key that somebody wrote into a note', async () => {
    const { zip } = await packed({ ...emptyAssessment('a'), claims });
    for (const [name, content] of Object.entries(unzipSync(zip))) {
      const texts = name.endsWith('.docx')
        ? Object.values(unzipSync(content)).map((one) => strFromU8(one))
        : [strFromU8(content)];
      expect(
        texts.some((text) => text.includes('0'.repeat(32))),
        name,
      ).toBe(false);
    }
  });
});
