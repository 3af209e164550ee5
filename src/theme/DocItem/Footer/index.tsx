import { useDoc } from '@docusaurus/plugin-content-docs/client';
import type { ReactNode } from 'react';
import type { Source } from '../../../catalog/types';
import styles from './styles.module.css';

const months = 'January February March April May June July August September October November December'.split(' ');

/** "2026-11-26" → "26 November 2026". */
function inWords(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

/** `usual` is the day that the summary names: a line repeats no day but its own. */
function Line({ source, usual }: { source: Source; usual: string }): ReactNode {
  const { work, title, address, state, for: subject, checked } = source;
  return (
    <li>
      {title}
      {subject !== undefined && ` (for: ${subject})`} <span className={styles.address}>{address}</span>
      {work === undefined && `. ${state}`}
      {checked !== usual && `. Checked ${inWords(checked)}`}
    </li>
  );
}

/** The pages of one work under its title, and works of their own under none. */
function Group({ work, sources, usual }: { work?: string; sources: Source[]; usual: string }): ReactNode {
  return (
    <>
      {work !== undefined && (
        <p>
          {work}. {sources[0]?.state}:
        </p>
      )}
      <ul>
        {sources.map((source) => (
          <Line key={source.title} source={source} usual={usual} />
        ))}
      </ul>
    </>
  );
}

/** Leads to the page's source, where the site was built from a repository that people can reach. */
function EditLink({ address }: { address: string }): ReactNode {
  return (
    <p>
      <a href={address}>Edit this page</a>
    </p>
  );
}

/** What a page's statements were taken from, and when they were last compared with it: closed until a reader asks. */
export default function DocItemFooter(): ReactNode {
  const { metadata } = useDoc();
  const sources = (metadata.frontMatter as { sources?: Source[] }).sources ?? [];
  const oldest = sources.map(({ checked }) => checked).sort()[0];
  const { editUrl } = metadata;
  if (oldest === undefined) return editUrl ? <EditLink address={editUrl} /> : null;
  const works = [...new Set(sources.map(({ work }) => work))];
  return (
    <footer className={styles.sources} data-search-skip>
      <details>
        <summary>
          Sources of this page: {sources.length}, checked {inWords(oldest)}
        </summary>
        {works.map((work) => (
          <Group
            key={work ?? ''}
            work={work}
            sources={sources.filter((source) => source.work === work)}
            usual={oldest}
          />
        ))}
        <p>The addresses are text: we do not check whether they still answer.</p>
      </details>
      {editUrl && <EditLink address={editUrl} />}
    </footer>
  );
}
