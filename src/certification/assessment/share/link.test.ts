import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestLink, pack } from '../../../links/packed';
import { anyAssessment } from '../../testing/assessments';
import { parseAssessment } from '../file';
import type { Assessment, Attempt } from '../types';
import { linkToAssessment, textInFragment } from './link';
import { readSent } from './opened';
import { withoutSecrets } from './without-secrets';

const page = 'https://standards.example/workbench/share';
const fragmentOf = (link: string) => link.slice(link.indexOf('#') + 1);

function open(fragment: string) {
  const carried = textInFragment(fragment);
  if (!carried) throw new Error('It carries nothing.');
  return carried.ok ? readSent(carried.text, parseAssessment) : carried;
}

/** Letters that nothing can be compressed of. */
function noise(length: number): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(97 + ((state >>> 24) % 26));
  }).join('');
}

const small = (assessment: Assessment): Assessment => ({ ...assessment, milestones: {} });

describe('a link to an assessment', () => {
  it('carries it whole, but for what is secret, and is safe in an address', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        const made = linkToAssessment(small(assessment), page);
        if (!made.ok) throw new Error(`It is too long: ${made.length}.`);
        expect(made.link).toMatch(/^https:[\w/.-]+#assessment=[\w.-]+$/);
        const opened = open(fragmentOf(made.link));
        expect(opened).toEqual({
          ok: true,
          kind: 'assessment',
          assessment: withoutSecrets(small(assessment)).assessment,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('that lost or changed a character is refused, and says why', () => {
    fc.assert(
      fc.property(anyAssessment, fc.nat(), fc.constantFrom('', 'A', '.', '-'), (assessment, place, other) => {
        const made = linkToAssessment(small(assessment), page);
        const fragment = made.ok ? fragmentOf(made.link) : '';
        const at = 'assessment='.length + (place % (fragment.length - 'assessment='.length));
        const damaged = fragment.slice(0, at) + other + fragment.slice(at + 1);
        fc.pre(damaged !== fragment);
        const opened = open(damaged);
        expect(opened.ok ? '' : opened.reason).toMatch(/^The link cannot be read: .+\. Ask for the link again/);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [pack('{"format":"connector-standards/assessment","version":99}'), 'version 99'],
    [pack('{"format":"else"}'), 'does not hold an assessment'],
    [pack('{"format":'), 'not a JSON file'],
    [pack('{"format":"connector-standards/assessment","version":2,"id":"x","savedTime":7}'), 'savedTime'],
    [pack('{"format":"connector-standards/review","version":9}'), 'version 9'],
    ['2.abc.def', 'another version of this site (2'],
    ['hello', 'not one of this site'],
    ['', 'not one of this site'],
  ])('that is newer, foreign or broken is refused: %s', (packed, why) => {
    const opened = open(`assessment=${packed}`);
    expect(opened.ok ? '' : opened.reason).toContain(why);
  });

  it('of an earlier version is read as one of today', () => {
    const claims = { 'refunds.reason': { state: 'done', changedTime: '2030-01-01T00:00:00.000Z' } };
    const older = { format: 'connector-standards/assessment', version: 1, savedTime: null, claims };
    expect(open(`assessment=${pack(JSON.stringify(older))}`)).toMatchObject({
      ok: true,
      assessment: { version: 2, claims },
    });
  });

  it('leaves out milestones and then attempts where it would be too long, and tells; notes are never cut', () => {
    const [assessment] = fc.sample(anyAssessment.map(small), { numRuns: 1, seed: 3 });
    const frozen = assessment as Assessment;
    const milestones = { m: { id: 'm', name: noise(14_000), time: '2030-01-01T00:00:00.000Z', frozen } };
    const attempt: Attempt = {
      ...{ runId: 'r', name: noise(14_000), startedTime: '2030-01-01T00:00:00.000Z' },
      ...{ judgedTime: '2030-01-01T00:00:00.000Z', rehearsal: false, states: {} },
    };
    expect(linkToAssessment({ ...frozen, milestones }, page)).toMatchObject({ ok: true, without: ['milestones'] });
    const both = { ...frozen, milestones, attempts: { r: attempt } };
    expect(linkToAssessment(both, page)).toMatchObject({ ok: true, without: ['milestones', 'attempts'] });
    expect(linkToAssessment({ ...frozen, attempts: { r: attempt } }, page)).toMatchObject({ without: ['attempts'] });
    const note = { state: 'done', note: noise(15_000), changedTime: '2030-01-01T00:00:00.000Z' } as const;
    const long = linkToAssessment({ ...frozen, claims: { 'refunds.reason': note } }, page);
    expect(long.ok || long.length > longestLink).toBe(true);
    expect(long.ok).toBe(false);
  });
});
