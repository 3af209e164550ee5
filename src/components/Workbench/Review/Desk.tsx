import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { commented, decided } from '../../../certification/assessment/review/draft';
import Problem from '../../ui/Problem';
import { aboutInWords } from '../Incoming/words';
import { useSubjectNames } from '../useSubjectNames';
import { momentInWords } from '../words';
import Card, { type CardActions } from './Card';
import { type ReviewFilter, reviewFilters, subjectsToReview } from './filter';
import type { BegunReview } from './kept';
import SendBack from './SendBack';
import styles from './styles.module.css';
import type { Reviewing } from './useReview';

type Props = Pick<Reviewing, 'change' | 'close' | 'isKept'> & { review: BegunReview };

/** Where a reviewer reads what a team says, and says of each subject what to think of it. */
export default function Desk({ review, change, close, isKept }: Props): ReactNode {
  const { assessment, draft } = review;
  const { all } = useSubjectNames();
  const [filter, setFilter] = useState<ReviewFilter>('said');
  const actions = useActions(change);
  const shown = useShown(review, all, filter);
  const nothing = all ? 'Nothing here. Choose another list above.' : 'Opening the list of what a team answers for…';
  return (
    <section aria-label="Review">
      <p>
        You review the assessment {aboutInWords(assessment.about)}
        {assessment.savedTime && `, as it was on ${momentInWords(assessment.savedTime)}`}. It is opened read-only: you
        decide and comment, the answers stay the team’s.
      </p>
      {!isKept && (
        <Problem problem="This browser has no room to keep your review. It stays on this page until you close it: send it back or save it as a file before you go." />
      )}
      <Controls
        reviewer={draft.reviewer}
        name={(reviewer) => change((before) => ({ ...before, reviewer }))}
        filter={filter}
        choose={setFilter}
        close={close}
      />
      <h2>Answers to review</h2>
      <p role="status" className={styles.hint}>
        {shown.length} shown
      </p>
      {shown.length === 0 && <p>{nothing}</p>}
      {shown.map((subject) => {
        const id = typeof subject === 'string' ? subject : subject.id;
        return (
          <Card
            key={id}
            {...{ subject, assessment, ...actions }}
            decision={draft.decisions[id]}
            text={draft.comments[id]?.text ?? ''}
          />
        );
      })}
      <SendBack review={review} />
    </section>
  );
}

/** What was just decided stays in sight until another list is chosen. */
function useShown(review: BegunReview, all: ReturnType<typeof useSubjectNames>['all'], filter: ReviewFilter) {
  const { assessment } = review;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a decision takes nothing out of the list that is being read
  return useMemo(() => (all ? subjectsToReview(review, all, filter) : []), [assessment, all, filter]);
}

/** The same functions for as long as the page is open: each card is drawn again only for what concerns it. */
function useActions(change: Props['change']): CardActions {
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  return useMemo(() => {
    const now = () => new Date().toISOString();
    return {
      decide: (subject, decision) => latest.current((draft) => decided(draft, subject, { decision }, now())),
      explain: (subject, reason) => latest.current((draft) => decided(draft, subject, { reason }, now())),
      comment: (subject, text) => latest.current((draft) => commented(draft, subject, text, now())),
    };
  }, []);
}

interface ControlsProps {
  reviewer: string;
  name: (reviewer: string) => void;
  filter: ReviewFilter;
  choose: (filter: ReviewFilter) => void;
  close: () => void;
}

function Controls({ reviewer, name, filter, choose, close }: ControlsProps): ReactNode {
  const [nameId, listId] = [useId(), useId()];
  return (
    <div className={styles.controls}>
      <p>
        <label htmlFor={nameId}>Your name, as the team will read it</label>
        <input
          id={nameId}
          type="text"
          autoComplete="name"
          value={reviewer}
          onChange={({ target }) => name(target.value)}
        />
      </p>
      <p>
        <label htmlFor={listId}>Show</label>
        <select id={listId} value={filter} onChange={({ target }) => choose(target.value as ReviewFilter)}>
          {Object.entries(reviewFilters).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <button type="button" className={styles.takeBack} onClick={close}>
        Open another one
      </button>
    </div>
  );
}
