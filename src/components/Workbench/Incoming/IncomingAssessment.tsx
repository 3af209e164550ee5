import { type ReactNode, useMemo, useState } from 'react';
import { useAssessment } from '../../../assessment-client';
import { applyChoices, type Choices, compareAssessments } from '../../../certification/assessment/differences/compare';
import type { Assessment } from '../../../certification/assessment/types';
import Button from '../../ui/Button';
import Differences from '../Differences';
import { countChanges } from '../Differences/groups';
import { useSubjectNames } from '../useSubjectNames';
import { momentInWords } from '../words';
import styles from './styles.module.css';
import { aboutInWords, doneInWords, isUntouched, plural } from './words';

interface Props {
  from: string;
  theirs: Assessment;
  /** @param said what was done */
  onEnd: (said: string) => void;
}

/** An assessment that somebody sent, beside the open one: what differs, and what a person takes over. */
export default function IncomingAssessment({ from, theirs, onEnd }: Props): ReactNode {
  const { assessment: mine, commands } = useAssessment();
  const { titleOf } = useSubjectNames();
  const [choices, setChoices] = useState<Choices>(new Map());
  const comparison = useMemo(() => compareAssessments(mine, theirs), [mine, theirs]);
  const changes = countChanges(comparison.differences, choices);
  const isFresh = isUntouched(mine);

  function takeOver(): void {
    commands.adopt(applyChoices(mine, theirs, choices));
    onEnd(`${doneInWords(comparison, choices)} Under History, each can be taken back.`);
  }

  function openBeside(): void {
    commands.add(theirs);
    onEnd(
      `The assessment ${aboutInWords(theirs.about)} is open now. What was open before is kept, and listed under History.`,
    );
  }

  return (
    <>
      <p>
        {from} holds the assessment {aboutInWords(theirs.about)}
        {theirs.savedTime && `, changed last on ${momentInWords(theirs.savedTime)}`}. {relation(mine, theirs, isFresh)}
      </p>
      {changes === 0 && comparison.differences.every(({ kind }) => kind === 'only-here') ? (
        <p role="status">It holds nothing that yours does not have.</p>
      ) : (
        <Differences comparison={comparison} choices={choices} choose={setChoices} titleOf={titleOf} />
      )}
      <p className={styles.buttons}>
        <Button disabled={changes === 0} onClick={takeOver}>
          Take over {plural(changes, 'field')}
        </Button>
        <Button onClick={openBeside}>Open it as an assessment of its own</Button>
        <Button onClick={() => onEnd('Nothing was changed.')}>Leave all as it is</Button>
      </p>
    </>
  );
}

function relation(mine: Assessment, theirs: Assessment, isFresh: boolean): string {
  if (isFresh) return 'Yours holds nothing yet.';
  if (mine.id === theirs.id) return 'Yours is of the same assessment.';
  return `Yours is another one, ${aboutInWords(mine.about)}.`;
}
