import { describe, expect, it } from 'vitest';
import { readMaterial } from '../../scripts/generate/downloads/catalog';
import type { Assessment, Claim } from '../../src/certification/assessment/types';
import { type Answered, nothingAnswered } from '../../src/certification/package/answered';
import { implementationDocument } from '../../src/certification/package/implementation-document';
import { toMarkdown } from '../../src/certification/package/markdown';
import { securityAnswers } from '../../src/certification/package/security-answers';
import { csvTables, toCsv } from '../../src/certification/package/tables';
import { resultsSheet, testPlan } from '../../src/certification/package/tests-and-results';
import type { Standing } from '../../src/certification/readiness/types';

const material = readMaterial();
const phases = [...material.process.phases, material.process.complianceLane];
const subjects = [
  ...material.checklists.flatMap(({ items }) => items.map(({ id }) => id)),
  ...material.useCaseGroups.flatMap(({ useCases }) => useCases.map(({ id }) => `use-case:${id}`)),
  ...material.process.securityQuestionnaire.flatMap(({ questions }) => questions.map(({ id }) => `question:${id}`)),
  ...phases.flatMap(({ id: phase, exit }) => exit.map(({ id }) => `criterion:${phase}.exit.${id}`)),
];
const deliverables = phases.flatMap(({ id: phase, deliverables: due }) =>
  due.map(({ id }) => `deliverable:${phase}.${id}`),
);
const changedTime = '2030-01-01T00:00:00.000Z';

const answered = (parts: Partial<Assessment>, standings: readonly Standing[] = []): Answered => ({
  ...nothingAnswered,
  standings,
  assessment: { ...nothingAnswered.assessment, ...parts },
});
const claims = (of: (index: number) => Omit<Claim, 'changedTime'>) => ({
  claims: Object.fromEntries(subjects.map((subject, index) => [subject, { changedTime, ...of(index) }])),
});
const documents = (given: Answered) =>
  [implementationDocument, testPlan, resultsSheet, securityAnswers].map((make) => toMarkdown(make(material, given)));
const everything = (given: Answered) => [...documents(given), ...csvTables(material, given).map(toCsv)].join('\n');

describe('documents of the submission package, filled', () => {
  it('hold each note, reason and piece of evidence that a team wrote to something they ask for', () => {
    const evidence = Object.fromEntries(
      subjects.map((subject, index) => {
        const id = `e${index}`;
        return [id, { id, subject, kind: 'link' as const, title: `proof-${index}.`, addedTime: changedTime }];
      }),
    );
    const text = everything(
      answered({
        ...claims((index) => ({ state: 'not-applicable', reason: `reason-${index}.`, note: `note-${index}.` })),
        evidence,
      }),
    );
    for (const index of subjects.keys())
      for (const word of [`note-${index}.`, `reason-${index}.`, `proof-${index}.`])
        expect(text.includes(word), `${word} of ${subjects[index]}`).toBe(true);
  });

  it('say yes, no and passed where a team does, and leave empty what nobody answered', () => {
    const [, , empty = ''] = documents(answered({}));
    expect(empty).not.toMatch(/Passed|Failed|\| Done/);
    const [, , results = '', security = ''] = documents(answered(claims(() => ({ state: 'done' }))));
    expect(results.match(/\| Passed \|/g)).toHaveLength(subjects.filter((id) => id.startsWith('use-case:')).length);
    expect(security.match(/\| Yes \|/g)).toHaveLength(subjects.filter((id) => id.startsWith('question:')).length);
    const [, , failed = ''] = documents(answered(claims(() => ({ state: 'not-done' }))));
    expect(failed).not.toContain('Passed');
  });

  it('name who delivers what, when and where, and the scope that the passport gives', () => {
    const plan = Object.fromEntries(
      deliverables.map((id, index) => [
        id,
        {
          ...{ ownerRole: 'dev' as const, ownerName: `Owner ${index}.`, due: '2030-02-03', changedTime },
          links: [{ title: `Link ${index}.`, address: 'https://shop.example/a' }],
        },
      ]),
    );
    const [document = ''] = documents(
      answered({
        plan,
        profile: { name: 'Northern Lights', version: '2.1.0', accounts: false, methods: ['creditCard'] },
        about: { name: 'One', environment: 'test', team: 'Example Ltd.' },
      }),
    );
    for (const index of deliverables.keys()) {
      expect(document).toContain(`Owner ${index}.`);
      expect(document).toContain(`Link ${index}.`);
    }
    expect(document.match(/2030-02-03/g)).toHaveLength(deliverables.length);
    for (const said of ['Northern Lights 2.1.0', 'Example Ltd.', 'Guest checkout only', '| Credit card | no | yes |'])
      expect(document).toContain(said);
  });

  it('keep a team’s word apart from a run, and list what fails or was taken on as a defect', () => {
    const [id = ''] = subjects;
    const standing = (subject: string, more: Partial<Standing>): Standing => ({
      subject: {
        ...{ id: subject, kind: 'item', title: 'A question?', route: '/docs', about: '/docs' },
        ...{ phase: 'development', by: 'partner', list: 'Items' },
      },
      ...{
        scope: { isIn: true, isCertain: true, why: '' },
        state: 'met',
        isAnswered: false,
        says: 'Seen in calls.',
        ...more,
      },
    });
    const waiver = { who: 'Ann', why: 'Next release', until: '2030-06-30' };
    const given = answered({ claims: { [id]: { state: 'open', waiver, changedTime } } }, [
      standing(id, { state: 'failed', says: 'Call 7 breaks it.' }),
      standing('use-case:UC-A1', { by: 'evidence', says: 'Run on 2030-01-01.' }),
      standing('use-case:UC-A2', {
        state: 'aside',
        scope: { isIn: false, isCertain: true, why: 'It is for goods: physical.' },
      }),
    ]);
    const [plan = '', tests = '', results = ''] = documents(given);
    expect(plan).toContain('Until 2030-06-30, Ann');
    expect(tests).toContain('No: It is for goods: physical.');
    expect(results).toMatch(/UC-A1 \|[^|]*\| Run, not rated \|/);
    expect(results).toMatch(/UC-A2 \|[^|]*\| Not applicable \|/);
    expect(results).toContain(`${id}: A question?<br>Call 7 breaks it.`);
    expect(results).toContain('Exemption until 2030-06-30: Next release | Ann');
  });
});
