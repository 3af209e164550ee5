import { useSyncExternalStore } from 'react';
import { AssessmentStore } from '../certification/assessment/store';
import type { AssessmentCommands, AssessmentState } from '../certification/assessment/types';
import { browserSurroundings } from './browser';
import { guardPage } from './unsaved';

/** One for the page: every widget reads and changes the same assessments. */
export const assessmentStore = new AssessmentStore(browserSurroundings());

let isGuarded = false;

function subscribe(listener: () => void): () => void {
  if (!isGuarded) {
    isGuarded = true;
    guardPage(assessmentStore);
  }
  return assessmentStore.subscribe(listener);
}

export interface Answers extends AssessmentState {
  commands: AssessmentCommands;
  /** For what is no change: saving again, holding back what other tabs do, importing, undismissed notices. */
  store: AssessmentStore;
}

/** The assessment that is open in this browser, the same in all its tabs. */
export function useAssessment(): Answers {
  const state = useSyncExternalStore(subscribe, assessmentStore.getSnapshot, assessmentStore.getServerSnapshot);
  return { ...state, commands: assessmentStore.commands, store: assessmentStore };
}
