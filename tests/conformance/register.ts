/** Makes a test of each case, for the runners in this folder. */
import { describe, test } from 'vitest';
import type { Api, Case } from './case';

/** @param open the target, once it stands */
export function registerCases(title: string, cases: readonly Case[], open: () => Api): void {
  const names = cases.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  // The browser runs a case by its name.
  if (repeated) throw new Error(`Two cases are called "${repeated}".`);
  const subjects = [...new Set(cases.map(({ subject }) => subject))];
  describe(title, () => {
    describe.each(subjects)('%s', (subject) => {
      const ofSubject = cases.filter((one) => one.subject === subject);
      test.each(ofSubject.map((one) => [one.name, one] as const))('%s', (_name, one) => one.run(open()));
    });
  });
}
