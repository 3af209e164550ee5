import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { ReactNode } from 'react';
import type { CaseLink } from '../../catalog/types';
import { askToRun } from '../UseCases/askedRun';
import styles from './styles.module.css';

function Row({ id, title, route, isRunnable }: CaseLink): ReactNode {
  const history = useHistory();
  const address = useBaseUrl(route);
  return (
    <li>
      <Link to={route}>
        {id} {title}
      </Link>
      {isRunnable && (
        <button
          type="button"
          className={styles.run}
          aria-label={`Run ${id} ${title}`}
          onClick={() => history.push(address, askToRun(id))}
        >
          Run
        </button>
      )}
    </li>
  );
}

/** The use cases that exercise a checklist item, each with a button that runs it on its page. */
export default function CaseLinks({ useCases }: { useCases: readonly CaseLink[] }): ReactNode {
  if (useCases.length === 0) return null;
  return (
    <details className={styles.cases}>
      <summary>
        {useCases.length === 1 ? '1 use case exercises it' : `${useCases.length} use cases exercise it`}
      </summary>
      <ul>
        {useCases.map((useCase) => (
          <Row key={useCase.id} {...useCase} />
        ))}
      </ul>
    </details>
  );
}
