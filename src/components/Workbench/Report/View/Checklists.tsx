import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { keyOf, reasonsFor, shown } from '../../../../certification/report/formats/said';
import type { AnswerParts, ReadinessReport, ReportItem } from '../../../../certification/report/types';
import { VerdictMark } from '../../../evidence';
import styles from './styles.module.css';

const standings = {
  passed: 'passed',
  failed: 'failed',
  open: 'open',
  'nothing-to-do': 'nothing to do',
} as const;

/** Each checklist with its items: verdict, and why. */
export default function Checklists({ report: { checklists, items } }: { report: ReadinessReport }): ReactNode {
  return (
    <section aria-labelledby="checklist-detail" className={styles.part}>
      <h2 id="checklist-detail">Checklists</h2>
      {checklists.map(({ id, title, standing }) => (
        <section key={id} className={styles.checklist}>
          <h3>
            {title}: {standings[standing]}
          </h3>
          <Items items={items.filter(({ checklist }) => checklist === id)} />
        </section>
      ))}
    </section>
  );
}

/** What does not apply is told in a line each: nobody has to look for it in a table of work. */
function Items({ items }: { items: readonly ReportItem[] }): ReactNode {
  const out = items.filter(({ applies }) => applies.state === 'not-applicable');
  const inside = items.filter(({ applies }) => applies.state !== 'not-applicable');
  return (
    <>
      {inside.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Verdict</th>
              <th scope="col">Item</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {inside.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {out.length > 0 && (
        <ul className={styles.outside}>
          {out.map(({ id, applies }) => (
            <li key={id}>
              <code>{id}</code> does not apply. {applies.reason}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ item }: { item: ReportItem }): ReactNode {
  const { id, question, level, verdict, route } = item;
  return (
    <tr>
      <td>
        <VerdictMark state={verdict} />
      </td>
      <td>
        <Link to={route} data-noBrokenLinkCheck>
          {question}
        </Link>{' '}
        <code>{id}</code>, {level}
      </td>
      <td>
        {reasonsFor(item).map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        <EvidenceLines parts={item} />
      </td>
    </tr>
  );
}

/** Evidence and who does it by when, as far as a team said so. */
export function EvidenceLines({
  parts: { evidence, plan },
}: {
  parts: Pick<AnswerParts, 'evidence' | 'plan'>;
}): ReactNode {
  const planned = [shown(plan?.ownerName), plan?.due].filter(Boolean).join(', ');
  return (
    <>
      {evidence.map(({ id, title, address, text, file }) => (
        <p key={keyOf(id)}>
          Evidence: {[shown(title), shown(address), shown(text), shown(file?.name)].filter(Boolean).join(', ')}
          {file && `, SHA-256 ${file.sha256.slice(0, 16)}…`}
        </p>
      ))}
      {planned !== '' && <p>Planned: {planned}</p>}
    </>
  );
}
