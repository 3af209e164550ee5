import { useSyncExternalStore } from 'react';
import type { KeyValueStore } from '../../certification/assessment-storage';
import {
  type AssessmentState,
  type AssessmentStore,
  createAssessmentStore,
} from '../../certification/assessment-store';

const store = createAssessmentStore({
  storage: browserStorage(),
  listen: (heard) => window.addEventListener('storage', (event) => heard(event.key)),
  now: () => new Date().toISOString(),
});

/** Null while the page is rendered on a server, and where a browser refuses storage. */
function browserStorage(): KeyValueStore | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage;
  } catch {
    return null;
  }
}

/** The answers of the person at this browser, the same in all its tabs. */
export function useAssessment(): AssessmentState & Pick<AssessmentStore, 'setClaim' | 'importFile' | 'clear'> {
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot);
  return { ...state, setClaim: store.setClaim, importFile: store.importFile, clear: store.clear };
}
