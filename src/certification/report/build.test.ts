import Ajv2020 from 'ajv/dist/2020';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessment, leaked, type Reported, reported } from '../testing/reported';
import { buildReport } from './build';
import { digestOf } from './digest';
import { toMarkdown } from './formats/markdown';
import { redactReport } from './redact';
import { publishedSchema } from './schema/published';
import type { ReadinessReport, ReportItem } from './types';

let made: Reported;
beforeAll(async () => {
  made = await reported();
});

const itemIn = ({ items }: ReadinessReport, id: string) => items.find((item) => item.id === id) as ReportItem;

describe('a readiness report', () => {
  it('has the form that the site publishes, also once it is redacted', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(publishedSchema);
    for (const report of [made.report, redactReport(made.report)])
      expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...made.report, further: 1 })).toBe(false);
    expect(publishedSchema.$id).toBe(`urn:connector-standards:readiness-report:${made.report.version}`);
    expect(validate({ ...made.report, items: [{}] })).toBe(false);
  });

  it('is the same for the same input', () => {
    expect(buildReport(made.input)).toEqual(made.report);
  });

  it('puts what calls, profile, claims and waivers say of an item side by side', () => {
    const item = itemIn(made.report, 'checkouts.tax-inclusive');
    expect(item).toMatchObject({ verdict: 'waived', waiver: { who: 'Quentin Cole' }, claim: { state: 'done' } });
    expect(item.calls).toMatchObject({ verdict: 'fail', counterexample: { pointer: '/requestBody/taxInclusive' } });
    expect(itemIn(made.report, 'admin.api-keys')).toMatchObject({
      plan: { ownerName: 'Anna Berg' },
      evidence: [{ file: { name: 'anna.png' } }],
      comments: [{ author: 'Zacharias Dorn' }],
      review: { decision: 'returned' },
    });
    expect(made.report.answers).toMatchObject([
      { subject: 'criterion:planning.exit.scenarios', title: 'The scenarios are agreed.', claim: { state: 'done' } },
    ]);
  });

  it('is not ready, and says for which items and for what reasons', () => {
    const { state, reasons } = made.report.outcome;
    expect(state).toBe('not-ready');
    expect(reasons).toContainEqual({
      subject: 'checkouts.public-ip',
      why: 'fails',
      text: 'checkouts.public-ip fails.',
    });
    expect(reasons).toContainEqual({
      subject: 'admin.api-keys',
      why: 'returned',
      text: 'A reviewer returned admin.api-keys.',
    });
    expect(reasons.map(({ subject }) => subject)).not.toContain('checkouts.tax-inclusive');
  });

  it('counts every item once, in all and by checklist', () => {
    const sum = (counts: object) => Object.values(counts).reduce((total, one) => total + one, 0);
    const { counts, items, checklists } = made.report;
    expect([sum(counts.verdicts), sum(counts.claims)]).toEqual([items.length, items.length]);
    expect(checklists.reduce((total, one) => total + sum(one.counts), 0)).toBe(items.length);
  });

  it('is never ready as a rehearsal, and forgets a return that was answered anew', () => {
    const answered = {
      ...assessment.claims['admin.api-keys'],
      state: 'done',
      changedTime: '2026-11-20T09:00:00.000Z',
    } as const;
    const anew = { ...assessment, claims: { ...assessment.claims, 'admin.api-keys': answered } };
    const { reasons } = buildReport({
      ...made.input,
      assessment: anew,
      scope: { runs: 'all', rehearsal: true },
    }).outcome;
    expect(reasons.map(({ why }) => why)).toContain('rehearsal');
    expect(reasons.map(({ why }) => why)).not.toContain('returned');
  });

  it('holds no key that a person wrote into a note', () => {
    expect(JSON.stringify(made.report)).toContain('anna@shop.example');
    expect(JSON.stringify(made.report)).not.toContain(leaked);
  });
});

describe('a redacted report', () => {
  it('holds no name, note, address or value from calls, and has the same digest', () => {
    const redacted = redactReport(made.report);
    const text = JSON.stringify(redacted);
    expect(JSON.stringify(made.report)).toMatch(/Anna.*10\.11\.12\.13/s);
    expect(text).not.toMatch(
      /\banna|berg\b|quentin|zacharias|ludovica|wolfram|ottokar|10\.11\.12\.13|release 3|(ab){6}/i,
    );
    expect(redacted.salts).toBeUndefined();
    expect(toMarkdown(redacted)).toMatch(/^# Readiness report: Shop connector 2\.0$/m);
    expect(digestOf(redacted)).toBe(made.report.digest);
    expect(redactReport(redacted)).toEqual(redacted);
  });

  it('has a hash in the place of every value that the published form marks', () => {
    const { $defs } = publishedSchema;
    const strict = { ...publishedSchema, $defs: { ...$defs, hidableText: $defs?.redacted } };
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(strict);
    expect(validate(JSON.parse(JSON.stringify(redactReport(made.report)))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(JSON.parse(JSON.stringify(made.report)))).toBe(false);
  });

  it('gives away nothing by likeness: what stands in two places has two hashes', () => {
    const { items } = redactReport(made.report);
    const hashes = JSON.stringify(items).match(/sha256:[0-9a-f]{64}/g) ?? [];
    expect(hashes.length).toBeGreaterThan(10);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
