import type { ReactNode } from 'react';
import type { AssessmentCommands } from '../../../certification/assessment/types';
import { type Aside, type CarriedOver, unplaced } from '../../../certification/carry';
import type { Subjects } from '../../../certification/subjects/types';
import known from '../../../generated/subjects.json';
import { claimNames } from '../../Checklist/filters';
import Button from '../../ui/Button';
import styles from './styles.module.css';
import { subjectOf } from './words';

const ids = new Set((known as Subjects).subjects.map(({ id }) => id));

function why({ why: reason, change, place }: Aside): string {
  if (reason === 'retired') return `Nobody asks it any more since ${change?.date}: ${change?.what}`;
  if (reason === 'answered-anew')
    return `“${subjectOf(place ?? '').title}” took its place on ${change?.date} and has an answer of its own.`;
  return 'This catalog does not have it. A newer one, or somebody’s own, may.';
}

/** Answers that count nowhere. They stay in the assessment and in its files until somebody removes them. */
export default function Unplaced({ over, commands }: { over: CarriedOver; commands: AssessmentCommands }): ReactNode {
  const found = unplaced(over, ids);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="kept-aside">
      <h2 id="kept-aside">Kept aside</h2>
      <p>The catalog changed, or the answers came from elsewhere. These count nowhere, and nothing of them is lost.</p>
      <ul className={styles.list}>
        {found.map((aside) => (
          <li key={`${aside.subject} ${aside.why}`}>
            <p>
              <code>{aside.subject}</code>: {claimNames[aside.claim.state]}
              {aside.claim.reason && `, ${aside.claim.reason}`}
              {aside.claim.note && `, “${aside.claim.note}”`}{' '}
              <Button
                look="small"
                aria-label={`Remove the answer to ${aside.subject}`}
                onClick={() => commands.clear([aside.subject])}
              >
                Remove
              </Button>
            </p>
            <p className={styles.hint}>{why(aside)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
