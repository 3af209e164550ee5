import type { ReactNode } from 'react';
import styles from './styles.module.css';
import type { SearchState } from './useSearch';

interface Props {
  state: SearchState;
  query: string;
  retry(): void;
}

const causes = {
  missing:
    'The search index is not there. The build makes it, so it is missing under “npm run dev”; on a site that was just updated, reload the page.',
  unreachable: 'The search index could not be loaded. Check your connection.',
};

function Failed({ state: { failed }, retry }: Props): ReactNode {
  return (
    <p className={styles.status} role="alert">
      {failed?.extent === 'all'
        ? 'Titles and names are searched, but the full texts could not be loaded. Check your connection.'
        : causes[failed?.trouble ?? 'unreachable']}{' '}
      <button type="button" onClick={retry}>
        Try again
      </button>
    </p>
  );
}

function statusText({ loaded, answer }: SearchState, query: string): string {
  if (query === '') return 'Type words, a question, a call such as POST /refunds, a field, an error code or an event.';
  if (loaded === null || answer === null) return 'Loading the index…';
  const { hits, missing } = answer.found;
  const more = loaded === 'names' ? ' Texts are still loading.' : '';
  const nowhere = missing.map((word) => `“${word}”`).join(', ');
  if (hits.length === 0) return `Nothing matches “${query}”. Try fewer or shorter words.${more}`;
  const count = hits.length === 1 ? '1 result' : `${hits.length} results`;
  const without = missing.length > 0 && loaded === 'all' ? ` without ${nowhere}, which no page has` : '';
  return `${count}${without}. Arrow keys move, Enter opens.${more}`;
}

/** What the search has found, or what keeps it from finding. */
export default function Status(props: Props): ReactNode {
  return (
    <>
      {props.state.failed && <Failed {...props} />}
      {!(props.state.failed?.extent === 'names') && (
        <p className={styles.status} role="status">
          {statusText(props.state, props.query)}
        </p>
      )}
    </>
  );
}
