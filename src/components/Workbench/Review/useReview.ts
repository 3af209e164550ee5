import { useCallback, useEffect, useState } from 'react';
import { fragmentOfAddress } from '../../../browser/address';
import { browserStorage, onStorageChange } from '../../../browser/storage';
import type { ReviewDraft } from '../../../certification/assessment/review/draft';
import type { Assessment } from '../../../certification/assessment/types';
import { type IncomingRead, readIncomingFragment } from '../Incoming/read';
import { type BegunReview, beginReview, begunReviews, keepReview, keptReview, reviewKey } from './kept';

export interface Reviewing {
  /** Null until something was opened. */
  review: BegunReview | null;
  /** Those that this browser keeps. */
  begun: readonly BegunReview[];
  /** Why what was chosen cannot be reviewed. */
  problem: string | null;
  /** False while the newest words are on the page alone. */
  isKept: boolean;
  open: (read: IncomingRead | null) => void;
  goOn: (review: BegunReview) => void;
  change: (change: (draft: ReviewDraft) => ReviewDraft) => void;
  close: () => void;
}

/** What a reviewer looks at and says, kept in this browser with every letter. */
export function useReview(): Reviewing {
  const [review, setReview] = useState<BegunReview | null>(null);
  const [begun, setBegun] = useState<readonly BegunReview[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isKept, setKept] = useState(true);

  const begin = useCallback((assessment: Assessment) => {
    const next = beginReview(browserStorage, assessment);
    setKept(keepReview(browserStorage, next));
    setReview(next);
  }, []);

  const open = useCallback(
    (read: IncomingRead | null) => {
      setProblem(read && whyNot(read));
      if (read?.ok && read.incoming.kind === 'assessment') begin(read.incoming.assessment);
    },
    [begin],
  );

  useEffect(() => {
    setBegun(begunReviews(browserStorage));
    const follow = () => open(readIncomingFragment(fragmentOfAddress()));
    follow();
    // A second link to this very page loads nothing anew.
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [open]);
  useOtherTabs(review, setReview);

  return {
    ...{ review, begun, problem, isKept, open },
    goOn: setReview,
    change(change) {
      if (!review) return;
      const next = { ...review, draft: change(review.draft) };
      setReview(next);
      setKept(keepReview(browserStorage, next));
    },
    close() {
      setReview(null);
      setBegun(begunReviews(browserStorage));
    },
  };
}

function whyNot(read: IncomingRead): string | null {
  if (!read.ok) return read.reason;
  return read.incoming.kind === 'assessment'
    ? null
    : 'This is a review that somebody sent back, and no assessment. Open it under Share.';
}

/** The same review in another tab: what was said there stands here too. */
function useOtherTabs(review: BegunReview | null, set: (review: BegunReview) => void): void {
  const key = review && reviewKey(review.assessment.id);
  useEffect(() => {
    if (key === null) return;
    return onStorageChange((change) => {
      const kept = change.key === key ? keptReview(browserStorage, key) : null;
      if (kept) set(kept);
    });
  }, [key, set]);
}
