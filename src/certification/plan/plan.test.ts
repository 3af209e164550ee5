import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import known from '../../generated/subjects.json';
import { documentCommands } from '../assessment/commands';
import { AssessmentDocument } from '../assessment/document';
import { emptyAssessment } from '../assessment/empty';
import type { Assessment, PlanEntry } from '../assessment/types';
import { readinessOf } from '../readiness';
import type { Subjects } from '../subjects/types';
import { chosenRows, planRows, sumsOf } from '.';
import { toCalendar } from './calendar';
import { isOverdue, ownerOf, type PlanRow } from './row';
import { toTable } from './table';

const today = '2027-01-15';
const changedTime = '2026-11-02T10:00:00.000Z';
const entry = (more: Omit<PlanEntry, 'changedTime'>): PlanEntry => ({ ...more, changedTime });
const usual = { order: 'due', kind: null, owner: '', hasDone: false } as const;

const rowsOf = (parts: Partial<Assessment>): readonly PlanRow[] => {
  const assessment = { ...emptyAssessment('one'), ...parts };
  const facts = { assessment, verdicts: new Map(), runs: [], ruledItems: [], today };
  return planRows(readinessOf(known as Subjects, facts), assessment);
};
const ids = (rows: readonly PlanRow[]) => rows.map(({ subject }) => subject.id);

describe('the plan', () => {
  it('holds each criterion, task, deliverable and item, and of the rest what somebody planned', () => {
    const plan = { 'question:authorization-stop': entry({ ownerRole: 'security' }) };
    const kinds = (parts: Partial<Assessment>) =>
      new Set(chosenRows(rowsOf(parts), usual).map(({ subject }) => subject.kind));
    expect(kinds({})).toEqual(new Set(['criterion', 'task', 'deliverable', 'item']));
    expect(kinds({ plan })).toContain('question');
  });

  it('leaves out what does not concern the connector, unless somebody planned it', () => {
    const profile = { goods: ['digital'] } as const;
    const id = 'checkouts.ship-addresses';
    expect(ids(rowsOf({ profile }))).not.toContain(id);
    expect(ids(rowsOf({ profile, plan: { [id]: entry({ due: today }) } }))).toContain(id);
  });

  it('is sorted by what is due, then by what blocks; or by what blocks, the first gate first', () => {
    const plan = {
      'orders.from-checkout-id': entry({ due: '2027-02-01' }),
      'task:planning.dates': entry({ due: '2027-01-10' }),
    };
    const [first, second, third] = chosenRows(rowsOf({ plan }), usual);
    expect([first, second].map((row) => row?.subject.id)).toEqual(['task:planning.dates', 'orders.from-checkout-id']);
    expect(third?.blocks).toMatchObject({ gate: 'Entry to phase 1', rank: 0 });
    const ranks = chosenRows(rowsOf({ plan }), { ...usual, order: 'blocking' }).map(({ blocks }) => blocks?.rank ?? 99);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBeGreaterThan(2);
  });

  it('says what is overdue, and leaves what is done out of that', () => {
    const id = 'task:planning.dates';
    const plan = { [id]: entry({ due: '2027-01-14', ownerName: 'Ann', ownerRole: 'pm' }) };
    const row = (parts: Partial<Assessment>) => rowsOf(parts).find(({ subject }) => subject.id === id);
    expect(row({ plan }) && isOverdue(row({ plan }) as PlanRow, today)).toBe(true);
    expect(sumsOf(rowsOf({ plan }), today)).toMatchObject({ overdue: 1, dated: 1, owned: 1 });
    const claims = { [id]: { state: 'done' as const, changedTime } };
    expect(sumsOf(rowsOf({ plan, claims }), today)).toMatchObject({ overdue: 0, dated: 0, owned: 0 });
    expect(ids(chosenRows(rowsOf({ plan }), { ...usual, owner: 'Ann (Product manager)' }))).toEqual([id]);
  });
});

const row: PlanRow = {
  subject: { id: 'a.one', kind: 'item', title: 'Is "x"; y, done?', route: '/docs/a#a-one', list: '=A list' },
  ...{ phase: 'Phase 2: Development', state: 'open', says: 'Nobody answered yet.', note: 'First line\nsecond' },
  entry: entry({
    due: '2027-03-01',
    ownerName: '漢字 Ångström',
    links: [{ title: 'T-1', address: 'https://t.example/1' }],
  }),
  blocks: { gate: 'Exit of phase 2', rank: 3 },
};

