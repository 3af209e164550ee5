import { useEffect, useState } from 'react';
import type { SubjectId } from '../../certification/assessment/types';
import type { Subject, Subjects } from '../../certification/subjects/types';

export interface SubjectNames {
  /** Its title; its id where the catalog does not know it, or could not be loaded. */
  titleOf: (subject: SubjectId) => string;
  /** Null where the catalog does not know it. */
  subjectOf: (subject: SubjectId) => Subject | null;
  /** Null until they are there. */
  all: Subjects | null;
}

/** What all subjects are called. They are loaded with the page that asks. */
export function useSubjectNames(): SubjectNames {
  const [all, setAll] = useState<Subjects | null>(null);
  useEffect(() => {
    let isCurrent = true;
    import('@site/src/generated/subjects.json').then(
      ({ default: loaded }) => isCurrent && setAll(loaded as unknown as Subjects),
      // Without a connection ids have to do.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  const subjectOf = (id: SubjectId) => all?.subjects.find((one) => one.id === id) ?? null;
  return { titleOf: (id) => subjectOf(id)?.title ?? id, subjectOf, all };
}
