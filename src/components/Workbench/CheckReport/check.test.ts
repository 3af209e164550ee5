import { expect, it } from 'vitest';
import { buildReport } from '../../../certification/report/build';
import { makeKeyPair } from '../../../certification/report/keys';
import { signReport } from '../../../certification/report/sign';
import { assessment, reported } from '../../../certification/testing/reported';
import { check, openReport } from './check';

it('a report whose names would turn text around is shown with marks, and is checked and signed as it came', async () => {
  const { input, recording } = await reported();
  const hostile = { ...assessment, about: { ...assessment.about, name: 'Release\u202e 2', team: 'فريق' } };
  const made = buildReport({ ...input, assessment: { ...hostile, attempts: input.assessment.attempts } });
  const signed = signReport(made, makeKeyPair(), { now: new Date('2026-11-22T08:00:00Z'), signer: 'Anna\u2067' });
  const opened = openReport(JSON.stringify(signed));
  if ('problems' in opened) throw new Error(opened.problems.join());
  expect(opened.shown.about).toMatchObject({ name: 'Release\uFFFD 2', team: 'فريق' });
  expect(opened.report).toEqual(signed);
  const { discrepancies, signatures } = check(opened.report, recording);
  expect(discrepancies).toEqual([]);
  expect(signatures).toMatchObject([{ holds: true, signature: { signer: 'Anna\uFFFD' } }]);
});
