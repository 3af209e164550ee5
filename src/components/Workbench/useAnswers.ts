import { useMemo } from 'react';
import type { Assessment } from '../../certification/assessment/types';
import { type Answers as ChecklistAnswers, useAssessment } from '../Checklist/useAssessment';

export type Answers = Omit<ChecklistAnswers, 'assessment'> & { assessment: Assessment };

/** The assessment that is open in this browser. */
export function useAnswers(): Answers {
  const { assessment, ...answers } = useAssessment();
  const { claims, savedTime } = assessment;
  const whole: Assessment = useMemo(
    () => ({
      ...{ format: 'connector-standards/assessment', version: 2, id: '', savedTime, profile: {}, claims },
      about: { name: '', environment: 'sandbox', team: '' },
      ...{ plan: {}, evidence: {}, comments: {}, reviews: {}, attempts: {}, milestones: {} },
    }),
    [claims, savedTime],
  );
  return { ...answers, assessment: whole };
}
