/**
 * Whether an account has all that it may have. What it takes up is measured, not counted along: a measure can never go wrong
 * for good. It is measured again when what was sent since could have filled the account, and not so often that
 * measuring takes more than a twentieth of the time.
 */
import type { Refusal } from '../../engine/reply';
import { accountOf } from '../../engine/sides';
import type { Store, Usage } from '../../storage/port';
import { refusals } from '../errors';
import type { Quotas } from '../quotas';
import { usageOf } from './registry';

/** What a call adds to an account. */
export type Adds = 'nothing' | 'objects' | 'webhooks' | 'snapshots' | 'assessments';

export interface Fullness {
  /** Why a call that may store something is refused. */
  refusal(side: string, adds: Adds, quotas: Quotas): Promise<Refusal | undefined>;
}

export interface Sharing {
  /** Of accounts that nobody gave others. */
  readonly quotas: Quotas;
  readonly fullness: Fullness;
}

interface Measured {
  readonly usage: Usage;
  readonly objects: number;
  /** Calls that may have stored something since. */
  calls: number;
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
  /** Not to be measured again before. */
  readonly restsUntil: number;
}

/** What one call may store: an order of a few lines, with its events, and an entry of the ledger with the answer in it. */
const objectsPerCall = 30;
const bytesPerCall = 50_000;
/** Another process on the same database may have filled it. */
const staleMs = 60_000;
const mostRemembered = 20_000;

const resetOrDelete =
  'Delete some, or empty the account with POST /_sandbox/reset, or ask whoever runs this sandbox for more.';

const counted = { webhooks: 'webhook', snapshots: 'snapshot', assessments: 'shared-assessment' } as const;

const isCounted = (adds: Adds): adds is keyof typeof counted => Object.hasOwn(counted, adds);

/** How many there are of what is added and has a quota of its own. */
const countOf = ({ usage }: Measured, adds: Adds) => (isCounted(adds) ? (usage.records[counted[adds]] ?? 0) : 0);

const quotaOf = (adds: Adds, quotas: Quotas) => (isCounted(adds) ? quotas[adds] : Number.POSITIVE_INFINITY);

/** What is full, and its quota. @param ahead calls that may have stored something since it was measured */
function fullOf(measured: Measured, adds: Adds, quotas: Quotas, ahead: number): [string, number] | undefined {
  const { usage, objects } = measured;
  if (objects + ahead * objectsPerCall >= quotas.objects) return ['objects', quotas.objects];
  if (usage.bytes + ahead * bytesPerCall >= quotas.bytes) return ['bytes', quotas.bytes];
  return countOf(measured, adds) + ahead >= quotaOf(adds, quotas) ? [adds, quotaOf(adds, quotas)] : undefined;
}

export function createFullness(store: Store, now: () => number = () => performance.now()): Fullness {
  const measures = new Map<string, Measured>();

  async function measure(account: string): Promise<Measured> {
    const startedAt = now();
    const usage = await usageOf(store, account);
    const at = now();
    const objects = Object.values(usage.records).reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const measured = { usage, objects, calls: 0, at, restsUntil: at + 20 * (at - startedAt) };
    if (measures.size >= mostRemembered) measures.clear();
    measures.set(account, measured);
    return measured;
  }

  async function present(account: string, adds: Adds, quotas: Quotas): Promise<Measured> {
    const known = measures.get(account);
    if (!known) return measure(account);
    const isOld = now() - known.at > staleMs || fullOf(known, adds, quotas, known.calls) !== undefined;
    return isOld && now() >= known.restsUntil ? measure(account) : known;
  }

  return {
    async refusal(side, adds, quotas) {
      if (adds === 'nothing') return undefined;
      const measured = await present(accountOf(side), adds, quotas);
      measured.calls += 1;
      const full = fullOf(measured, adds, quotas, 0);
      return full && refusals.quotaFull(...full, resetOrDelete);
    },
  };
}
