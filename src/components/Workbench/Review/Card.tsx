import Link from '@docusaurus/Link';
import { memo, type ReactNode, useId } from 'react';
import type { ReviewDraft } from '../../../certification/assessment/review/draft';
import type { Assessment, SubjectId } from '../../../certification/assessment/types';
import type { Subject } from '../../../certification/subjects/types';
import Said from './Said';
import styles from './styles.module.css';

export interface CardActions {
  decide: (subject: SubjectId, decision: 'accepted' | 'returned' | null) => void;
  explain: (subject: SubjectId, reason: string) => void;
  comment: (subject: SubjectId, text: string) => void;
}

interface Props extends CardActions {
  subject: Subject | SubjectId;
  assessment: Assessment;
  decision: ReviewDraft['decisions'][string] | undefined;
  /** What the reviewer says about it. */
  text: string;
}

const decisions = { accepted: 'Accept', returned: 'Return' } as const;

/** One subject: what the team says of it, and beside it what the reviewer says. */
function Card({ subject, assessment, decision, text, decide, explain, comment }: Props): ReactNode {
  const name = useId();
  const { id, title, about, list } =
    typeof subject === 'string' ? { id: subject, title: subject, about: null, list: 'Not in this catalog' } : subject;
  return (
    <article className={styles.card} aria-labelledby={`${name}-title`} data-subject={id}>
      <p className={styles.meta}>
        {list} <code>{id}</code> {about && <Link to={about}>What it means</Link>}
      </p>
      <h3 id={`${name}-title`} className={styles.title}>
        {title}
      </h3>
      <div className={styles.sides}>
        <Said assessment={assessment} subject={id} />
        <div className={styles.own}>
          <fieldset className={styles.decision}>
            <legend>Your decision</legend>
            {(Object.keys(decisions) as (keyof typeof decisions)[]).map((one) => (
              <label key={one}>
                <input type="radio" name={name} checked={decision?.decision === one} onChange={() => decide(id, one)} />{' '}
                {decisions[one]}
              </label>
            ))}
            {decision && (
              <button type="button" className={styles.takeBack} onClick={() => decide(id, null)}>
                Take back
              </button>
            )}
          </fieldset>
          {decision?.decision === 'returned' && (
            <Text
              label="What is to be done about it?"
              text={decision.reason}
              write={(reason) => explain(id, reason)}
              hint={decision.reason.trim() === '' ? 'It counts as returned once there is a reason.' : ''}
            />
          )}
          <Text label="Comment" text={text} write={(said) => comment(id, said)} hint="" />
        </div>
      </div>
    </article>
  );
}

/** There may be hundreds; a decision changes one. */
export default memo(Card);

interface TextProps {
  label: string;
  text: string;
  write: (text: string) => void;
  hint: string;
}

function Text({ label, text, write, hint }: TextProps): ReactNode {
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => write(target.value)}
      />
      <span id={`${id}-hint`} role="status" className={styles.hint}>
        {hint}
      </span>
    </p>
  );
}
