import { type ReactNode, useId } from 'react';
import type { Difference, Side } from '../../../certification/assessment/differences/compare';
import { stampInWords } from '../words';
import { newerSide } from './groups';
import MarkedText from './MarkedText';
import styles from './styles.module.css';
import { fieldName, valueInWords } from './words';

interface Props {
  difference: Difference;
  chosen: Side;
  choose: (side: Side) => void;
}

const sideNames = { here: 'Yours', there: 'Theirs', together: 'Both' } as const;

/** A field that holds something on both sides, and not the same: a person says what counts. */
export default function Conflict({ difference, chosen, choose }: Props): ReactNode {
  const { place, here, there, together } = difference;
  const name = useId();
  const [mine, others] = [valueInWords(place, here), valueInWords(place, there)];
  const option = (side: Side, text: ReactNode) => (
    <label key={side} className={styles.option}>
      <input type="radio" name={name} checked={chosen === side} onChange={() => choose(side)} />
      <span>
        <strong>{sideNames[side]}</strong>{' '}
        <span className={styles.hint}>{side !== 'together' && told(difference, side)}</span>
        <br />
        {text}
      </span>
    </label>
  );
  return (
    <fieldset className={styles.conflict}>
      <legend>{fieldName(place)}</legend>
      {option('here', <MarkedText text={mine} other={others} />)}
      {option('there', <MarkedText text={others} other={mine} />)}
      {together !== undefined &&
        option('together', <span className={styles.text}>{valueInWords(place, together)}</span>)}
    </fieldset>
  );
}

/** When and by whom, and which is newer. */
function told(difference: Difference, side: 'here' | 'there'): string {
  const { stamps } = difference;
  const stamp = stamps ? stampInWords(stamps[side]) : '';
  const isNewer = stamps && stamps.here.time !== stamps.there.time && newerSide(difference) === side;
  return isNewer ? `${stamp} (newer)` : stamp;
}
