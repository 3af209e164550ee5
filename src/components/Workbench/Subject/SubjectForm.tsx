import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Answers } from '../../../assessment-client';
import type { Subject } from '../../../certification/subjects/types';
import ClaimForm from '../../Checklist/ClaimForm';
import Note from '../../Checklist/Note';
import Discussion, { ReviewLine } from '../Discussion';
import EvidencePart from '../Evidence';
import styles from './styles.module.css';

interface Props {
  subject: Subject;
  answers: Answers;
}

/** What a person says about a subject that stands on no checklist. Every change is saved at once. */
export default function SubjectForm({ subject, answers }: Props): ReactNode {
  const { id, about } = subject;
  const { claims } = answers.over.assessment;
  const claim = Object.hasOwn(claims, id) ? claims[id] : undefined;
  return (
    <div className={styles.form}>
      <ClaimForm itemId={id} claim={claim} store={answers.store} isQuestion={subject.kind === 'question'} />
      <ReviewLine assessment={answers.over.assessment} subject={id} />
      <Note itemId={id} note={claim?.note ?? ''} store={answers.store} />
      <Discussion subject={id} answers={answers} />
      <EvidencePart subject={id} evidence={answers.over.assessment.evidence} commands={answers.store.commands} />
      <Link to={about}>What it means</Link>
    </div>
  );
}
