import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { type ReactNode, useId, useState } from 'react';
import type { Standing } from '../../../certification/readiness/types';
import { anchorOfSubject } from '../../../certification/subjects/ids';
import type { SubjectKind } from '../../../certification/subjects/types';
import WidgetBoundary from '../../WidgetBoundary';
import { kindNames } from '../Subject/words';
import { catalog, useReadiness } from '../useReadiness';
import KindBar from './KindBar';
import Row from './Row';
import styles from './styles.module.css';
import { useKind } from './useKind';

const phaseTitle = (id: string) => {
  const phase = catalog.phases.find((one) => one.id === id);
  return phase ? `${phase.number === null ? '' : `${phase.number} `}${phase.title}` : id;
};

const gateNames: Readonly<Record<string, string>> = { entry: 'To enter', exit: 'To leave' };

/** Of what spreads over the phases, the phase; of what belongs to one, the list it stands in. */
function headingOf({ subject: { kind, phase, list } }: Standing): string {
  if (kind === 'criterion') return `${phaseTitle(phase)}: ${gateNames[list]?.toLowerCase()}`;
  return kind === 'task' || kind === 'deliverable' ? phaseTitle(phase) : list;
}

const isLeft = ({ subject, state, isAnswered }: Standing) =>
  subject.kind === 'question' ? !isAnswered : state === 'open' || state === 'failed';

function Groups({
  standings,
  answers,
}: {
  standings: readonly Standing[];
  answers: ReturnType<typeof useReadiness>['answers'];
}) {
  const headings = [...new Set(standings.map(headingOf))];
  return headings.map((heading) => (
    <section key={heading} className={styles.group}>
      <h2>{heading}</h2>
      <ul className={styles.rows}>
        {standings
          .filter((standing) => headingOf(standing) === heading)
          .map((standing) => (
            <Row key={standing.subject.id} standing={standing} answers={answers} />
          ))}
      </ul>
    </section>
  ));
}

function Content(): ReactNode {
  const { answers, readiness } = useReadiness();
  const [{ kind, anchor }, choose] = useKind();
  const [onlyLeft, setOnlyLeft] = useState(false);
  const id = useId();
  const brokenLinks = useBrokenLinks();
  for (const subject of catalog.subjects) brokenLinks.collectAnchor(anchorOfSubject(subject.id));
  const all = readiness.standings.filter(({ subject }) => subject.kind === kind);
  const isWanted = ({ subject }: Standing) => anchorOfSubject(subject.id) === anchor;
  const inScope = all.filter((standing) => standing.scope.isIn || isWanted(standing));
  const shown = onlyLeft ? inScope.filter((standing) => isLeft(standing) || isWanted(standing)) : inScope;
  const outOfScope = all.filter((standing) => !inScope.includes(standing));
  return (
    <div data-search-skip data-answers={answers.ready ? 'shown' : 'waiting'}>
      <KindBar kind={kind} choose={choose} standings={readiness.standings} />
      <p role="status" className={styles.sum}>
        <strong>
          {inScope.filter(isLeft).length} of {inScope.length} are left.
        </strong>{' '}
        <input type="checkbox" id={id} checked={onlyLeft} onChange={({ target }) => setOnlyLeft(target.checked)} />{' '}
        <label htmlFor={id}>Show only these</label>
      </p>
      <fieldset className={styles.list} disabled={!answers.ready} aria-label={kindNames[kind]}>
        <Groups standings={shown} answers={answers} />
      </fieldset>
      {shown.length === 0 && <p>Nothing is left here.</p>}
      <OutOfScope kind={kind} standings={outOfScope} />
    </div>
  );
}

function OutOfScope({ kind, standings }: { kind: SubjectKind; standings: readonly Standing[] }): ReactNode {
  if (standings.length === 0) return null;
  return (
    <details className={styles.out}>
      <summary>
        {kindNames[kind]} that do not concern you: {standings.length}
      </summary>
      <ul>
        {standings.map(({ subject, scope }) => (
          <li key={subject.id}>
            <Link to={subject.about}>{subject.title}</Link> {scope.why}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Everything that is answered and is no checklist item, a kind at a time. */
export default function Answers(): ReactNode {
  return (
    <WidgetBoundary name="The list of answers">
      <Content />
    </WidgetBoundary>
  );
}
