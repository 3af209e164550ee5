import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Duty, SheetRow } from '../../catalog/types';
import { Level, Origin } from '../Marks';
import type { Column } from '../RecordTable';
import styles from './styles.module.css';

type AnyDuty = Pick<Duty | SheetRow, 'text' | 'detail' | 'origin' | 'route' | 'level' | 'by'>;

const doers = { connector: 'Connector', store: 'Store', both: 'Connector and store' } as const;

interface Props {
  duty: AnyDuty;
  /** When or why it applies, as sentences; nothing where there is nothing to say. */
  reason?: ReactNode;
  /** Words of the link to the page that the duty is from. */
  link: string;
}

/** What a store owes, with the page and the kind of source that it is from. */
export default function DutyCell({ duty: { text, detail, route, origin }, reason, link }: Props): ReactNode {
  return (
    <span className={styles.duty}>
      {text}
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      {reason !== undefined && <span className={styles.detail}>{reason}</span>}
      <span className={styles.origins}>
        <Link to={route} aria-label={`Look it up: ${text}`}>
          {link}
        </Link>
        {origin.map((kind) => (
          <Origin key={kind} kind={kind} />
        ))}
      </span>
    </span>
  );
}

/** How much of a duty it is, and who does it: the columns beside a `DutyCell`. */
export const dutyColumns: Column<AnyDuty>[] = [
  { id: 'level', header: 'Level', cell: ({ level }) => <Level level={level} />, plain: true },
  { id: 'by', header: 'Who does it', cell: ({ by }) => doers[by] },
];
