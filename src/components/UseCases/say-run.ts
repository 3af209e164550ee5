import type { CaseRun } from './useRunHere';

/** How far a run in the page is, or how it ended; empty where it broke off, which is said as a problem. */
export function sayRun({ results, of, isRunning, problem }: CaseRun): string {
  const done = results.filter(({ problems }) => problems.length === 0).length;
  if (isRunning) return `Running call ${results.length + 1} of ${of}`;
  if (problem !== null) return '';
  const wrong = results.find(({ problems }) => problems.length > 0);
  if (!wrong) return `All ${of} calls answered as expected.`;
  const where = wrong.at === null ? 'A call that prepares the case' : `Step ${wrong.at + 1}`;
  return `${where} did not answer as expected. ${done} of ${of} calls did.`;
}
