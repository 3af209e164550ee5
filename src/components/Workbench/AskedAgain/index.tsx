import type { ReactNode } from 'react';
import type { AssessmentCommands, Claim } from '../../../certification/assessment/types';
import type { Carried } from '../../../certification/carry';
import { claimNames } from '../../Checklist/filters';
import Button from '../../ui/Button';
import styles from './styles.module.css';

interface Props {
  carried: Carried;
  commands: AssessmentCommands;
}

const said = ({ state, reason, waiver }: Claim) =>
  [claimNames[state], reason, waiver && `waived by ${waiver.who} until ${waiver.until}`].filter(Boolean).join(', ');

/** What came of an answer that was given to other words: it still holds, or it is asked again. */
export default function AskedAgain({ carried, commands }: Props): ReactNode {
  const { subject, from, changes, asksAgain } = carried;
  const isAsked = asksAgain.length > 0;
  const [only] = from.filter(({ claim }) => claim.state !== 'open');
  const isPlain = from.length === 1 && only !== undefined && only.claim.state !== 'open';
  const isElsewhere = from.some((answer) => answer.subject !== subject);
  if (!isAsked && !isElsewhere) return null;
  return (
    <div className={isAsked ? styles.asked : styles.held} role="note">
      <p>
        <strong>
          {isAsked
            ? 'Asked again: the item was changed.'
            : 'Answered before, under another id. The answer still counts.'}
        </strong>
      </p>
      <ul>
        {(isAsked ? asksAgain : changes).map(({ date, what }) => (
          <li key={date + what}>
            {date}: {what}
          </li>
        ))}
        {from.map((answer) => (
          <li key={answer.subject}>
            Answer of {answer.claim.changedTime.slice(0, 10)}
            {answer.subject !== subject && (
              <>
                {' '}
                to <code>{answer.subject}</code>
              </>
            )}
            : {said(answer.claim)}.
          </li>
        ))}
      </ul>
      {isAsked && isPlain && (
        <Button look="small" onClick={() => commands.choose(subject, only.claim.state)}>
          It still holds: {claimNames[only.claim.state]}
        </Button>
      )}
    </div>
  );
}
