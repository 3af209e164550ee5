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

/** The same store in all but its transactions. */
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
      throw error;
    }
  };
  return new Proxy(store, {
    get(target, name: keyof Store) {
      if (name === 'transact') return transact;
      const member = target[name];
      return typeof member === 'function' ? member.bind(target) : member;
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
