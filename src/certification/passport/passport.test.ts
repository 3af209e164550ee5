import { describe, expect, it } from 'vitest';
import { profileFields } from '../../catalog/profile-fields';
import known from '../../generated/subjects.json';
import type { Profile } from '../profile/types';
import type { Subjects } from '../subjects/types';
import { differencesOf, parseProfileText, profileText } from './profile-text';
import { decidedBy, questionGroups } from './questions';
import { scopeAll, sumsOf } from './scope-sum';

const catalog = known as Subjects;
const asked = questionGroups.flatMap(({ questions }) => questions.map(({ field }) => field));
const shop: Profile = {
  ...{ name: 'Northern: Lights', goods: ['digital'], subscriptions: 'merchant-initiated', accounts: false },
  ...{ countries: ['DE'], customerTypes: ['individual'], distribution: 'private' },
};

describe('the passport', () => {
  it('asks for each field of a profile once', () => {
    expect([...asked].sort()).toEqual(Object.keys(profileFields).sort());
  });

  it('asks for nothing that decides nothing, but for what names the connector', () => {
    const idle = asked.filter((field) => Object.keys(decidedBy(field, catalog.subjects)).length === 0);
    expect(idle).toEqual(['name', 'version', 'platform', 'apiVersion']);
  });

  it('counts what is in, and what is in only until it says more', () => {
    const sum = (profile: Profile, kind: string) => sumsOf(scopeAll(catalog, profile)).find((one) => one.kind === kind);
    expect(sum({}, 'item')).toMatchObject({ total: 104, isIn: 104 });
    expect(sum({}, 'item')?.unsure).toBeGreaterThan(20);
    const german = sum(shop, 'item');
    expect(german?.isIn).toBeLessThan(104);
    expect(german?.unsure).toBeLessThan(sum({}, 'item')?.unsure ?? 0);
    expect(sum({ ...shop, subscriptions: 'none' }, 'use-case')?.isIn).toBeLessThan(sum(shop, 'use-case')?.isIn ?? 0);
  });
});

it('tells the values of each field apart', () => {
  for (const [field, { values }] of Object.entries(profileFields))
    expect(new Set(Object.values(values)).size, field).toBe(Object.keys(values).length);
});

describe('the profile’s file', () => {
  it('comes back as it was written, and says who reads it', () => {
    for (const profile of [shop, {}]) expect(parseProfileText('p.yml', profileText(profile))).toEqual({ profile });
    expect(profileText(shop)).toContain('verify --profile connector-profile.yml');
  });

  it('is read in JSON too', () => {
    expect(parseProfileText('p.json', '{"goods": ["digital"]}')).toEqual({ profile: { goods: ['digital'] } });
  });

  it.each([
    ['goods: [digital', /^Line \d+: /],
    ['name: x\ngoods: [software]', /^Line 2: .*"software"/],
    ['- digital', /^Line/],
  ])('is refused with the line that is wrong: %j', (text, message) => {
    expect(parseProfileText('p.yml', text)).toMatchObject({ problems: [expect.stringMatching(message)] });
  });

  it('is laid beside the passport field by field', () => {
    expect(differencesOf(shop, { ...shop, accounts: true, name: undefined })).toEqual([
      { field: 'name', before: 'Northern: Lights', after: undefined },
      { field: 'accounts', before: false, after: true },
    ]);
  });
});
