/** `/_sandbox/`: the sandbox's own calls. They need the secret key and leave no trace in the ledger. */
import { apiVersion, operations, productVersion } from '../../generated/contract/operations';
import type { LedgerPage } from '../../ledger/types';
import type { Store } from '../storage/port';
import { type Refusal, refusals } from './errors';
import { setUpAccount } from './samples';

export interface Control {
  /** Resolves once the account has its sample objects. */
  ready(accountId: string): Promise<void>;
  answer(request: Request, accountId: string): Promise<ControlAnswer>;
}

export interface ControlAnswer {
  readonly status: number;
  readonly body: object | null;
  readonly refusal?: Refusal;
}

interface ControlOptions {
  readonly store: Store;
  readonly baseUrl: string;
  readonly rateLimit: number;
  readonly onExchange?: (sequence: number) => void;
}

const largestPage = 500;

const refused = (refusal: Refusal): ControlAnswer => ({ status: refusal.status, body: null, refusal });

function wholeNumber(search: URLSearchParams, name: string, fallback: number, maximum: number): number | undefined {
  const value = Number(search.get(name) ?? fallback);
  return Number.isInteger(value) && value >= 0 && value <= maximum ? value : undefined;
}

export function createControl({ store, baseUrl, rateLimit, onExchange }: ControlOptions): Control {
  const settingUp = new Map<string, Promise<void>>();

  async function info(accountId: string): Promise<ControlAnswer> {
    const lastSequence = await store.transact(accountId, (transaction) => transaction.lastSequence());
    const body = {
      name: 'Connector Standards sandbox',
      version: productVersion,
      apiVersion,
      account: accountId,
      store: store.name,
      rateLimit,
      operations: Object.keys(operations),
      time: new Date().toISOString(),
      ledgerLength: lastSequence,
      lastSequence,
      notices: store.notices,
    };
    return { status: 200, body };
  }

  async function ledger(accountId: string, search: URLSearchParams): Promise<ControlAnswer> {
    const after = wholeNumber(search, 'after', 0, Number.MAX_SAFE_INTEGER);
    const limit = wholeNumber(search, 'limit', largestPage, largestPage);
    if (after === undefined || !limit) {
      return refused({
        status: 400,
        code: 'invalid_parameter',
        parameter: limit ? 'after' : 'limit',
        message: `Send after from 0, and limit from 1 to ${largestPage}.`,
      });
    }
    const found = await store.transact(accountId, (transaction) => transaction.exchanges(after, limit + 1));
    const page: LedgerPage = { hasMore: found.length > limit, data: found.slice(0, limit) };
    return { status: 200, body: page };
  }

  async function reset(accountId: string): Promise<ControlAnswer> {
    await store.transact(accountId, async (transaction) => {
      await transaction.clear();
      await setUpAccount(transaction, accountId, baseUrl);
    });
    onExchange?.(0);
    return { status: 204, body: null };
  }

  return {
    ready(accountId) {
      const known = settingUp.get(accountId);
      if (known) return known;
      const started = store.transact(accountId, (transaction) => setUpAccount(transaction, accountId, baseUrl));
      settingUp.set(accountId, started);
      started.catch(() => settingUp.delete(accountId));
      return started;
    },
    async answer(request, accountId) {
      const { pathname, searchParams } = new URL(request.url);
      const call = `${request.method} ${pathname.replace(/\/$/, '')}`;
      if (call === 'GET /_sandbox/info') return info(accountId);
      if (call === 'GET /_sandbox/ledger') return ledger(accountId, searchParams);
      if (call === 'POST /_sandbox/reset') return reset(accountId);
      return refused(refusals.unknownPath(pathname));
    },
  };
}
