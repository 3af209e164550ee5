import type { AssessmentStore } from '../certification/assessment/store';
import type { AssessmentState } from '../certification/assessment/types';

/** Whether the page holds answers that a reload would lose. */
export function isUnsaved({ obstacle, history, assessment }: AssessmentState): boolean {
  if (obstacle === null || obstacle === 'newer') return false;
  return history.length > 0 || Object.keys(assessment.claims).length > 0;
}

/** Saves before the page is gone, and asks to stay where that cannot be done. */
export function guardPage(store: AssessmentStore): void {
  function askToStay(event: BeforeUnloadEvent): void {
    store.retry();
    if (isUnsaved(store.getSnapshot())) event.preventDefault();
  }
  // A page that goes out of sight may be ended without another word; one that comes back may have missed what others saved.
  const onSight = () => (document.visibilityState === 'hidden' ? store.flush() : void store.refresh());
  document.addEventListener('visibilitychange', onSight);
  window.addEventListener('pagehide', store.flush);
  window.addEventListener('pageshow', () => void store.refresh());
  // Only while something is unsaved: a page with such a listener always loads anew on "back".
  store.subscribe(() => {
    if (isUnsaved(store.getSnapshot())) window.addEventListener('beforeunload', askToStay);
    else window.removeEventListener('beforeunload', askToStay);
  });
}
