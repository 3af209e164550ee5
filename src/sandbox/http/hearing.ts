/** What a process does about what others stored on the same database. */
import type { Deliverer } from '../deliveries/deliverer';
import type { Listener } from '../peers/port';
import type { AssessmentWatchers } from './assessments/watchers';
import type { Directory } from './keys/directory';

interface Told {
  readonly deliverer: Deliverer | undefined;
  readonly directory: Directory;
  readonly assessments: AssessmentWatchers;
  readonly onExchange: ((sequence: number, accountId: string) => void) | undefined;
}

export function listenerOf({ deliverer, directory, assessments, onExchange }: Told): Listener {
  return {
    heard(news) {
      if (news.about === 'outbox') deliverer?.stored(news.accountId, news.webhookIds);
      else if (news.about === 'clock') deliverer?.clockMoved(news.accountId);
      else if (news.about === 'keys') directory.forget();
      else if (news.about === 'assessment') assessments.changed({ place: news.accountId, id: news.id });
      else onExchange?.(news.sequence, news.accountId);
    },
    missed() {
      directory.forget();
      void deliverer?.start();
    },
  };
}
