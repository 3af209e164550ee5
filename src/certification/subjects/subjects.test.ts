import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../catalog/load/pages';
import index from '../../generated/catalog/index.json';
import known from '../../generated/subjects.json';
import type { Profile } from '../profile/types';
import { anchorOfSubject, kindOf } from './ids';
import { scopeOf } from './scope';
import type { Subject, Subjects } from './types';

const { phases, subjects, places } = known as Subjects;
const find = (id: string): Subject => {
  const found = subjects.find((one) => one.id === id);
  if (!found) throw new Error(`There is no subject ${id}.`);
  return found;
};
const scope = (id: string, profile: Profile) => scopeOf(find(id), profile, places);

describe('what a team answers for', () => {
  it('has one id each, which says its kind, and an anchor of its own', () => {
    expect(new Set(subjects.map(({ id }) => id)).size).toBe(subjects.length);
    expect(new Set(subjects.map(({ id }) => anchorOfSubject(id))).size).toBe(subjects.length);
    for (const { id, kind } of subjects) expect(kindOf(id), id).toBe(kind);
  });

  it('is explained and answered on pages that exist', () => {
    const documents = readPages(join(process.cwd(), 'docs')).map(({ route }) => route);
    const records = Object.values(index).map(({ route }) => route);
    for (const { id, about, route } of subjects) {
      expect(documents, id).toContain(about.split('#')[0]);
      const page = route.split('#')[0] ?? '';
      if (page.startsWith('/docs')) expect(records, id).toContain(route);
      else expect(existsSync(`src/pages${page}.tsx`), id).toBe(true);
    }
  });

  it('belongs to a phase, and the lane of compliance comes before the fourth', () => {
    expect(phases.map(({ number }) => number)).toEqual([1, 2, 3, null, 4, 5]);
    expect(new Set(subjects.map(({ phase }) => phase))).toEqual(new Set(phases.map(({ id }) => id)));
  });
});

describe('the scope that a passport gives', () => {
  it('leaves nothing out of what the passport does not tell', () => {
    for (const one of subjects) expect(scopeOf(one, {}, places).isIn, one.id).toBe(true);
  });

  it.each<[string, Profile, boolean, RegExp]>([
    ['use-case:UC-H2', { subscriptions: 'none' }, false, /subscriptions: none/],
    ['use-case:UC-C5', { countries: ['US', 'DE'] }, true, /countries: US, DE/],
    ['use-case:UC-C5', { countries: ['US'] }, false, /countries of EU/],
    ['use-case:UC-D8', { methods: ['creditCard'] }, false, /methods: creditCard/],
    ['use-case:UC-C6', { subscriptions: 'none' }, true, /every connector/],
    ['checkouts.ship-addresses', { goods: ['digital'] }, false, /goods: digital/],
    ['question:authorization-stop', { goods: ['digital'] }, true, /every connector/],
  ])('says of %s with %j whether it is in, and why', (id, profile, isIn, why) => {
    expect(scope(id, profile)).toMatchObject({ isIn, isCertain: true });
    expect(scope(id, profile).why).toMatch(why);
  });

  it('asks a country’s duties of those who sell there, and the Union’s of those who sell to any member', () => {
    const german = subjects.filter(({ places: named }) => named?.includes('germany'));
    const european = subjects.filter(({ places: named }) => named?.includes('eu') && named.length === 1);
    const duties = { subscriptions: 'merchant-initiated', customerTypes: ['individual', 'business'] } as const;
    const all = { ...duties, goods: ['digital', 'physical'], distribution: 'private' } as const;
    expect(german.length * european.length).toBeGreaterThan(0);
    for (const one of german) expect(scopeOf(one, { ...all, countries: ['DE'] }, places).isIn, one.id).toBe(true);
    for (const one of european) {
      expect(scopeOf(one, { ...all, countries: ['FR'] }, places).isIn, one.id).toBe(true);
      expect(scopeOf(one, { ...all, countries: ['US'] }, places).isIn, one.id).toBe(false);
    }
  });

  it('leaves to each store what is the store’s, where anybody may use the connector', () => {
    const [own] = subjects.filter(({ kind, perStore }) => kind === 'duty' && perStore);
    expect(scope(own?.id ?? '', { distribution: 'public' })).toMatchObject({ isIn: false });
    expect(scope(own?.id ?? '', { distribution: 'private' }).why).not.toContain('Each store');
  });
});
