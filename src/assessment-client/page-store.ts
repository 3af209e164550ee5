import { AssessmentStore } from '../certification/assessment/store';
import { browserSurroundings } from './browser';
import { commandsOfToday } from './carried';

/** One for the page: every widget reads and changes the same assessments. */
export const assessmentStore = new AssessmentStore(browserSurroundings(), commandsOfToday);
