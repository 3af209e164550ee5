import { type ReactNode, useMemo } from 'react';
import { connectorIn, shown } from '../../../../certification/report/formats/said';
import { signaturesIn } from '../../../../certification/report/formats/signed';
import type { ReadinessReport } from '../../../../certification/report/types';
import OutcomeMark from './OutcomeMark';
import styles from './styles.module.css';

const environments = {
  sandbox: 'This sandbox',
  test: 'The provider’s test mode',
  production: 'Production',
} as const;

const when = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`;

/** Which connector, whose report, of when, and what it comes to. A page of its own on paper. */
export default function Cover({ report }: { report: ReadinessReport }): ReactNode {
  const { about, profile, createdTime, tool, digest } = report;
  const signatures = useMemo(() => signaturesIn(report), [report]);
  const connector = connectorIn(report);
  const team = shown(about.team);
  const rows: readonly (readonly [string, string])[] = [
    ['Connector', connector || 'not named in the passport'],
    ['Platform', shown(profile.platform) || 'not named in the passport'],
    ['Team', team || 'not named'],
    ['Assessment', shown(about.name) || 'without a name'],
    ['Connector stands in', environments[about.environment]],
    ['Made', `${when(createdTime)}, with Connector Standards ${tool.version}`],
    ['Answers saved', about.savedTime === null ? 'never: nobody answered yet' : when(about.savedTime)],
    ...signatures.map((says) => ['Signature', says] as const),
  ];
  return (
    <header className={styles.cover}>
      <p className={styles.kind}>Readiness report</p>
      <p className={styles.connector}>{connector || shown(about.name) || 'A connector'}</p>
      <OutcomeMark report={report} />
      <dl className={styles.facts}>
        {rows.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two signatures have one name
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.digest}>
        Digest <code>{digest}</code>
      </p>
      <p className={styles.disclaimer}>
        Made by the team itself against an independent simulator. It certifies nothing: the provider decides.
      </p>
    </header>
  );
}
