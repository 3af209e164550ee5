import { useSyncExternalStore } from 'react';
import { browserStorage, onStorageChange, type StorageChange } from '../../browser/storage';
import { type AssessmentState, AssessmentStore } from '../../certification/assessment-store';

const store = new AssessmentStore({
  storage: browserStorage,
  listen: (heard) => listenToPage(heard),
  now: () => new Date().toISOString(),
  after(ms, act) {
    const timer = window.setTimeout(act, ms);
    return () => window.clearTimeout(timer);
  },
});

function listenToPage(heard: (change: StorageChange) => void): void {
  onStorageChange(heard);
  // A page that goes out of sight may be ended without another word; one that comes back may have missed what others saved.
  const onSight = () => (document.visibilityState === 'hidden' ? store.flush() : store.refresh());
  document.addEventListener('visibilitychange', onSight);
  window.addEventListener('pagehide', store.flush);
  window.addEventListener('pageshow', store.refresh);
  store.subscribe(guardUnsaved);
}

/** Only while something is unsaved: a page with such a listener always loads anew on "back". */
function guardUnsaved(): void {
  if (isUnsaved(store.getSnapshot())) window.addEventListener('beforeunload', askToStay);
  else window.removeEventListener('beforeunload', askToStay);
}

function askToStay(event: BeforeUnloadEvent): void {
  store.retry();
  if (isUnsaved(store.getSnapshot())) event.preventDefault();
}

/** Whether the page holds answers that a reload would lose. */
export function isUnsaved({ obstacle, assessment }: AssessmentState): boolean {
  return obstacle !== null && Object.keys(assessment.claims).length > 0;
}

export type Answers = AssessmentState & { store: AssessmentStore };

/** The answers of the person at this browser, the same in all its tabs. */
export function useAssessment(): Answers {
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot);
  return { ...state, store };
}
