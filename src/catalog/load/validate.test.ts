import { describe, expect, it } from 'vitest';
import { checklistFile } from '../schema/checklist';
import { glossaryFile } from '../schema/glossary';
import { useCaseFile } from '../schema/use-case';
import { parseSource } from './document';
import { ContentError, describeProblem } from './problem';
import { validate } from './validate';

const checklist = `id: admin-portal
order: 1
title: Admin portal
purpose: What an administrator sets.
items:
  - id: admin.api-keys
    question: Can an administrator enter the keys?
    level: required
    levelBasis: The published page says must.
    roles: [dev]
    appliesWhen: Always.
    standard:
      - Give every store its own keys.
    verification:
      mode: traffic
      rule: Passes when two stores use two keys.
`;

function problemsOf(text: string) {
  return validate(parseSource('src/catalog/checklists/admin-portal.yml', text), checklistFile).problems;
}

describe('a checklist file', () => {
  it('is accepted when it is whole, with empty lists filled in', () => {
    const { value, problems } = validate(parseSource('x.yml', checklist), checklistFile);
    expect(problems).toEqual([]);
    expect(value?.items[0]).toMatchObject({
      subsection: null,
      endpoints: [],
      events: [],
      verification: { attestation: null },
    });
  });

  it('names file, line, record and mend for a level that does not exist', () => {
    const [problem] = problemsOf(checklist.replace('level: required', 'level: requierd'));
    expect(problem).toEqual({
      file: 'src/catalog/checklists/admin-portal.yml',
      line: 8,
      record: 'admin.api-keys',
      what: 'items[0].level is "requierd".',
      mend: 'Did you mean "required"?',
    });
  });

  it('guesses a misspelt field', () => {
    const [problem] = problemsOf(
      checklist.replace('appliesWhen:', 'applieswhen:').concat('    appliesWhen: Always.\n'),
    );
    expect(problem).toMatchObject({
      record: 'admin.api-keys',
      what: '"applieswhen" is not a field.',
      mend: 'Did you mean "appliesWhen"?',
    });
  });

  it('says which field is missing', () => {
    const [problem] = problemsOf(checklist.replace('    question: Can an administrator enter the keys?\n', ''));
    expect(problem).toMatchObject({ line: 6, record: 'admin.api-keys', what: '"question" is missing.' });
  });

  it('wants a question mark and a rule', () => {
    const text = checklist.replace('keys?', 'keys').replace('      rule: Passes when two stores use two keys.\n', '');
    expect(problemsOf(text).map((problem) => problem.mend)).toEqual([
      'End the question with "?".',
      'Say how API calls decide it, or set mode to "attestation".',
    ]);
  });

  it('wants a call written as method and path', () => {
    const [problem] = problemsOf(checklist.replace('    verification:', '    endpoints: [/skus]\n    verification:'));
    expect(problem).toMatchObject({ line: 14, what: 'items[0].endpoints[0] is not right (now "/skus").' });
  });

  it('tells where YAML breaks off', () => {
    const [problem] = problemsOf(checklist.replace('title: Admin portal', 'title: Admin: portal'));
    expect(problem?.line).toBe(3);
    expect(problem?.mend).toContain('double quotes');
  });
});

it('a glossary term needs a tag and a lower-case id', () => {
  const text = 'terms:\n  - id: SKU\n    term: SKU\n    origin: docs\n    definition: A code.\n    tags: []\n';
  const { problems } = validate(parseSource('glossary.yml', text), glossaryFile);
  expect(problems.map((problem) => [problem.line, problem.record])).toEqual([
    [2, 'SKU'],
    [6, 'SKU'],
  ]);
});

it('a use case needs an id of its form', () => {
  const text =
    'id: A\nslug: catalog\ntitle: Catalog\npurpose: Products.\nuseCases:\n  - id: A1\n    title: T\n    steps: [{call: null, text: Go.}]\n    expected: [Done.]\n';
  const { problems } = validate(parseSource('catalog.yml', text), useCaseFile);
  expect(problems[0]).toMatchObject({
    line: 6,
    record: 'A1',
    mend: 'Use the group letter and a number, such as "UC-A1".',
  });
});

it('tells all problems in one message', () => {
  const problems = problemsOf(
    checklist.replace('level: required', 'level: must').replace('roles: [dev]', 'roles: [boss]'),
  );
  const { message } = new ContentError(problems);
  expect(message).toContain('2 entries need mending');
  for (const problem of problems) expect(message).toContain(describeProblem(problem));
});
