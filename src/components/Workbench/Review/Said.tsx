import type { ReactNode } from 'react';
import type { Assessment, Evidence, SubjectId } from '../../../certification/assessment/types';
import { verdictNames } from '../../Checklist/filters';
import VerdictMark from '../../evidence/VerdictMark';
import { valueInWords } from '../Differences/words';
import { momentInWords, stampInWords } from '../words';
import styles from './styles.module.css';

interface Props {
  assessment: Assessment;
  subject: SubjectId;
}

/** All that a team said about a subject, to read and not to change. */
export default function Said({ assessment, subject }: Props): ReactNode {
  const claim = Object.hasOwn(assessment.claims, subject) ? assessment.claims[subject] : undefined;
  const at = (field: string) => ({ group: 'claims' as const, key: subject, field });
  const plan = Object.hasOwn(assessment.plan, subject) ? assessment.plan[subject] : undefined;
  const about = <One extends { subject: SubjectId }>(records: Readonly<Record<string, One>>) =>
    Object.entries(records).filter(([, one]) => one.subject === subject);
  const comments = about(assessment.comments);
  const evidence = about(assessment.evidence);
  return (
    <dl className={styles.said}>
      <dt>Answer</dt>
      <dd>
        {claim && claim.state !== 'open' ? <Words text={valueInWords(at('answer'), claim)} /> : 'None yet'}
        {claim && <span className={styles.hint}> {stampInWords({ time: claim.changedTime, by: claim.by })}</span>}
      </dd>
      {claim?.note && <Row name="Note">{<Words text={claim.note} />}</Row>}
      {claim?.waiver && <Row name="Waiver">{valueInWords(at('waiver'), claim.waiver)}</Row>}
      {plan && (plan.ownerName || plan.due) && (
        <Row name="Plan">{[plan.ownerName, plan.due && `due ${plan.due}`].filter(Boolean).join(', ')}</Row>
      )}
      <Attempts assessment={assessment} subject={subject} />
      {evidence.length > 0 && (
        <Row name="Evidence">
          <ul className={styles.list}>
            {evidence.map(([id, one]) => (
              <li key={id}>
                <Piece evidence={one} />
              </li>
            ))}
          </ul>
        </Row>
      )}
      {comments.length > 0 && (
        <Row name="Comments">
          <ul className={styles.list}>
            {comments.map(([id, { author, text, time }]) => (
              <li key={id}>
                <strong>{author || 'Somebody'}</strong> <span className={styles.hint}>{momentInWords(time)}</span>{' '}
                <Words text={text} />
              </li>
            ))}
          </ul>
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Words({ text }: { text: string }): ReactNode {
  return <span className={styles.words}>{text}</span>;
}

/** What each run showed of it, the newest first. */
function Attempts({ assessment, subject }: Props): ReactNode {
  const shown = Object.values(assessment.attempts)
    .filter(({ states }) => Object.hasOwn(states, subject))
    .sort((one, other) => (one.startedTime < other.startedTime ? 1 : -1));
  if (shown.length === 0) return null;
  return (
    <Row name="Recorded calls">
      <ul className={styles.list}>
        {shown.map(({ runId, name, startedTime, rehearsal, states }) => {
          const state = states[subject] ?? 'not-observed';
          return (
            <li key={runId}>
              <VerdictMark state={state} label={verdictNames[state]} /> {name}, {momentInWords(startedTime)}
              {rehearsal && ' (a rehearsal: it proves nothing)'}
            </li>
          );
        })}
      </ul>
    </Row>
  );
}

/** Of a file a reviewer has its name and its hash, and can compare the hash with that of the file they were given. */
function Piece({ evidence: { title, text, address, file } }: { evidence: Evidence }): ReactNode {
  return (
    <>
      {address ? (
        <a href={address} rel="noreferrer noopener" target="_blank">
          {title}
        </a>
      ) : (
        <strong>{title}</strong>
      )}{' '}
      {text && <Words text={text} />}
      {file && (
        <span className={styles.hint}>
          {file.name}, {file.size.toLocaleString('en')} bytes, SHA-256{' '}
          <code className={styles.words}>{file.sha256}</code>
        </span>
      )}
    </>
  );
}
