import { saveFile } from '../../browser/save-file';
import { serializeAssessment } from '../../certification/assessment/file';
import type { Assessment } from '../../certification/assessment/types';

/** Hands the answers over as a file that "Import answers" reads. */
export function exportAnswers(assessment: Assessment): void {
  saveFile(`connector-standards-answers-${today()}.json`, serializeAssessment(assessment));
}

/** Hands over, as it is, what could not be read. */
export function exportUnreadable(text: string): void {
  saveFile(`connector-standards-answers-unreadable-${today()}.json`, text);
}

/** ISO 8601, UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
