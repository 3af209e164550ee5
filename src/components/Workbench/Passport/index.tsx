import { type ReactNode, useMemo } from 'react';
import { useAssessment } from '../../../assessment-client';
import { questionGroups } from '../../../certification/passport/questions';
import { scopeAll } from '../../../certification/passport/scope-sum';
import WidgetBoundary from '../../WidgetBoundary';
import { catalog } from '../useReadiness';
import AboutForm from './AboutForm';
import ProfileFile from './ProfileFile';
import QuestionField from './QuestionField';
import ScopeSum from './ScopeSum';
import ScopeTable from './ScopeTable';
import styles from './styles.module.css';

function Content(): ReactNode {
  const answers = useAssessment();
  const { profile } = answers.assessment;
  const scoped = useMemo(() => scopeAll(catalog, profile), [profile]);
  return (
    <div data-search-skip data-passport={answers.ready ? 'shown' : 'waiting'}>
      <ScopeSum scoped={scoped} />
      <ProfileFile profile={profile} commands={answers.commands} isReady={answers.ready} />
      <fieldset disabled={!answers.ready} className={styles.form} aria-label="The passport’s questions">
        {questionGroups.map(({ title, questions }) => (
          <section key={title} className={styles.group}>
            <h2>{title}</h2>
            {questions
              .filter(({ isAsked }) => isAsked?.(profile) ?? true)
              .map((question) => (
                <QuestionField key={question.field} question={question} profile={profile} commands={answers.commands} />
              ))}
          </section>
        ))}
        <AboutForm about={answers.assessment.about} commands={answers.commands} />
      </fieldset>
      <ScopeTable scoped={scoped} />
    </div>
  );
}

/** What a connector does, in a few questions, and what follows from it: what is in scope, and why. */
export default function Passport(): ReactNode {
  return (
    <WidgetBoundary name="The passport">
      <Content />
    </WidgetBoundary>
  );
}
