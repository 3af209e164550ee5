import type { ReactNode } from 'react';
import type { Standing } from '../../../../certification/readiness/types';
import type { Picture } from '../../../../certification/report/view/readiness';
import type { SubjectKind } from '../../../../certification/subjects/types';
import StandingMark from '../../Subject/StandingMark';
import { kindNames } from '../../Subject/words';
import styles from './styles.module.css';

const kinds: readonly SubjectKind[] = ['use-case', 'duty', 'question'];

/** What is answered beside checklists and gates. Rows are of what somebody answered or a run showed; the rest is a number. */
export default function Answers({ picture }: { picture: Picture }): ReactNode {
  return (
    <section aria-labelledby="other-answers" className={styles.part}>
      <h2 id="other-answers">Use cases, duties and questions</h2>
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} picture={picture} />
      ))}
    </section>
  );
}

const isTold = ({ isAnswered, state }: Standing) => isAnswered || state === 'met' || state === 'failed';

function Kind({ kind, picture: { readiness, assessment } }: { kind: SubjectKind; picture: Picture }): ReactNode {
  const all = readiness.standings.filter(({ subject, scope }) => subject.kind === kind && scope.isIn);
  const told = all.filter(isTold);
  const noteOn = (id: string) => (Object.hasOwn(assessment.claims, id) ? assessment.claims[id]?.note : undefined);
  return (
    <section className={styles.checklist}>
      <h3>{kindNames[kind]}</h3>
      <p>
        {told.length} of {all.length} in scope have an answer{kind === 'use-case' ? ' or a run' : ''}.
      </p>
      {told.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Where it stands</th>
              <th scope="col">What</th>
              <th scope="col">By what</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ subject, state, by, says }) => (
              <tr key={subject.id}>
                <td>
                  <StandingMark state={state} by={by} />
                </td>
                <td>{subject.title}</td>
                <td>
                  <p>{says}</p>
                  {noteOn(subject.id) && <p>{noteOn(subject.id)}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
