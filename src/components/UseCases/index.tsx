import type { ReactNode } from 'react';
import type { UseCaseGroup } from '../../catalog/types';
import SandboxSwitch from '../SandboxSwitch';
import WidgetBoundary from '../WidgetBoundary';
import Case from './Case';
import styles from './styles.module.css';
import { useRunHere } from './useRunHere';
import { useWatch } from './useWatch';

interface Props {
  /** Letter of the group. */
  group: string;
  /** Handed in while the page is built, by `remarkCatalogData`. */
  data?: UseCaseGroup;
}

/** The cases by name, since the page's own table of contents does not know them. */
function Contents({ useCases }: Pick<UseCaseGroup, 'useCases'>): ReactNode {
  return (
    <nav aria-label="Cases on this page">
      <ul className={styles.contents}>
        {useCases.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id.toLowerCase()}`}>
              {id} {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Cases({ useCases, items }: Pick<UseCaseGroup, 'useCases' | 'items'>): ReactNode {
  const watch = useWatch();
  const here = useRunHere();
  return (
    <>
      <div className={styles.switch}>
        <SandboxSwitch legend="Run cases in" />
        <p>A connector is watched on the local server: the sandbox in this page has no address that it could call.</p>
      </div>
      {useCases.map((useCase) => (
        <Case key={useCase.id} useCase={useCase} items={items} here={here} watch={watch} />
      ))}
    </>
  );
}

/** The use cases of a group: what must be there, which calls to make, what must happen, and what that proves. */
export default function UseCases({ group, data }: Props): ReactNode {
  if (!data) {
    throw new Error(
      `<UseCases group="${group}"> got no data. List remarkCatalogData among the docs plugins in docusaurus.config.ts.`,
    );
  }
  return (
    <div data-search-skip data-markdown={`use-cases:${data.id}`}>
      <Contents useCases={data.useCases} />
      <WidgetBoundary name="These cases">
        <Cases useCases={data.useCases} items={data.items} />
      </WidgetBoundary>
    </div>
  );
}
