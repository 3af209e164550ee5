import type { CertificationProcess } from '../../catalog/types';
import record from '../../generated/catalog/process.json';

/** The process as `src/catalog/process.yml` tells it. Only pages that import one of these views load it. */
export const certificationProcess = record as CertificationProcess;

export const partyNames = { partner: 'You', provider: 'Provider', both: 'Both' } as const;

/** Phases in order, with the compliance lane last. */
export function allPhases(): CertificationProcess['phases'] {
  return [...certificationProcess.phases, certificationProcess.complianceLane];
}

export function phaseName({ number, title }: { number: number | null; title: string }): string {
  return number === null ? title : `${number} ${title}`;
}
