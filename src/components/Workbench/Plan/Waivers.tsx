import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Assessment } from '../../../certification/assessment/types';
import type { Readiness } from '../../../certification/readiness/types';
import { holdsOn } from '../../../certification/verdicts/decide';
import styles from './styles.module.css';

interface Props {
  readiness: Readiness;
  assessment: Assessment;
  today: string;
}

/** Every failure that somebody took on: who, why, and until which day. The one that ends first stands first. */
export default function Waivers({ readiness, assessment: { claims }, today }: Props): ReactNode {
  const waived = readiness.standings
    .flatMap(({ subject }) => {
      const waiver = Object.hasOwn(claims, subject.id) ? claims[subject.id]?.waiver : undefined;
      return waiver ? [{ subject, waiver }] : [];
    })
    .sort((one, other) => one.waiver.until.localeCompare(other.waiver.until));
  return (
    <section aria-labelledby="waivers">
      <h2 id="waivers">Waivers</h2>
      {waived.length === 0 ? (
        <p>
          None. Where recorded calls break an item, its place on the checklist lets somebody take that on for a time.
        </p>
      ) : (
        <ul className={styles.waivers}>
          {waived.map(({ subject, waiver: { who, why, until } }) => (
            <li key={subject.id}>
              <Link to={subject.route}>{subject.title}</Link>
              <p className={styles.note}>
                {who}, until {until}
                {!holdsOn({ who, why, until }, today) && (
                  <strong className={styles.late}> (over: the failure counts)</strong>
                )}
                : {why}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
