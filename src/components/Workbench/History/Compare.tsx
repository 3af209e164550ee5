import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { compareAssessments, type Difference } from '../../../certification/assessment/differences/compare';
import type { AssessmentStore } from '../../../certification/assessment/store';
import type { Assessment, Listing } from '../../../certification/assessment/types';
import { fieldName, subjectOf as subjectIn, valueInWords } from '../Differences/words';
import styles from './styles.module.css';
import { subjectOf } from './words';

export const NOW = 'now';

export interface Pair {
  before: string;
  after: string;
}

interface Props {
  assessment: Assessment;
  listings: readonly Listing[];
  store: AssessmentStore;
  pair: Pair;
  change: (pair: Pair) => void;
}

const nameOfListing = ({ about: { name }, id }: Listing) => name || `Without a name (${id.slice(0, 6)})`;

/** Everything that can stand on a side: now, the milestones, and the other assessments of this browser. */
function choicesOf({ assessment, listings }: Props): readonly (readonly [string, string])[] {
  return [
    [NOW, 'This assessment, now'],
    ...Object.values(assessment.milestones)
      .sort((one, other) => other.time.localeCompare(one.time))
      .map(({ id, name, time }) => [`milestone:${id}`, `${name} (${time.slice(0, 10)})`] as const),
    ...listings
      .filter(({ id }) => id !== assessment.id)
      .map((listing) => [`assessment:${listing.id}`, nameOfListing(listing)] as const),
  ];
}

/** Two states of an assessment, or two assessments, field by field. */
export default function Compare(props: Props): ReactNode {
  const { pair, change } = props;
  const before = useSide(props, pair.before);
  const after = useSide(props, pair.after);
  const found = useMemo(() => (before && after ? compareAssessments(before, after) : null), [before, after]);
  const choices = choicesOf(props);
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">Compare</h2>
      <div className={styles.line}>
        <Select label="Before" choices={choices} value={pair.before} choose={(id) => change({ ...pair, before: id })} />
        <Select label="After" choices={choices} value={pair.after} choose={(id) => change({ ...pair, after: id })} />
      </div>
      <div role="status">
        {pair.before === pair.after ? (
          <p className={styles.hint}>Choose two. Milestones and other assessments of this browser can be chosen.</p>
        ) : found ? (
          <Found differences={found.differences} same={found.same} />
        ) : (
          <p className={styles.hint}>One of the two is not in this browser any more.</p>
        )}
      </div>
    </section>
  );
}

/** Null while it is read, and where it is gone. */
function useSide({ assessment, store }: Props, side: string): Assessment | null {
  const [read, setRead] = useState<{ side: string; assessment: Assessment | null } | null>(null);
  const [, other] = /^assessment:(.+)$/.exec(side) ?? [];
  useEffect(() => {
    if (other === undefined) return;
    let current = true;
    void store.peek(other).then((found) => current && setRead({ side, assessment: found }));
    return () => {
      current = false;
    };
  }, [store, other, side]);
  if (side === NOW) return assessment;
  if (other !== undefined) return read?.side === side ? read.assessment : null;
  return assessment.milestones[side.replace('milestone:', '')]?.frozen ?? null;
}

interface SelectProps {
  label: string;
  choices: readonly (readonly [string, string])[];
  value: string;
  choose: (id: string) => void;
}

function Select({ label, choices, value, choose }: SelectProps): ReactNode {
  const id = useId();
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Milestones are states of the assessment themselves: two states differ by them without a word said. */
const isShown = ({ place: { group } }: Difference) => group !== 'milestones';

function Found({ differences, same }: { differences: readonly Difference[]; same: number }): ReactNode {
  const shown = differences.filter(isShown);
  if (shown.length === 0) return <p>They say the same in all {same} fields.</p>;
  return (
    <>
      <p>
        {shown.length === 1 ? '1 field differs' : `${shown.length} fields differ`}; {same} are the same.
      </p>
      <ul className={styles.list}>
        {shown.map((difference) => (
          <Row key={difference.id} difference={difference} />
        ))}
      </ul>
    </>
  );
}

function Row({ difference }: { difference: Difference }): ReactNode {
  const { place, here, there } = difference;
  const subject = subjectIn(difference);
  const about = subject === null ? null : subjectOf(subject);
  return (
    <li>
      {about && (
        <p className={styles.about}>{about.route ? <Link to={about.route}>{about.title}</Link> : about.title}</p>
      )}
      <p>
        <strong>{fieldName(place)}</strong>: <span className={styles.before}>{valueInWords(place, here)}</span>{' '}
        <span aria-hidden="true">→</span>
        <span className={styles.heard}> became </span> <span>{valueInWords(place, there)}</span>
      </p>
    </li>
  );
}
