import { beforeAll, describe, expect, it } from 'vitest';
import { ruledItems } from '../../../generated/ruled-items';
import known from '../../../generated/subjects.json';
import { readinessOf } from '../../readiness';
import type { Subjects } from '../../subjects/types';
import { assessment, type Reported, reported } from '../../testing/reported';
import { redactReport } from '../redact';
import { inTheWay } from './in-the-way';
import { pictureOf } from './readiness';

const subjects = known as Subjects;
let made: Reported;
beforeAll(async () => {
  made = await reported();
});

describe('what a report shows of phases and gates', () => {
  it('is what the workbench showed on that day, of an own report and of a redacted one', () => {
    const verdicts = new Map(made.input.verdicts.map((verdict) => [verdict.itemId, verdict]));
    const { runs } = made.recording;
    const facts = { assessment, verdicts, runs, ruledItems, today: made.report.createdTime.slice(0, 10) };
    const states = ({ standings }: ReturnType<typeof readinessOf>) =>
      standings.map(({ subject, state, by, isAnswered }) => [subject.id, state, by, isAnswered]);
    const expected = states(readinessOf(subjects, facts));
    for (const report of [made.report, redactReport(made.report)])
      expect(states(pictureOf(report, subjects).readiness)).toEqual(expected);
  });
});

describe('what is in the way', () => {
  it('stands under one kind each, with the question and where it is explained', () => {
    const parts = inTheWay(made.report);
    const told = parts.flatMap(({ why, hindrances }) => hindrances.map(({ subject }) => `${why} ${subject}`));
    const all = made.report.outcome.reasons.filter(({ subject }) => subject !== undefined);
    expect(told.sort()).toEqual(all.map(({ why, subject }) => `${why} ${subject}`).sort());
    expect(parts[0]?.title).toMatch(/^\d+ items? fails?$/);
    for (const { title, route } of parts.flatMap(({ hindrances }) => hindrances)) {
      expect(title).not.toBe('');
      expect(route).toMatch(/^\/docs\//);
    }
  });
});
