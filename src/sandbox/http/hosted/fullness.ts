/**
 * Whether an account has all that it may have. What it takes up is measured, not counted along: a measure can never go wrong
 * for good. It is measured again when what was sent since could have filled the account, and not so often that
 * measuring takes more than a twentieth of the time.
 */
import type { Operation } from '../../../generated/contract/operations';
import type { Refusal } from '../../engine/reply';
import { accountOf } from '../../engine/sides';
import type { Store, Usage } from '../../storage/port';
import { refusals } from '../errors';
import type { Quotas } from '../quotas';
import { usageOf } from './registry';

export interface Fullness {
  /** Why a call that may store something is refused. */
  refusal(side: string, operation: Operation, quotas: Quotas): Promise<Refusal | undefined>;
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

/** The words for what is full, and its quota. */
function fullOf({ usage, objects }: Measured, { id }: Operation, quotas: Quotas): [string, number] | undefined {
  if (objects >= quotas.objects) return ['objects', quotas.objects];
  if (usage.bytes >= quotas.bytes) return ['bytes', quotas.bytes];
  if (id === 'createWebhooks' && (usage.records.webhook ?? 0) >= quotas.webhooks) return ['webhooks', quotas.webhooks];
  return undefined;
}

function mayBeFull({ usage, objects, calls }: Measured, { id }: Operation, quotas: Quotas): boolean {
  return (
    objects + calls * objectsPerCall >= quotas.objects ||
    usage.bytes + calls * bytesPerCall >= quotas.bytes ||
    (id === 'createWebhooks' && (usage.records.webhook ?? 0) + calls >= quotas.webhooks)
  );
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

  async function present(account: string, operation: Operation, quotas: Quotas): Promise<Measured> {
    const known = measures.get(account);
    if (!known) return measure(account);
    const isOld = now() - known.at > staleMs || mayBeFull(known, operation, quotas);
    return isOld && now() >= known.restsUntil ? measure(account) : known;
  }

  return {
    async refusal(side, operation, quotas) {
      if (operation.method === 'GET' || operation.method === 'DELETE') return undefined;
      const measured = await present(accountOf(side), operation, quotas);
      measured.calls += 1;
      const full = fullOf(measured, operation, quotas);
      return full && refusals.quotaFull(...full, resetOrDelete);
    },
  };
}
