/** What a process does about what others stored on the same database. */
import type { Deliverer } from '../deliveries/deliverer';
import type { Listener } from '../peers/port';
import type { Directory } from './keys/directory';

interface Told {
  readonly deliverer: Deliverer | undefined;
  readonly directory: Directory;
  readonly onExchange: ((sequence: number, accountId: string) => void) | undefined;
}

export function listenerOf({ deliverer, directory, onExchange }: Told): Listener {
  return {
    heard(news) {
      if (news.about === 'outbox') deliverer?.stored(news.accountId, news.webhookIds);
      else if (news.about === 'clock') deliverer?.clockMoved(news.accountId);
      else if (news.about === 'keys') directory.forget();
      else onExchange?.(news.sequence, news.accountId);
    },
    missed() {
      directory.forget();
      void deliverer?.start();
    },
  };
}
