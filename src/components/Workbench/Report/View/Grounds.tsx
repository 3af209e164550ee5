import { type ReactNode, useMemo } from 'react';
import { judgedBy, judgedIn, keyOf, shown } from '../../../../certification/report/formats/said';
import { signaturesIn } from '../../../../certification/report/formats/signed';
import type { ReadinessReport } from '../../../../certification/report/types';
import styles from './styles.module.css';

const day = (time: string) => time.slice(0, 16).replace('T', ' ');

/** Calls, runs, catalog and signatures: by these another can check it. */
export default function Grounds({ report }: { report: ReadinessReport }): ReactNode {
  const { ledger, catalog, salts } = report;
  const signatures = useMemo(() => signaturesIn(report), [report]);
  return (
    <section aria-labelledby="grounds" className={styles.part}>
      <h2 id="grounds">What it rests on</h2>
      <ul className={styles.grounds}>
        <li>Calls: {judgedIn(report)}.</li>
        <li>
          SHA-256 of the ledger: <code>{ledger.sha256}</code>
        </li>
        {ledger.notes.map((note) => (
          <li key={keyOf(note)}>{shown(note)}</li>
        ))}
        <li>
          Catalog: {catalog.items} items, SHA-256 <code>{catalog.sha256}</code>
        </li>
        {signatures.length === 0 && <li>Nobody signed it.</li>}
        {signatures.map((says) => (
          <li key={says}>{says}.</li>
        ))}
        {!salts && <li>It is redacted: names, notes and values from calls were taken out.</li>}
        <li>
          Whoever has the file and the ledger can check it:{' '}
          <code>connector-standards check report.json --ledger FILE</code>
        </li>
      </ul>
      <Runs report={report} />
    </section>
  );
}

function Runs({ report: { runs, attempts } }: { report: ReadinessReport }): ReactNode {
  const rows = [
    ...runs.map(({ id, name, startedTime, useCaseId, judged }) => ({
      key: `run ${id}`,
      ...{
        name: shown(name),
        startedTime,
        says: [shown(useCaseId), judged ? 'judged here' : 'not judged here'].filter(Boolean).join(', '),
      },
    })),
    ...attempts.map(({ runId, name, startedTime, states, rehearsal, toolVersion }) => {
      const all = Object.values(states);
      const failed = all.filter((state) => state === 'fail').length;
      const says = `kept: ${failed} of ${all.length} items it touched failed${judgedBy(toolVersion)}${rehearsal ? ', a rehearsal' : ''}`;
      return { key: `attempt ${keyOf(runId)} ${startedTime}`, name: shown(name), startedTime, says };
    }),
  ];
  if (rows.length === 0) return <p>No run was named, and no attempt kept.</p>;
  return (
    <>
      <h3>Runs and attempts</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Begun</th>
            <th scope="col">Name</th>
            <th scope="col">What of it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, startedTime, says }) => (
            <tr key={key}>
              <td>{day(startedTime)}</td>
              <td>{name}</td>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
