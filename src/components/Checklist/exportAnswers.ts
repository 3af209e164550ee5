import { type Assessment, serializeAssessment } from '../../certification/assessment';

/** Hands the answers over as a file that "Import answers" reads. */
export function exportAnswers(assessment: Assessment): void {
  downloadJson(serializeAssessment(assessment), `connector-standards-answers-${today()}`);
}

/** Hands over, as it is, what could not be read. */
export function exportUnreadable(text: string): void {
  downloadJson(text, `connector-standards-answers-unreadable-${today()}`);
}

/** ISO 8601, UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function downloadJson(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
