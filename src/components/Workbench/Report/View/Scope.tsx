import type { ReactNode } from 'react';
import { type ProfileField, profileFields } from '../../../../catalog/profile-fields';
import { questionGroups } from '../../../../certification/passport/questions';
import { judgedIn } from '../../../../certification/report/formats/said';
import type { ReadinessReport } from '../../../../certification/report/types';
import type { Picture } from '../../../../certification/report/view/readiness';
import type { SubjectKind } from '../../../../certification/subjects/types';
import styles from './styles.module.css';

const counted: readonly (readonly [SubjectKind, string])[] = [
  ['item', 'checklist items'],
  ['use-case', 'use cases'],
  ['duty', 'duties'],
  ['question', 'security questions'],
];

const questions = questionGroups.flatMap(({ questions }) => questions);

function inScope({ readiness: { standings } }: Picture): string {
  return counted
    .map(([kind, name]) => {
      const all = standings.filter(({ subject }) => subject.kind === kind);
      return `${all.filter(({ scope }) => scope.isIn).length} of ${all.length} ${name}`;
    })
    .join(', ');
}

function worded(field: ProfileField, value: unknown): string {
  const { values }: { values: Readonly<Record<string, string>> } = profileFields[field];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return (
    (Array.isArray(value) ? value : [value]).map((one) => values[String(one)] ?? String(one)).join('; ') || 'nothing'
  );
}

/** What the connector does, what follows from it, and which calls were judged. */
export default function Scope({ report, picture }: { report: ReadinessReport; picture: Picture }): ReactNode {
  const { profile, minimum } = report;
  const answered = questions.filter(({ field }) => profile[field] !== undefined);
  return (
    <>
      <h3>Scope</h3>
      <p>
        In scope: {inScope(picture)}. Items that are {minimum}
        {minimum === 'required' ? '' : ' or weigh more'} decide. Calls: {judgedIn(report)}.
      </p>
      {answered.length === 0 ? (
        <p>The passport is empty, so that everything is in scope.</p>
      ) : (
        <dl className={styles.passport}>
          {answered.map(({ field, asks }) => (
            <div key={field}>
              <dt>{asks}</dt>
              <dd>{worded(field, profile[field])}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
