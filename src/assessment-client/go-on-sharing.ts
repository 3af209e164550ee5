import { browserStorage } from '../browser/storage';
import type { AssessmentStore } from '../certification/assessment/store';
import { Links } from './live/link';

/** An assessment that is shared goes on being so on every page that shows it. What carries it loads for that alone. */
export function goOnSharing(store: AssessmentStore): void {
  const links = new Links(browserStorage);
  const stop = store.subscribe(() => {
    const { ready, assessment } = store.getSnapshot();
    if (!ready || links.read(assessment.id) === null) return;
    stop();
    void import('./live-here').then(({ live }) => live.subscribe(() => {}));
  });
}
