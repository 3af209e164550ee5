import { useSyncExternalStore } from 'react';
import type { AssessmentStore } from '../certification/assessment/store';
import type { AssessmentCommands, AssessmentState } from '../certification/assessment/types';
import type { CarriedOver } from '../certification/carry';
import { carriedOver } from './carried';
import { goOnSharing } from './go-on-sharing';
import { assessmentStore } from './page-store';
import { guardPage } from './unsaved';

let isGuarded = false;

function subscribe(listener: () => void): () => void {
  if (!isGuarded) {
    isGuarded = true;
    guardPage(assessmentStore);
    goOnSharing(assessmentStore);
  }
  return assessmentStore.subscribe(listener);
}

export interface Answers extends AssessmentState {
  commands: AssessmentCommands;
  /** The assessment as today's catalog reads it. What is saved and handed over is `assessment`. */
  over: CarriedOver;
  /** For what is no change: saving again, holding back what other tabs do, importing, undismissed notices. */
  store: AssessmentStore;
}

/** The assessment that is open in this browser, the same in all its tabs. */
export function useAssessment(): Answers {
  const state = useSyncExternalStore(subscribe, assessmentStore.getSnapshot, assessmentStore.getServerSnapshot);
  const over = carriedOver(state.assessment);
  return { ...state, over, commands: assessmentStore.commands, store: assessmentStore };
}
