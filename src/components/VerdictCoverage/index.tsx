import Link from '@docusaurus/Link';
import { type ReactNode, useId, useState } from 'react';
import type { VerificationMode } from '../../catalog/types';
import type { CoverageOfItem } from '../../certification/coverage';
import record from '../../generated/catalog/judging.json';
import { Level } from '../Marks';
import RecordTable, { BreakableCode, type Column, groupedBy, LinkList } from '../RecordTable';
import styles from './styles.module.css';

const rows = record as unknown as readonly CoverageOfItem[];

const modeNames: Record<VerificationMode, string> = {
  traffic: 'Calls decide',
  partial: 'Calls decide a part',
  attestation: 'A person decides',
};

type Part = VerificationMode | 'missing' | 'no-case';

const partNames: Record<Part, string> = {
  ...modeNames,
  missing: 'No rule yet',
  'no-case': 'No use case',
};

function isOf(part: Part, { mode, rule, useCases }: CoverageOfItem): boolean {
  if (part === 'missing') return mode !== 'attestation' && rule === null;
  return part === 'no-case' ? useCases.length === 0 : mode === part;
}

const countOf = (part: Part) => rows.filter((row) => isOf(part, row)).length;
/** Those that there is something to show of. */
const parts = (Object.keys(partNames) as Part[]).filter((part) => countOf(part) > 0);

function RuleText({ row: { rule } }: { row: CoverageOfItem }): ReactNode {
  if (!rule) return <span className={styles.none}>None</span>;
  return (
    <>
      {rule.standard}
      <details className={styles.rule}>
        <summary>What it looks at</summary>
        <ul>
          {rule.checks.map((check) => (
            <li key={check}>{check}</li>
          ))}
        </ul>
        <p>Where it breaks: {rule.mend}</p>
      </details>
    </>
  );
}

function Cases({ useCases }: Pick<CoverageOfItem, 'useCases'>): ReactNode {
  if (useCases.length === 0) return <span className={styles.none}>None</span>;
  const links = useCases.map(({ id, title, route, isRunnable }) => ({
    label: id,
    title: isRunnable ? title : `${title} (not by calls to the sandbox)`,
    to: route,
  }));
  return <LinkList links={links} />;
}

const columns: Column<CoverageOfItem>[] = [
  {
    id: 'item',
    header: 'Checklist item',
    cell: ({ item, question, route, level, mode }) => (
      <>
        <Link to={route}>
          <BreakableCode text={item} />
        </Link>
        <span className={styles.question}>{question}</span>
        <span className={styles.about}>
          <Level level={level} /> <strong>{modeNames[mode]}</strong>
        </span>
      </>
    ),
  },
  { id: 'rule', header: 'The rule', cell: (row) => <RuleText row={row} /> },
  {
    id: 'person',
    header: 'A person confirms',
    cell: ({ person, untested }) => (
      <>
        {person ?? <span className={styles.none}>Nothing</span>}
        {untested && <span className={styles.untested}>Not tested: {untested}</span>}
      </>
    ),
  },
  { id: 'cases', header: 'Use cases', cell: ({ useCases }) => <Cases useCases={useCases} /> },
];

function Counts(): ReactNode {
  const built = rows.filter(({ rule }) => rule !== null).length;
  return (
    <ul>
      <li>
        {countOf('traffic')} of {rows.length} items are decided by calls alone.
      </li>
      <li>
        {countOf('partial')} are decided in part: calls prove or disprove what they can, and a person confirms the rest.
      </li>
      <li>{countOf('attestation')} are for a person: no call shows them.</li>
      <li>
        {built} rules are built.{' '}
        {countOf('missing') === 0 ? 'None is missing.' : `${countOf('missing')} are still missing.`}
      </li>
    </ul>
  );
}

/** For each checklist item what calls decide, by which rule, what is left to a person, and which use cases exercise it. */
export default function VerdictCoverage(): ReactNode {
  const id = useId();
  const [part, setPart] = useState<Part | null>(null);
  const shown = part === null ? rows : rows.filter((row) => isOf(part, row));
  return (
    <div data-search-skip>
      <Counts />
      <p className={styles.filter}>
        <label htmlFor={id}>Show</label>{' '}
        <select id={id} value={part ?? ''} onChange={({ target }) => setPart((target.value as Part) || null)}>
          <option value="">all {rows.length} items</option>
          {parts.map((one) => (
            <option key={one} value={one}>
              {partNames[one]} ({countOf(one)})
            </option>
          ))}
        </select>{' '}
        <span role="status">
          {shown.length} of {rows.length} shown
        </span>
      </p>
      {shown.length > 0 && (
        <RecordTable
          caption={`What is decided how, ${shown.length} of ${rows.length} items`}
          columns={columns}
          groups={groupedBy(shown, ({ checklist }) => checklist)}
          rowKey={({ item }) => item}
          anchor={({ item }) => `decides-${item.replaceAll('.', '-')}`}
        />
      )}
    </div>
  );
}
