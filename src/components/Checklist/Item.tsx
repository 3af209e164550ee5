import { memo, type ReactNode } from 'react';
import type { ChecklistItem } from '../../catalog/types';
import { useCopy } from '../Copy/useCopy';
import { Level } from '../Marks';
import AskedAgain from '../Workbench/AskedAgain';
import Attempts from '../Workbench/Attempts';
import Discussion, { commentsOn, ReviewLine } from '../Workbench/Discussion';
import EvidencePart from '../Workbench/Evidence';
import { anchorOf } from './anchors';
import CaseLinks from './CaseLinks';
import ClaimForm from './ClaimForm';
import { disagreement, roleNames } from './filters';
import Note from './Note';
import styles from './styles.module.css';
import type { ChecklistState } from './useChecklist';
import { Counterexample, RestsOn, VerdictLine } from './VerdictView';
import WaiverPart from './WaiverPart';
import Why from './Why';

interface Props {
  item: ChecklistItem;
  state: ChecklistState;
  heading: 'h3' | 'h4';
  /** Whether a tall screen shows it when the list is opened. */
  isNearTop: boolean;
}

/** One question: what to check, what a person says, and beside it what the calls show. */
function Item({ item, state, heading: Heading, isNearTop }: Props): ReactNode {
  const { answers, evidence } = state;
  const standing = state.standing(item);
  const { claim } = standing;
  const verdict = state.verdict(item.id);
  const conflict = disagreement(standing);
  const carried = answers.over.carried.get(item.id);
  const anchor = anchorOf(item.id);
  const isPlain =
    !claim && !carried && !verdict?.counterexample && answers.over.assessment.reviews[item.id] === undefined;
  return (
    <article
      className={[styles.item, isPlain && styles.later, isNearTop && styles.nearTop].filter(Boolean).join(' ')}
      id={anchor}
      data-item={item.id}
      tabIndex={-1}
      aria-labelledby={`${anchor}-question`}
    >
      <Meta item={item} />
      <Heading className={styles.question} id={`${anchor}-question`}>
        {item.question}
      </Heading>
      {carried && <AskedAgain carried={carried} commands={answers.store.commands} />}
      <div className={styles.sides}>
        <ClaimForm itemId={item.id} claim={claim} store={answers.store} />
        <VerdictLine item={item} verdict={verdict} state={state} />
      </div>
      {conflict && <p className={styles.conflict}>{conflict}</p>}
      <ReviewLine assessment={answers.over.assessment} subject={item.id} />
      {verdict && <Counterexample verdict={verdict} evidence={evidence} />}
      <div className={styles.parts}>
        <Why item={item} />
        <Attempts subject={item.id} attempts={answers.over.assessment.attempts} />
        <CaseLinks item={item} rehearsal={state.rehearsal} verdict={verdict} />
        {verdict && <RestsOn verdict={verdict} evidence={evidence} />}
        {verdict && (
          <WaiverPart
            itemId={item.id}
            waiver={claim?.waiver}
            isFailing={standing.traffic === 'fail'}
            store={answers.store}
          />
        )}
        <EvidencePart subject={item.id} evidence={answers.over.assessment.evidence} commands={answers.store.commands} />
        <Note itemId={item.id} note={claim?.note ?? ''} store={answers.store} />
        <Discussion subject={item.id} answers={answers} />
      </div>
    </article>
  );
}

/** What an item shows, beside what stays. */
function seenIn({ item, heading, isNearTop, state }: Props): readonly unknown[] {
  const { answers, evidence, rehearsal, scope } = state;
  const { claim, verdict } = state.standing(item);
  const isRehearsed = rehearsal.itemId === item.id;
  const { author } = answers;
  const { assessment } = answers.over;
  const comments = commentsOn(assessment, item.id);
  return [
    ...[answers.over.carried.get(item.id), answers.over.assessment.evidence, answers.over.assessment.attempts],
    ...[assessment.reviews[item.id], author, comments.length, ...comments],
    ...[item, heading, isNearTop, answers.store, claim, verdict, scope.who, rehearsal.isBusy, isRehearsed && rehearsal],
    ...[evidence.phase, evidence.finding?.epoch, evidence.verdicts.get(item.id)],
  ];
}

/** A list has up to thirty; an answer changes one. */
export default memo(Item, (before, after) => {
  const seen = seenIn(after);
  return seenIn(before).every((value, index) => value === seen[index]);
});

const Meta = memo(function Meta({ item }: { item: ChecklistItem }): ReactNode {
  const { isCopied, copy, report } = useCopy();
  const hash = `#${anchorOf(item.id)}`;
  return (
    <p className={styles.meta}>
      <Level level={item.level} />
      <span>{item.roles.map((role) => roleNames[role]).join(', ')}</span>
      <code className={styles.id}>{item.id}</code>
      <span className={styles.copied}>
        {isCopied ? 'Link copied' : ''}
        {report}
      </span>
      <a
        className={styles.link}
        href={hash}
        aria-label={`Link to this item, copied on click: ${item.question}`}
        title="Copy a link to this item"
        onClick={() => copy(`${window.location.origin}${window.location.pathname}${hash}`)}
      >
        #
      </a>
    </p>
  );
});
