import { expect, it } from 'vitest';
import { describeProblem } from './problem';
import { checkReferenceText } from './reference';

const eccns = 'origin: A list.\nnote: Codes.\nrows:\n  - {code: EAR99, category: None, kind: Any}\n';

it('accepts a sound table, and one it has no rule for', () => {
  expect(checkReferenceText('eccns', eccns)).toEqual([]);
  expect(checkReferenceText('something-new', eccns)).toEqual([]);
});

it('wants an origin', () => {
  const [problem] = checkReferenceText('eccns', eccns.replace('origin: A list.\n', ''));
  expect(problem?.what).toBe('"origin" is missing.');
});

it('names the row of a misspelt field', () => {
  const [first] = checkReferenceText('eccns', eccns.replace('kind: Any', 'kinds: Any')).filter((problem) =>
    problem.what.includes('kinds'),
  );
  expect(first && describeProblem(first)).toBe(
    'src/reference/eccns.yml:4  "kinds" is not a field.\n    Did you mean "kind"?',
  );
});

it('refuses a key that stands twice', () => {
  const [problem] = checkReferenceText('eccns', `${eccns}  - {code: EAR99, category: None, kind: Any}\n`);
  expect(problem).toMatchObject({ line: 5, record: 'EAR99', what: 'The code "EAR99" stands in two rows.' });
});
