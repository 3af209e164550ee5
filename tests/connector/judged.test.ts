/** The judge on trial: it has to find the right connector right, each broken one broken in its own way, and a half-finished one unfinished. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicabilityOf } from '../../src/certification/profile/applicability';
import type { Profile } from '../../src/certification/profile/types';
import { items } from '../../src/certification/report/verdicts/catalog';
import type { Verdict } from '../../src/certification/verdicts/types';
import { rules } from '../../src/generated/rules';
import { isCall } from '../../src/ledger/origins';
import type { LedgerEntry } from '../../src/ledger/types';
import { beyond, ofTheSecondStore } from './beyond';
import { firstWeekProfile, harborProfile } from './cast/profiles';
import { harbor, quay } from './cast/stores';
import { behaviours } from './connector/behaviours';
import { half } from './half-finished';
import { inState, judged } from './judging';
import { season, secondSeason } from './season/season';
import { type Played, playInMemory } from './theater';
import { variants } from './variants';
import type { Broken, Variant } from './variants/variant';

const explained = (verdicts: readonly Verdict[], items: readonly string[]) =>
  verdicts
    .filter(({ itemId }) => items.includes(itemId))
    .map((verdict) => JSON.stringify(verdict, null, 1))
    .join('\n');

/** Items that a profile rules out. */
const ruledOut = (profile: Profile) =>
  items.filter((item) => applicabilityOf(item, profile).applies === 'not-applicable').map(({ id }) => id);

const isRuled = (item: string) => rules.some((rule) => rule.item === item);

describe('a connector that does everything right', () => {
  let verdicts: readonly Verdict[];

  beforeAll(async () => {
    verdicts = judged(await playInMemory(harbor, season, behaviours));
  });

  it.each(rules.map(({ item }) => item).filter((item) => !(item in beyond)))('passes %s', (item) => {
    expect(inState(verdicts, 'pass'), explained(verdicts, [item])).toContain(item);
  });

  it('is warned of nothing', () => {
    const warned = verdicts.filter(({ warnings }) => warnings.length > 0);
    expect(warned.map(({ itemId, warnings }) => [itemId, warnings])).toEqual([]);
  });

  it.each(Object.entries(beyond).filter(([item]) => isRuled(item)))('neither passes nor fails %s: %s', (item) => {
    expect(inState(verdicts, 'review', 'not-observed'), explained(verdicts, [item])).toContain(item);
  });

  it('shows nothing that its profile rules out', () => {
    const out = ruledOut(harborProfile);
    expect(out.length).toBeGreaterThan(0);
    const shown = inState(verdicts, 'pass', 'warn', 'fail').filter((item) => out.includes(item));
    expect(shown, explained(verdicts, shown)).toEqual([]);
  });

  it('passes with the second store what the first one does not show', async () => {
    const second = judged(await playInMemory(quay, secondSeason, behaviours));
    expect(inState(second, 'pass')).toEqual(expect.arrayContaining(ofTheSecondStore.filter(isRuled)));
  });
});

describe('a connector that only sells', () => {
  it('passes nothing that it never did', async () => {
    const played = await playInMemory(harbor, half.acts, { ...behaviours, ...half.exchange });
    const verdicts = judged(played);
    expect(inState(verdicts, 'fail', 'tool-error')).toEqual([]);
    expect(inState(verdicts, 'pass', 'warn')).toEqual(half.shows.filter(isRuled).sort());
    const out = ruledOut(firstWeekProfile);
    expect(half.shows.filter((item) => out.includes(item))).toEqual([]);
    // What it sells nothing of is not asked of it; all else that it never did is.
    const subscriptions = items.filter(({ id }) => id.includes('.subscriptions.')).map(({ id }) => id);
    expect(subscriptions.length).toBeGreaterThan(8);
    expect(out).toEqual(expect.arrayContaining(subscriptions));
    expect(inState(verdicts, 'not-observed').filter((item) => !out.includes(item)).length).toBeGreaterThan(10);
  });
});

/** `POST /checkouts/{id}` in place of the address that was called. */
function callOf(entry: LedgerEntry | undefined): string {
  if (!entry || !isCall(entry)) return 'no call';
  const path = entry.path
    .replace(/\?.*$/, '')
    .replace(/^\/(\w[\w-]*)\/[^/]+/, '/$1/{id}')
    .replace(/\/sources\/[^/]+$/, '/sources/{sourceId}');
  return `${entry.method} ${path}`;
}

function expectCounterexample(verdict: Verdict | undefined, { call, field }: Broken, { ledger }: Played): void {
  const { counterexample } = verdict ?? {};
  const entry = ledger.find(({ sequence }) => sequence === counterexample?.sequence);
  const shown = JSON.stringify(verdict, null, 1);
  expect(callOf(entry), shown).toBe(call);
  const place = counterexample?.pointer.replace(/\/\d+(?=\/|$)/g, '/0');
  if (field !== undefined) expect(place, shown).toBe(field);
}

interface Judged {
  readonly season: Played;
  readonly verdicts: readonly Verdict[];
}

const known = new Map<Variant, Promise<Judged>>();

async function play(variant: Variant): Promise<Judged> {
  const acts = season.filter(({ name }) => name === 'opening' || (variant.acts as readonly string[]).includes(name));
  const does = { ...behaviours, ...variant.exchange(behaviours) };
  const played = await playInMemory(harbor, acts, does, variant.rateLimit);
  return { season: played, verdicts: judged(played) };
}

/** Played and judged once for all that is asked of it. */
function judgedOnce(variant: Variant): Promise<Judged> {
  const one = known.get(variant) ?? play(variant);
  known.set(variant, one);
  return one;
}

describe.each(variants.map((variant) => [variant.name, variant] as const))('%s', (_, variant) => {
  // A hundred ledgers in the memory are gone through at every collection of what is no longer used.
  afterAll(() => void known.delete(variant));

  const expected = (verdict: 'fail' | 'warn') =>
    variant.breaks.filter((one) => (one.verdict ?? 'fail') === verdict && isRuled(one.item)).map(({ item }) => item);

  it('fails that, and nothing else', async () => {
    const { verdicts } = await judgedOnce(variant);
    const failed = inState(verdicts, 'fail', 'tool-error');
    expect(failed.sort(), explained(verdicts, failed)).toEqual(expected('fail').sort());
    // A profile that rules out what is broken would hide it.
    expect(ruledOut(harborProfile).filter((item) => failed.includes(item))).toEqual([]);
    const warned = verdicts
      .filter(({ warnings, traffic }) => warnings.length > 0 && traffic !== 'fail')
      .map(({ itemId }) => itemId);
    expect(warned.sort(), explained(verdicts, warned)).toEqual(expected('warn').sort());
  });

  it('is shown where it does so', async () => {
    const { season, verdicts } = await judgedOnce(variant);
    for (const broken of variant.breaks.filter(({ item, verdict }) => isRuled(item) && verdict !== 'warn'))
      expectCounterexample(
        verdicts.find(({ itemId }) => itemId === broken.item),
        broken,
        season,
      );
  });
});

describe('the broken connectors', () => {
  it('are many, and break most of what calls can decide', () => {
    expect(variants.length).toBeGreaterThanOrEqual(24);
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
  });
});
