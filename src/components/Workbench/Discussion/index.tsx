import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { Answers } from '../../../assessment-client';
import { browserStorage } from '../../../browser/storage';
import { answeredSince } from '../../../certification/assessment/review/take-in';
import type { Assessment, Comment, SubjectId } from '../../../certification/assessment/types';
import { recordId } from '../../../certification/carry/records';
import FoldedPart from '../../FoldedPart';
import Button from '../../ui/Button';
import { momentInWords, reviewInWords } from '../words';
import styles from './styles.module.css';

interface Props {
  subject: SubjectId;
  answers: Answers;
}

export function commentsOn({ comments }: Assessment, subject: SubjectId): readonly Comment[] {
  return Object.values(comments)
    .filter((comment) => comment.subject === subject)
    .sort((one, other) => (one.time < other.time ? -1 : 1));
}

/** What people say to each other about a subject. */
export default function Discussion({ subject, answers }: Props): ReactNode {
  const { over, commands } = answers;
  const comments = commentsOn(over.assessment, subject);
  const hasComments = comments.length > 0;
  const [hasDraft, setDraft] = useState(false);
  const key = draftKey(answers, subject);
  useEffect(() => setDraft(browserStorage.read(key) !== null), [key]);
  return (
    <FoldedPart
      summary={hasComments ? `Comments (${comments.length})` : 'Comment'}
      hasContent={hasComments || hasDraft}
    >
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <CommentLine key={comment.id} comment={comment} remove={() => commands.removeComment(recordId(comment.id))} />
        ))}
      </ul>
      <CommentForm subject={subject} answers={answers} />
    </FoldedPart>
  );
}

function CommentLine({ comment, remove }: { comment: Comment; remove: () => void }): ReactNode {
  const author = comment.author || 'Somebody';
  const time = momentInWords(comment.time);
  return (
    <li>
      <strong>{author}</strong> <span className={styles.hint}>{time}</span>{' '}
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove the comment by ${author} of ${time}`}
        onClick={remove}
      >
        Remove
      </button>
      <p className={styles.text}>{comment.text}</p>
    </li>
  );
}

/** What a reviewer decided about a subject; nothing where none did. */
export function ReviewLine({ assessment, subject }: { assessment: Assessment; subject: SubjectId }): ReactNode {
  const review = Object.hasOwn(assessment.reviews, subject) ? assessment.reviews[subject] : undefined;
  if (!review) return null;
  const isOld = answeredSince(assessment, { [subject]: review }).length > 0;
  return (
    <p className={styles.review} data-decision={review.decision}>
      {reviewInWords(review)}{' '}
      <span className={styles.hint}>
        {momentInWords(review.time)}
        {isOld && '. It was answered anew since.'}
      </span>
    </p>
  );
}

const draftKey = ({ assessment }: Answers, subject: SubjectId) =>
  `connector-standards:comment:${assessment.id}:${subject}`;

/** What is typed and not added yet outlasts a reload. */
function useCommentDraft(key: string): [text: string, change: (text: string) => void] {
  const [text, setText] = useState(() => browserStorage.read(key) ?? '');
  function change(next: string): void {
    setText(next);
    if (next === '') browserStorage.forget(key);
    else browserStorage.keep(key, next);
  }
  return [text, change];
}

function CommentForm({ subject, answers }: Props): ReactNode {
  const { author, commands } = answers;
  const [text, setText] = useCommentDraft(draftKey(answers, subject));
  const [name, setName] = useState('');
  const [textId, nameId] = [useId(), useId()];

  function say(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() === '') return;
    if (author === '' && name.trim() !== '') commands.setAuthor(name.trim());
    commands.comment(subject, text.trim());
    setText('');
  }

  return (
    <form className={styles.form} onSubmit={say}>
      <label htmlFor={textId}>What do you want to say about it?</label>
      <textarea id={textId} rows={2} value={text} onChange={({ target }) => setText(target.value)} />
      {author === '' && text !== '' && (
        <>
          <label htmlFor={nameId}>Your name</label>
          <input
            id={nameId}
            type="text"
            autoComplete="name"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </>
      )}
      <Button type="submit" look="small" disabled={text.trim() === ''}>
        Add the comment
      </Button>
    </form>
  );
}
