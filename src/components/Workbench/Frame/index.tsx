import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import WidgetBoundary from '../../WidgetBoundary';
import AssessmentLine from './AssessmentLine';
import { parts, type WorkbenchPart } from './parts';
import styles from './styles.module.css';

interface Props {
  /** The page's heading, and its title in the browser's tab and in search results. */
  title: string;
  /** One sentence that says what the page is for: shown under the heading, and by search. */
  description: string;
  /** False on a page about somebody else's assessment: what is open here does not belong there. */
  isAboutOwn?: boolean;
  children: ReactNode;
}

const withoutSlash = (path: string) => path.replace(/\/$/, '');

function PartLink({ to, label }: WorkbenchPart): ReactNode {
  const isHere = withoutSlash(useLocation().pathname) === withoutSlash(useBaseUrl(to));
  return (
    <Link to={to} className={styles.part} aria-current={isHere ? 'page' : undefined}>
      {label}
    </Link>
  );
}

/** What every page of the workbench has around it: where one is, what is assessed, whether it is saved. */
export default function Frame({ title, description, isAboutOwn = true, children }: Props): ReactNode {
  return (
    <Layout title={title} description={description}>
      <main className={styles.page}>
        <nav aria-label="Workbench" className={styles.parts}>
          <ul>
            {parts.map((part) => (
              <li key={part.to}>
                <PartLink {...part} />
              </li>
            ))}
          </ul>
        </nav>
        {isAboutOwn && (
          <WidgetBoundary name="The assessment’s name">
            <AssessmentLine />
          </WidgetBoundary>
        )}
        <div className="markdown">
          <h1>{title}</h1>
          <p>{description}</p>
          {children}
        </div>
      </main>
    </Layout>
  );
}