it('calls criteria in its files what its page calls them', () => {
  const criteria = chosenRows(rowsOf({}), usual).filter(({ subject }) => subject.kind === 'criterion');
  const lists = (parse(toTable(criteria), { bom: true, columns: true }) as { list: string }[]).map(({ list }) => list);
  expect(new Set(lists)).toEqual(new Set(['Entry criterion', 'Exit criterion']));
  const [first] = criteria as [PlanRow];
  const dated = { ...first, entry: entry({ due: today }) };
  const file = toCalendar([dated], { assessment: 'abc', name: 'Certification', site: 'https://site.example' });
  expect(file).toContain('DESCRIPTION:Entry criterion');
});

it('as a table: every cell comes back, and none is a formula', () => {
  const [read] = parse(toTable([row]), { bom: true, columns: true }) as Record<string, string>[];
  expect(read).toMatchObject({
    ...{ due: '2027-03-01', ownerName: '漢字 Ångström', what: row.subject.title, blocks: 'Exit of phase 2' },
    ...{ list: "'=A list", note: 'First line\nsecond', links: 'T-1: https://t.example/1', id: 'a.one' },
  });
});

describe('as a calendar', () => {
  const of = { assessment: 'abc', name: 'Certification', site: 'https://site.example' };
  /** Its lines, unfolded: RFC 5545, 3.1. */
  const lines = (rows: readonly PlanRow[]) =>
    toCalendar(rows, of)
      .replace(/\r\n[ \t]/g, '')
      .split('\r\n');

  it('has a whole day for each date that is not done, in lines of at most 75 bytes', () => {
    const text = toCalendar([row, { ...row, state: 'met' }, { ...row, entry: entry({ ownerName: 'Ann' }) }], of);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(lines([row])).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20270301',
        'SUMMARY:Due: Is "x"\\; y\\, done?',
        'URL;VALUE=URI:https://site.example/docs/a#a-one',
      ]),
    );
  });

  it('has no line that somebody wrote into a name, an id or a note', () => {
    for (const end of ['\r\n', '\n', '\r', '\u2028', '\u0085', '\u0000\n']) {
      const hostile = `x${end}ATTACH:https://evil.example`;
      const text = toCalendar([{ ...row, note: hostile, subject: { ...row.subject, id: hostile, title: hostile } }], {
        ...of,
        assessment: hostile,
        name: hostile,
      });
      const unfolded = text.replace(/\r\n /g, '').split(/[\r\n\u0085\u2028]/);
      expect(
        unfolded.filter((line) => line.startsWith('ATTACH')),
        JSON.stringify(end),
      ).toEqual([]);
    }
  });

  it('moves an event that is taken in again: its id stays and its sequence rises', () => {
    const later = { ...row, entry: { ...row.entry, due: '2027-03-09', changedTime: '2026-11-03T10:00:00.000Z' } };
    const value = (rows: readonly PlanRow[], name: string) =>
      lines(rows)
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1);
    expect(value([later], 'UID')).toBe(value([row], 'UID'));
    expect(Number(value([later], 'SEQUENCE'))).toBeGreaterThan(Number(value([row], 'SEQUENCE')));
  });
});

it('what two people plan for one thing at a time meets field by field', () => {
  const one = new AssessmentDocument('a');
  const other = new AssessmentDocument('a');
  const working = (document: AssessmentDocument, by: string) =>
    documentCommands(
      () => document,
      () => ({ time: changedTime, by, newId: () => `${by} ${Math.random()}` }),
    );
  working(one, 'Ann').plan('a.one', { due: '2027-03-01', ownerRole: 'qa' });
  working(other, 'Bo').plan('a.one', { ownerName: 'Bo', links: [{ title: 'T-1', address: 'https://t.example/1' }] });
  one.apply(other.encode(), 'file');
  other.apply(one.encode(), 'file');
  expect(one.assessment().plan['a.one']).toMatchObject({ due: '2027-03-01', ownerRole: 'qa', ownerName: 'Bo' });
  expect(other.assessment().plan).toEqual(one.assessment().plan);
  expect(ownerOf(one.assessment().plan['a.one'])).toBe('Bo (QA engineer)');
});
