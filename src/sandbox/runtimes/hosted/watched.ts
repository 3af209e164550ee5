/** A store and a sender that are measured while they work. */
import type { Sender } from '../../deliveries/sender';
import { StoreFault } from '../../storage/faults';
import type { Store } from '../../storage/port';

const secondsSince = (startedAt: number) => (performance.now() - startedAt) / 1000;

export interface StoreWatch {
  stored(outcome: 'stored' | 'failed', seconds: number): void;
  /** The store refused. */
  refused(): void;
}

/** What teams hear where storage refuses. Where the data is kept is for whoever runs the server: the report says it. */
const toldToTeams = 'Nothing can be stored at the moment. Whoever runs this sandbox has been told; try again later.';

const withoutPlace = (error: unknown) =>
  error instanceof StoreFault ? new StoreFault(error.why, toldToTeams, { cause: error }) : error;

/** A method of the store that names no place. */
function discreet(method: (...args: unknown[]) => unknown) {
  return (...args: unknown[]) => {
    const result = method(...args);
    return result instanceof Promise ? result.catch((error: unknown) => Promise.reject(withoutPlace(error))) : result;
  };
}

/** The same store, measured, that tells teams nothing of the machine: its notices are those of all accounts. */
export function watchedStore(store: Store, { stored, refused }: StoreWatch): Store {
  const transact: Store['transact'] = async (accountId, work) => {
    const startedAt = performance.now();
    try {
      const result = await store.transact(accountId, work);
      stored('stored', secondsSince(startedAt));
      return result;
    } catch (error) {
      stored('failed', secondsSince(startedAt));
      if (error instanceof StoreFault) refused();
      throw withoutPlace(error);
    }
  };
  return new Proxy(store, {
    get(target, name: keyof Store) {
      if (name === 'transact') return transact;
      if (name === 'notices') return [];
      const member = target[name];
      if (typeof member !== 'function') return member;
      const method = member.bind(target) as (...args: unknown[]) => unknown;
      // Backups are the operator's, who is told what is wrong.
      return name === 'backUp' ? method : discreet(method);
    },
  });
}

export function watchedSender(send: Sender, delivered: (outcome: string, seconds: number) => void): Sender {
  return async (outgoing, limits) => {
    const startedAt = performance.now();
    const sent = await send(outgoing, limits);
    const isFine = 'status' in sent && sent.status >= 200 && sent.status < 300;
    const outcome = 'failure' in sent ? sent.failure : isFine ? 'acknowledged' : 'refused';
    delivered(outcome, secondsSince(startedAt));
    return sent;
  };
}
