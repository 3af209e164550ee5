import { useMemo } from 'react';
import { type Answers, useAssessment } from '../../assessment-client';
import { readinessOf } from '../../certification/readiness';
import type { Readiness } from '../../certification/readiness/types';
import type { Scope } from '../../certification/scope';
import type { Subjects } from '../../certification/subjects/types';
import { ruledItems } from '../../generated/ruled-items';
import known from '../../generated/subjects.json';
import { usualScope } from '../Checklist/evidence/scope-address';
import { type Evidence, useEvidence } from '../Checklist/useEvidence';
import { useScope } from '../Checklist/useScope';
import { useKeptAttempts } from './Attempts/useKeptAttempts';

export const catalog = known as Subjects;

interface Workbench {
  answers: Answers;
  evidence: Evidence;
  readiness: Readiness;
  /** Which calls are looked at. */
  scope: Scope;
  changeScope: (change: Partial<Scope>) => void;
}

/** Where the open assessment stands: a team's answers, and what the ledger of the chosen sandbox proves. */
export function useReadiness(): Workbench {
  const answers = useAssessment();
  const [scope, changeScope] = useScope();
  const [evidence] = useEvidence(true, scope);
  useKeptAttempts(evidence, answers.store, answers.ready);
  const { assessment } = answers.over;
  const { verdicts, runs } = evidence;
  const readiness = useMemo(() => {
    const today = new Date().toISOString().slice(0, 10);
    return readinessOf(catalog, { assessment, verdicts, runs, ruledItems, today });
  }, [assessment, verdicts, runs]);
  return { answers, evidence, readiness, scope: scope ?? usualScope, changeScope };
}
