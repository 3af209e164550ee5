import type { ReactNode } from 'react';
import type { Choices, Comparison, Difference, Side } from '../../../certification/assessment/differences/compare';
import Button from '../../ui/Button';
import Conflict from './Conflict';
import { chosenSide, type DifferenceGroup, type Everywhere, everywhere, groupsOf, isConflict } from './groups';
import styles from './styles.module.css';
import { fieldName, valueInWords } from './words';

interface Props {
  comparison: Comparison;
  choices: Choices;
  choose: (choices: Choices) => void;
  /** The title of a subject; its id where the catalog does not know it. */
  titleOf: (subject: string) => string;
}

/** Where another assessment differs from the open one, and what counts of each field. What only the open one has stays. */
export default function Differences({ comparison, choices, choose, titleOf }: Props): ReactNode {
  const { differences, same } = comparison;
  const shown = differences.filter(({ kind }) => kind !== 'only-here');
  const conflicts = shown.filter(isConflict);
  const onlyYours = differences.length - shown.length;
  const sums = [
    [conflicts.length, 'with something else on either side'],
    [shown.length - conflicts.length, 'that only the other has'],
    [onlyYours, 'that only you have: they stay'],
    [same, 'the same'],
  ] as const;
  const pick = (difference: Difference, side: Side) => choose(new Map([...choices, [difference.id, side]]));
  return (
    <div className={styles.differences}>
      <ul className={styles.sums} aria-label="What differs">
        {sums.map(([count, says]) => count > 0 && <li key={says}>{`${fields(count)} ${says}`}</li>)}
      </ul>
      {conflicts.length > 1 && <AllAtOnce choose={(how) => choose(everywhere(shown, choices, how))} />}
      {groupsOf(shown).map((group) => (
        <Group key={group.subject} group={group} title={group.subject === null ? wholeTitle : titleOf(group.subject)}>
          {(difference) =>
            isConflict(difference) ? (
              <Conflict
                difference={difference}
                chosen={chosenSide(difference, choices)}
                choose={(side) => pick(difference, side)}
              />
            ) : (
              <Arrival
                difference={difference}
                isTaken={chosenSide(difference, choices) === 'there'}
                take={(isTaken) => pick(difference, isTaken ? 'there' : 'here')}
              />
            )
          }
        </Group>
      ))}
    </div>
  );
}

const wholeTitle = 'The assessment as a whole';
const fields = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'field' : 'fields'}`;

const ways: readonly (readonly [how: Everywhere, label: string])[] = [
  ['usual', 'As proposed'],
  ['newer', 'The newer'],
  ['here', 'Yours'],
  ['there', 'Theirs'],
];

function AllAtOnce({ choose }: { choose: (how: Everywhere) => void }): ReactNode {
  return (
    <fieldset className={styles.all}>
      <legend>Where both sides have something, choose everywhere</legend>
      {ways.map(([how, label]) => (
        <Button key={how} look="small" onClick={() => choose(how)}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

interface GroupProps {
  group: DifferenceGroup;
  title: string;
  children: (difference: Difference) => ReactNode;
}

function Group({ group, title, children }: GroupProps): ReactNode {
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.subject}>{title}</h3>
      {group.differences.map((difference) => (
        <div key={difference.id}>{children(difference)}</div>
      ))}
    </section>
  );
}

interface ArrivalProps {
  difference: Difference;
  isTaken: boolean;
  take: (isTaken: boolean) => void;
}

/** A field that only the other side has. */
function Arrival({ difference: { place, there }, isTaken, take }: ArrivalProps): ReactNode {
  return (
    <label className={styles.option}>
      <input type="checkbox" checked={isTaken} onChange={({ target }) => take(target.checked)} />
      <span>
        <strong>{fieldName(place)}</strong> <span className={styles.text}>{valueInWords(place, there)}</span>
      </span>
    </label>
  );
}
