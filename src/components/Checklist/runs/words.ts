import type { Run, RunPurpose } from '../../../ledger/types';

export const purposeNames: Record<RunPurpose, string> = {
  ordinary: 'Ordinary run',
  'use-case': 'Run of a use case',
  negative: 'Negative test: its calls are meant to be refused',
};

const asides: Record<RunPurpose, string> = { ordinary: '', 'use-case': ', use case', negative: ', negative test' };

/** A run in a line: its name, what it is for, when it began. */
export function runLine({ name, purpose, useCaseId, startedTime, stoppedTime }: Run): string {
  const aside = useCaseId ? `, use case ${useCaseId}` : asides[purpose];
  const state = stoppedTime ? '' : ', under way';
  return `${name}${aside} (${startedTime.slice(0, 16).replace('T', ' ')} UTC${state})`;
}
