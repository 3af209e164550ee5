import type { ReactNode } from 'react';
import IncomingAssessment from './IncomingAssessment';
import IncomingReview from './IncomingReview';
import type { Incoming } from './read';

interface Props {
  incoming: Incoming;
  /** @param said what was done, in a sentence */
  onEnd: (said: string) => void;
}

/** Something that somebody sent, before any of it is taken over. */
export default function IncomingPanel({ incoming, onEnd }: Props): ReactNode {
  return incoming.kind === 'review' ? (
    <IncomingReview from={incoming.from} review={incoming.review} onEnd={onEnd} />
  ) : (
    <IncomingAssessment from={incoming.from} theirs={incoming.assessment} onEnd={onEnd} />
  );
}
