import { browserStorage } from '../../../browser/storage';
import type { Scope } from '../../../certification/scope';
import { afterReset, type Earlier } from '../../../certification/verdicts/freshness';
import { isObject } from '../../../json';
import type { SandboxClient } from '../../../sandbox-client';
import type { Finding, ShownVerdict } from './types';

const KEY = 'connector-standards:verdicts-seen:v1';

type ByItem = Readonly<Record<string, Earlier>>;

/** What a browser remembers of a sandbox's verdicts, so that a reset of the ledger is told from work never done. */
interface Memory {
  readonly epoch: number;
  /** Seen in the ledger of this epoch. */
  readonly seen: ByItem;
  /** Seen before the ledger was reset, and not since. */
  readonly lost: ByItem;
}

type Place = Pick<SandboxClient, 'target' | 'baseUrl'>;

const keyOf = ({ target, baseUrl }: Place, who: Scope['who']) =>
  `${KEY}:${who}:${target === 'page' ? 'page' : baseUrl}`;

function isByItem(value: unknown): value is ByItem {
  return isObject(value) && Object.values(value).every((one) => isObject(one) && typeof one.summary === 'string');
}

/** What cannot be read counts as nothing: it holds no word of a person. */
function read(key: string): Memory | null {
  try {
    const kept: unknown = JSON.parse(browserStorage.read(key) ?? 'null');
    if (!isObject(kept) || typeof kept.epoch !== 'number' || !isByItem(kept.seen) || !isByItem(kept.lost)) return null;
    return { epoch: kept.epoch, seen: kept.seen, lost: kept.lost };
  } catch {
    return null;
  }
}

const isSeen = ({ state }: ShownVerdict) =>
  state === 'pass' || state === 'warn' || state === 'fail' || state === 'review';

function next(before: Memory | null, epoch: number, verdicts: readonly ShownVerdict[]): Memory {
  const isReset = before !== null && before.epoch !== epoch;
  const found = verdicts.filter(isSeen).map(({ itemId, state, summary }) => [itemId, { state, summary }] as const);
  const seen = { ...(isReset ? {} : before?.seen), ...Object.fromEntries(found) };
  const lost = Object.entries({ ...before?.lost, ...(isReset ? before.seen : {}) });
  return { epoch, seen, lost: Object.fromEntries(lost.filter(([id]) => !Object.hasOwn(seen, id))) };
}

/** Verdicts as they stand beside those of before a reset: what was seen then, and was not since, is out of date. */
export function withEarlier(place: Place, who: Scope['who'], { epoch, verdicts }: Finding): readonly ShownVerdict[] {
  if (epoch === undefined) return verdicts;
  const key = keyOf(place, who);
  const memory = next(read(key), epoch, verdicts);
  const text = JSON.stringify(memory);
  if (text !== browserStorage.read(key)) browserStorage.keep(key, text);
  const of = (id: string) => (Object.hasOwn(memory.lost, id) ? memory.lost[id] : undefined);
  return verdicts.map((verdict) => afterReset(verdict, of(verdict.itemId)));
}

/** Forgets what was seen before the ledger was reset. */
export function forgetEarlier(place: Place, who: Scope['who']): void {
  const key = keyOf(place, who);
  const memory = read(key);
  if (memory) browserStorage.keep(key, JSON.stringify({ ...memory, lost: {} }));
}
