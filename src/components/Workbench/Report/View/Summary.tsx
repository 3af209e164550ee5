import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { keyOf, shown } from '../../../../certification/report/formats/said';
import type { ReadinessReport } from '../../../../certification/report/types';
import { type InTheWay, inTheWay } from '../../../../certification/report/view/in-the-way';
import type { Picture } from '../../../../certification/report/view/readiness';
import OutcomeMark from './OutcomeMark';
import Scope from './Scope';
import styles from './styles.module.css';

/** More of one kind would not be read in a minute. The rest stands in the detail. */
const mostShown = 5;

/** What a reader with one minute has to know. */
export default function Summary({ report, picture }: { report: ReadinessReport; picture: Picture }): ReactNode {
  return (
    <section aria-labelledby="one-minute" className={styles.summary}>
      <h2 id="one-minute">In one minute</h2>
      <OutcomeMark report={report} />
      <p>{report.outcome.summary}</p>
      <Blocking parts={inTheWay(report)} />
      <Waived report={report} />
      <Rehearsed report={report} />
      <Scope report={report} picture={picture} />
    </section>
  );
}

function Blocking({ parts }: { parts: readonly InTheWay[] }): ReactNode {
  return (
    <>
      <h3>What is in the way</h3>
      {parts.length === 0 && <p>Nothing.</p>}
      {parts.map(({ why, title, hindrances }) => (
        <div key={why} className={styles.inTheWay}>
          <p>
            <strong>{title}</strong>
          </p>
          <ul>
            {hindrances.slice(0, mostShown).map(({ subject, title: question, route }) => (
              <li key={subject}>
                {route ? (
                  <Link to={route} data-noBrokenLinkCheck>
                    {question}
                  </Link>
                ) : (
                  question || subject
                )}{' '}
                <code>{subject}</code>
              </li>
            ))}
            {hindrances.length > mostShown && <li>and {hindrances.length - mostShown} more, in the detail below</li>}
          </ul>
        </div>
      ))}
    </>
  );
}

function Waived({ report: { items, answers, createdTime } }: { report: ReadinessReport }): ReactNode {
  const all = [
    ...items.map(({ id, question, waiver, verdict }) => ({
      id,
      title: question,
      waiver,
      counts: verdict === 'waived',
    })),
    ...answers.map(({ subject, title = '', waiver }) => ({ id: keyOf(subject), title, waiver, counts: false })),
  ].flatMap(({ waiver, ...rest }) => (waiver ? [{ ...rest, waiver }] : []));
  const isOver = (until: string) => until < createdTime.slice(0, 10);
  return (
    <>
      <h3>What was waived</h3>
      {all.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">By whom</th>
              <th scope="col">Until</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ id, title, waiver, counts }) => (
              <tr key={id}>
                <td>
                  {title} <code>{id}</code>
                  {!counts && <> (not needed, or not in force)</>}
                </td>
                <td>{shown(waiver.who)}</td>
                <td>
                  {waiver.until}
                  {isOver(waiver.until) && ', over'}
                </td>
                <td>{shown(waiver.why)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Rehearsed({ report: { scope, attempts } }: { report: ReadinessReport }): ReactNode {
  const rehearsals = attempts.filter(({ rehearsal }) => rehearsal).length;
  const verdicts = scope.rehearsal
    ? 'Verdicts of this report count what was tried in the pages of this site. They prove nothing.'
    : 'Verdicts count only what the connector itself called.';
  const runs =
    rehearsals === 0
      ? ''
      : ` ${rehearsals} of ${attempts.length} earlier attempts were rehearsals; none of them counts.`;
  return (
    <>
      <h3>What was a rehearsal</h3>
      <p>
        {verdicts}
        {runs}
      </p>
    </>
  );
}
